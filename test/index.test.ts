// The facade as its users meet it. What a config means is tested in processors/, the platforms in
// platforms/.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  BatchError,
  compile,
  CompileError,
  compileProgram,
  decodeProgram,
  diagnose,
  encodeProgram,
  init,
  load,
} from "../src/index.ts";
import { jsonToProto, protoToJson } from "./otlp/json.ts";
import { bodiesOf, logsOf } from "./processors/run-config.ts";

const batch = jsonToProto("logs", logsOf("a", "b"));

function bodies(output: Uint8Array): string[] {
  return bodiesOf(protoToJson("logs", output));
}

describe("compile", () => {
  test("statements whose context is inferred", () => {
    const processor = compile({ signal: "logs", statements: ['set(log.body, "x")'] });
    expect(bodies(processor.process(batch))).toEqual(["x", "x"]);
  });

  test("statements of a context that is named", () => {
    const statements = ['set(body, "x") where body == "a"'];
    const processor = compile({ signal: "logs", context: "log", statements });
    expect(bodies(processor.process(batch))).toEqual(["x", "b"]);
  });

  test("conditions", () => {
    const processor = compile({ signal: "logs", conditions: ['log.body == "a"'] });
    expect(bodies(processor.process(batch))).toEqual(["b"]);
    expect(processor.report()).toMatchObject({ records: 2, dropped: 1, failures: 0 });
  });

  test("a config needs a signal", () => {
    const config = { log_statements: ['set(log.body, "x")'] };
    // @types can't see it where a caller writes JavaScript.
    const untyped = compile as (config: object) => unknown;
    expect(() => untyped(config)).toThrow(TypeError);
  });

  test("all errors at once", () => {
    const statements = ["set(log.bdy, 1)", "ste(log.body, 1)", "set(log.body"];
    try {
      compile({ signal: "logs", statements });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      const found = error.diagnostics.map(({ code, place }) => `${place?.path} ${code}`);
      expect(found).toEqual([
        "log_statements[0] unknown-path",
        "log_statements[1] unknown-function",
        "log_statements[2] syntax",
      ]);
    }
  });
});

describe("a processor", () => {
  test("fails under propagate, with the statement and its record, and goes on", () => {
    const statements = ['set(log.severity_number, log.body) where log.body == "b"'];
    const processor = compile({ signal: "logs", statements, errorMode: "propagate" });
    try {
      processor.process(batch);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof BatchError)) throw error;
      expect(error.code).toBe("statement-failed");
      expect(error.failure).toMatchObject({ text: statements[0], position: [0, 0, 1, 0] });
    }
    const single = jsonToProto("logs", logsOf("a"));
    expect(processor.process(single)).toBe(single);
  });

  test("notes failures under ignore, and forgets them with the next batch", () => {
    const processor = compile({ signal: "logs", statements: ["set(log.flags, log.body)"] });
    expect(processor.process(batch)).toBe(batch);
    expect(processor.failures().map(({ code }) => code)).toEqual(["WrongType", "WrongType"]);
    processor.process(new Uint8Array(0));
    expect(processor.failures()).toEqual([]);
  });

  test("reads a batch that was written into its own memory", () => {
    const processor = compile({ signal: "logs", statements: ['set(log.body, "x")'] });
    processor.reserve(batch.length).set(batch);
    expect(bodies(processor.processReserved(batch.length))).toEqual(["x", "x"]);
  });

  test("reads metadata of the request beside the batch", () => {
    const statements = [
      'set(log.body, otelcol.client.metadata["x-tenant"][0])',
      'set(log.attributes["from"], otelcol.client.addr) where otelcol.client.addr != nil',
    ];
    const processor = compile({ signal: "logs", statements });
    const request = { clientAddress: "10.0.0.1", clientMetadata: { "x-tenant": "acme" } };
    const output = protoToJson("logs", processor.process(batch, request));
    expect(bodiesOf(output)).toEqual(["acme", "acme"]);
    expect(JSON.stringify(output)).toContain("10.0.0.1");
    const other = { clientMetadata: { "x-tenant": ["umbrella", "acme"] } };
    expect(bodies(processor.process(batch, other))).toEqual(["umbrella", "umbrella"]);
    expect(bodies(processor.process(batch))).toEqual([]);
  });

  test("is independent of other processors", () => {
    const one = compile({ signal: "logs", statements: ['set(log.body, "1")'] });
    const two = compile({ signal: "logs", statements: ['set(log.body, "2")'] });
    const output = one.process(batch);
    two.process(batch);
    expect(bodies(output)).toEqual(["1", "1"]);
  });

  test("runs many batches", () => {
    const processor = compile({ signal: "logs", conditions: ['log.body == "a"'] });
    for (let count = 0; count < 20_000; count++) processor.process(batch);
    expect(bodies(processor.process(batch))).toEqual(["b"]);
  });
});

describe("a program", () => {
  const program = compileProgram({ signal: "logs", statements: ['set(log.body, "x")'] });

  test("runs from its bytes", () => {
    expect(bodies(load(encodeProgram(program)).process(batch))).toEqual(["x", "x"]);
  });

  test("says what it was compiled from", () => {
    const { signal, statements } = decodeProgram(encodeProgram(program));
    expect(signal).toBe("logs");
    expect(statements).toMatchObject([{ text: 'set(log.body, "x")', path: "log_statements[0]" }]);
  });

  test("of another version is refused", () => {
    const older = encodeProgram({ ...program, version: program.version + 1 });
    expect(() => load(older)).toThrow(/compile it anew/);
    expect(() => load(Uint8Array.of(1, 2, 3))).toThrow();
  });
});

test("init takes the module's bytes", async () => {
  await init(new Uint8Array(readFileSync(join(import.meta.dirname, "..", "dist", "ottl.wasm"))));
  await init();
  const processor = compile({ signal: "logs", statements: ['set(log.body, "x")'] });
  expect(bodies(processor.process(batch))).toEqual(["x", "x"]);
});

test("diagnose says what is wrong without compiling", () => {
  expect(diagnose({ log_conditions: ["log.body =="] })).toMatchObject([{ code: "syntax" }]);
  expect(diagnose({ log_conditions: ["log.body == 1"] })).toEqual([]);
});
