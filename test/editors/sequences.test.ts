// Editors in a row over random records, against the answers of the reference: sequences.ndjson,
// which test/oracle/editor-sequences.ts writes.

import { describe, expect, test } from "vitest";
import { canonicalBatch } from "../conformance/canonical.ts";
import { readLines } from "../conformance/answers.ts";
import { engineOf } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";

interface Sequence {
  readonly statements: readonly string[];
  readonly input: JsonObject;
  readonly output: JsonObject;
  /** The statements that fail. */
  readonly failed: readonly number[];
}

const sequences = readLines<Sequence>("test/editors/sequences.ndjson");

function batchOf(log: JsonObject): JsonObject {
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] };
}

function canonical(batch: JsonObject): string {
  return JSON.stringify(canonicalBatch(batch, "exact"), null, 1);
}

describe("editors in a row leave what the reference leaves", () => {
  for (const { statements, input, output, failed } of sequences) {
    test(statements.join("; "), async () => {
      const engine = await engineOf({ signal: "logs", context: "log", statements });
      const batch = jsonToProto("logs", batchOf(input));
      const result = protoToJson("logs", engine.process(batch).slice());
      expect(canonical(result)).toBe(canonical(batchOf(output)));
      expect(engine.failures().map(({ statement }) => statement)).toEqual(failed);
    });
  }
});
