// Functions about spans: a batch of generated spans each, and what a small model makes of them.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { engineOf } from "../../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../../otlp/json.ts";
import { list } from "../metric-text.ts";

interface Span {
  readonly name: string;
  readonly kind: number;
  readonly parentSpanId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const kinds = { server: 2, client: 3, producer: 4, consumer: 5 } as const;

/** Names of the semantic conventions and their older ones: few, so that rules meet. */
const names = [
  ...["http.request.method", "http.method", "http.route", "url.template"],
  ...["rpc.system.name", "rpc.system", "rpc.method", "rpc.service", "rpc.grpc.service"],
  ...["db.system.name", "db.system", "db.query.summary", "db.operation.name", "db.operation"],
  ...["db.namespace", "db.name", "db.collection.name", "db.stored_procedure.name"],
  ...["server.address", "server.port", "messaging.system", "messaging.operation.name"],
  ...["messaging.operation", "messaging.destination.template", "messaging.destination.name"],
  ...["messaging.destination"],
] as const;

const value = fc.string({ unit: fc.constantFrom(..."abé/"), minLength: 1, maxLength: 4 });
const spans: fc.Arbitrary<Span> = fc.record({
  name: value,
  kind: fc.integer({ min: 0, max: 5 }),
  parentSpanId: fc.constantFrom("", "0000000000000000", "0102030405060708"),
  attributes: fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: 7 })
    .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), value))))
    .map((entries) => Object.fromEntries(entries)),
});

type Find = (...keys: readonly string[]) => string | undefined;

/** The rules of a kind in their order; the first that has a name gives it. */
function semanticName({ kind, name, attributes }: Span): string {
  const find: Find = (...keys) => {
    const key = keys.find((each) => attributes[each] !== undefined);
    return key === undefined ? undefined : attributes[key];
  };
  const rules = {
    [kinds.server]: () => httpName(find, "http.route") ?? rpcName(find) ?? messageName(find),
    [kinds.client]: () =>
      httpName(find, "url.template") ?? rpcName(find) ?? databaseName(find) ?? messageName(find),
    [kinds.producer]: () => messageName(find),
    [kinds.consumer]: () => messageName(find),
  };
  return rules[kind as 2 | 3 | 4 | 5]?.() ?? name;
}

function joined(between: string, ...parts: readonly (string | undefined)[]): string | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length === 0 ? undefined : present.join(between);
}

function httpName(find: Find, subject: string): string | undefined {
  const method = find("http.request.method", "http.method");
  return method && joined(" ", method, find(subject));
}

function rpcName(find: Find): string | undefined {
  const system = find("rpc.system.name", "rpc.system");
  const method = find("rpc.method");
  const service = find("rpc.service", "rpc.grpc.service");
  if (service === undefined) return system && (method ?? system);
  return system && `${service}/${method ?? "*"}`;
}

const server = (find: Find) => {
  const address = find("server.address");
  return address && joined(":", address, find("server.port"));
};

function databaseName(find: Find): string | undefined {
  const system = find("db.system.name", "db.system");
  if (system === undefined) return undefined;
  const thing = find("db.collection.name", "db.stored_procedure.name");
  const target = joined(".", find("db.namespace", "db.name"), thing) ?? server(find);
  const operation = find("db.operation.name", "db.operation");
  return find("db.query.summary") ?? joined(" ", operation, target) ?? system;
}

function messageName(find: Find): string | undefined {
  const system = find("messaging.system");
  const operation = find("messaging.operation.name", "messaging.operation");
  const named = find(
    ...["messaging.destination.template", "messaging.destination.name", "messaging.destination"],
  );
  return system && (joined(" ", operation, named ?? server(find)) ?? system);
}

async function runOf(statement: string): Promise<(batch: readonly Span[]) => JsonObject[]> {
  const statements = [statement];
  const run = { signal: "traces", context: "span", statements, functions: "transform" } as const;
  const engine = await engineOf(run);
  return (batch) => {
    const written = batch.map(({ attributes, ...span }) => {
      const pairs = Object.entries(attributes).map(([key, stringValue]) => {
        return { key, value: { stringValue } };
      });
      return { ...span, attributes: pairs };
    });
    const input = { resourceSpans: [{ scopeSpans: [{ spans: written }] }] };
    const output = protoToJson("traces", engine.process(jsonToProto("traces", input)).slice());
    return list(output["resourceSpans"])
      .flatMap((resource) => list(resource["scopeSpans"]))
      .flatMap((scope) => list(scope["spans"]));
  };
}

const batches = fc.array(spans, { minLength: 1, maxLength: 30 });

test("set_semconv_span_name(..): the name that the rules of a span's kind give", async () => {
  const run = await runOf('set_semconv_span_name("1.37.0", "old")');
  fc.assert(
    fc.property(batches, (batch) => {
      const ours = run(batch).map(({ name, attributes }) => {
        const old = list(attributes).find(({ key }) => key === "old");
        return [name, old && (old["value"] as JsonObject)["stringValue"]];
      });
      const wanted = batch.map((span) => {
        const name = semanticName(span);
        return [name, name === span.name ? undefined : span.name];
      });
      expect(ours).toEqual(wanted);
    }),
  );
});

test("IsRootSpan(): no parent, or one of zeros", async () => {
  const run = await runOf('set(span.name, "root") where IsRootSpan()');
  fc.assert(
    fc.property(batches, (batch) => {
      const wanted = batch.map(({ name, parentSpanId }) => {
        return /^0*$/.test(parentSpanId) ? "root" : name;
      });
      expect(run(batch).map(({ name }) => name)).toEqual(wanted);
    }),
  );
});
