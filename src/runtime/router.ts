// A router: an engine that holds a compiled routing table. A batch goes in, a batch for each
// pipeline comes out; each holds the bytes that came in, without what goes elsewhere.
//
// The engine makes an output for each entry of the table, and what is left goes to the default
// pipelines. Here they come together: what entries send to the same pipeline is one batch, in the
// order of the table, as protobuf allows by writing one behind the other. Conditions about the
// request are decided here, since they are the same for a whole batch.

import type { BatchReport, Engine, StatementCounts } from "./engine.ts";
import type { StatementFailure } from "./failures.ts";
import { joinBytes } from "./join-bytes.ts";
import type { ProgramRoutes, RequestCondition } from "./program.ts";
import type { RequestMetadata } from "./request.ts";

/** Compiled routing, one batch at a time. */
export class Router {
  private readonly routes: ProgramRoutes;

  constructor(private readonly engine: Engine) {
    const { routes } = engine.program;
    if (routes === undefined) throw new Error("The program has no routing table.");
    this.routes = routes;
  }

  /**
   * The batch of each pipeline that gets one, by the pipeline's name. A batch is the very input,
   * or bytes that are true until the next call: copy what must live longer. `request` is metadata
   * of the request that brought the batch. Throws BatchError.
   */
  routeBatch(batch: Uint8Array, request: RequestMetadata = noRequest): Map<string, Uint8Array> {
    const { table, defaults } = this.routes;
    for (const route of table) {
      if (route.request === undefined) continue;
      this.engine.openGate(route.pass, meetsRequest(route.request, request));
    }
    const rest = this.engine.process(batch, request);
    const parts = new Map<string, Uint8Array[]>();
    for (const { pass, pipelines } of table) {
      addParts(parts, pipelines, this.engine.routed(pass, batch));
    }
    addParts(parts, defaults, rest);
    return new Map([...parts].map(([pipeline, bytes]) => [pipeline, joined(bytes)]));
  }

  /** Counts of the last batch. */
  report(): BatchReport {
    return this.engine.report();
  }

  /** Conditions and statements that failed in the last batch under error mode ignore. */
  failures(): StatementFailure[] {
    return this.engine.failures();
  }

  /** What each condition and statement did in the last batch, in programs compiled with counts. */
  counts(): StatementCounts[] {
    return this.engine.counts();
  }
}

const noRequest: RequestMetadata = {};

/** Whether a value of the header, over gRPC or HTTP, is as the condition wants it. */
function meetsRequest(condition: RequestCondition, request: RequestMetadata): boolean {
  return [request.grpcMetadata, request.clientMetadata].some((headers = {}) => {
    return valuesOf(headers, condition.name).some((value) => {
      return (value === condition.value) === condition.isEqual;
    });
  });
}

/** The values of a header; the case of its name does not matter. */
function valuesOf(
  headers: Readonly<Record<string, string | readonly string[]>>,
  name: string,
): readonly string[] {
  const wanted = name.toLowerCase();
  return Object.entries(headers).flatMap(([key, values]) => {
    return key.toLowerCase() === wanted ? values : [];
  });
}

function addParts(
  parts: Map<string, Uint8Array[]>,
  pipelines: readonly string[],
  bytes: Uint8Array,
): void {
  if (!holdsResource(bytes)) return;
  for (const pipeline of pipelines) parts.set(pipeline, [...(parts.get(pipeline) ?? []), bytes]);
}

/** The tag of field 1, a message: in batches of every signal the resources with what they hold. */
const RESOURCE_TAG = 0x0an;

/**
 * Whether a batch holds any resource, however empty. All else that may stand there are fields that
 * nobody knows: mostly the first byte decides.
 */
function holdsResource(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const [tag, body] = readVarint(bytes, at);
    if (tag === RESOURCE_TAG) return true;
    at = skipBody(bytes, Number(tag & 7n), body);
  }
  return false;
}

/** Of groups only the tag is skipped, so that what is in them is met field by field. */
function skipBody(bytes: Uint8Array, wireType: number, at: number): number {
  if (wireType === 0) return readVarint(bytes, at)[1];
  if (wireType === 1) return at + 8;
  if (wireType === 5) return at + 4;
  if (wireType !== 2) return at;
  const [length, body] = readVarint(bytes, at);
  return body + Number(length);
}

function readVarint(bytes: Uint8Array, start: number): [bigint, number] {
  let value = 0n;
  let at = start;
  for (let shift = 0n; at < bytes.length; shift += 7n) {
    const byte = bytes[at++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return [value, at];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : joinBytes(parts);
}
