// The validator against the conformance vectors, its reasons as golden texts, and its limits at and
// one over.

import { beforeAll, describe, expect, test } from "vitest";
import { GROUP_NESTING_MAX, NESTING_MAX, VALUE_MESSAGES_MAX } from "../../format/limits.ts";
import { validate } from "../../src/runtime/validate.ts";
import type { Signal } from "../otlp/schema.ts";
import { type WireExports, wireEngine } from "./engine.ts";
import { fromHex, vectors } from "./vectors.ts";

let engine: WireExports;
beforeAll(async () => {
  engine = await wireEngine();
});

describe("conformance vectors", () => {
  test("there are 83", () => expect(vectors.length).toBe(83));
  test.each(vectors)("$id", ({ signal, hex, accept }) => {
    expect(validate(engine, signal, fromHex(hex))).toMatchObject({ accepted: accept });
  });
});

function verdictText(signal: Signal, bytes: Uint8Array): string {
  const verdict = validate(engine, signal, bytes);
  return verdict.accepted ? "accept" : `${verdict.offset} ${verdict.path}: ${verdict.reason}`;
}

/**
 * A field's bytes in hex ==> the verdict when it stands at offset 6 in a batch, as a log record's
 * only field.
 */
const recordReasons: readonly (readonly [field: string, reason: string])[] = [
  ["10 11", "accept"],
  ["80", "a varint that does not end in a field of LogRecord"],
  ["10 80", "a varint that does not end in field severity_number of LogRecord"],
  [
    "10 80808080808080808080 00",
    "a varint of more than 64 bits in field severity_number of LogRecord",
  ],
  [
    "10 ffffffffffffffffff 02",
    "a varint of more than 64 bits in field severity_number of LogRecord",
  ],
  ["00 00", "a field number in LogRecord that is not in 1 to 536870911"],
  ["80 80 80 80 10 05", "a field number in LogRecord that is not in 1 to 536870911"],
  ["16 00", "wire type 6, which there is not, in field severity_number of LogRecord"],
  ["9f 06", "wire type 7, which there is not, in field 99 of LogRecord"],
  ["1a 02 41", "length 2 where 1 bytes are left in field severity_text of LogRecord"],
  [
    "1a ffffffffffffffffff01",
    "length 4294967295 where 0 bytes are left in field severity_text of LogRecord",
  ],
  ["45 01 02", "2 bytes left where 4 are needed in field flags of LogRecord"],
  ["09 01", "1 bytes left where 8 are needed in field time_unix_nano of LogRecord"],
  ["28 05", "wire type 0 where field body of LogRecord needs 2"],
  ["08 05", "wire type 0 where field time_unix_nano of LogRecord needs 1"],
  ["2b 2c", "wire type 3 where field body of LogRecord needs 2"],
  ["9c 06", "an end of group without a start in field 99 of LogRecord"],
  ["1c", "an end of group without a start in field severity_text of LogRecord"],
  ["9b 06 94 06", "group 99 closed by number 98 in field 99 of LogRecord"],
  ["9b 06 08 01", "a group that does not end in field 99 of LogRecord"],
  ["9b 06 93 06 94 06 9c 06", "accept"],
  ["9b 06 1a 05 00 9c 06", "length 5 where 3 bytes are left in field 99 of LogRecord"],
  ["52 07 00000000000000", "an id of 7 bytes where field span_id of LogRecord needs 8"],
  ["4a 08 0000000000000000", "an id of 8 bytes where field trace_id of LogRecord needs 16"],
];

describe("reasons in a log record", () => {
  test.each(recordReasons)("%s ==> %s", (field, reason) => {
    const record = fromHex(field);
    const batch = [10, record.length + 4, 18, record.length + 2, 18, record.length, ...record];
    const where = "6 resource_logs[0].scope_logs[0].log_records[0]: ";
    const answer = reason === "accept" ? reason : where + reason;
    expect(verdictText("logs", Uint8Array.from(batch))).toBe(answer);
  });
});

const batchReasons: readonly (readonly [signal: Signal, hex: string, verdict: string])[] = [
  ["logs", "80", "0 : a varint that does not end in a field of LogsData"],
  ["logs", "0a 05 00", "0 : length 5 where 1 bytes are left in field resource_logs of LogsData"],
  [
    "logs",
    "0a 00 0a 0e 12 00 12 0a 12 00 12 00 12 04 2a 02 0a 05",
    "16 resource_logs[1].scope_logs[1].log_records[2].body: " +
      "length 5 where 0 bytes are left in field string_value of AnyValue",
  ],
  [
    "metrics",
    "0a 10 12 0e 12 0c 0a 01 68 4a 07 0a 05 32 03 01 02 03",
    "13 resource_metrics[0].scope_metrics[0].metrics[0].histogram.data_points[0]: " +
      "length 3 where the items of field bucket_counts of HistogramDataPoint take 8 bytes each",
  ],
  [
    "metrics",
    "0a 11 12 0f 12 0d 0a 01 68 52 08 0a 06 42 04 12 02 01 ac",
    "15 resource_metrics[0].scope_metrics[0].metrics[0].exponential_histogram.data_points[0]." +
      "positive: a varint that does not end in field bucket_counts of Buckets",
  ],
];

describe("reasons with their path", () => {
  test.each(batchReasons)("%s %s ==> %s", (signal, hex, verdict) => {
    expect(verdictText(signal, fromHex(hex))).toBe(verdict);
  });
});

function field(number: number, body: readonly number[]): number[] {
  const length: number[] = [];
  let rest = body.length;
  for (; rest >= 0x80; rest >>= 7) length.push((rest & 0x7f) | 0x80);
  return [(number << 3) | 2, ...length, rest, ...body];
}

/** A log batch whose body is this AnyValue. */
function batchOfBody(body: readonly number[]): Uint8Array {
  return Uint8Array.from(field(1, field(2, field(2, field(5, body)))));
}

describe("limits", () => {
  test.each([
    [NESTING_MAX, true],
    [NESTING_MAX + 1, false],
  ])("lists %i deep: %s", (depth, accepted) => {
    let body: number[] = [];
    for (let level = 0; level < depth; level++) body = field(5, field(1, body));
    expect(validate(engine, "logs", batchOfBody(body))).toMatchObject({ accepted });
  });

  test.each([
    [VALUE_MESSAGES_MAX, "accept"],
    [
      VALUE_MESSAGES_MAX + 1,
      "a value nested deeper than 100 messages at field values of ArrayValue",
    ],
  ])("%i messages in a value: %s", (messages, answer) => {
    // AnyValue and ArrayValue in turns, from the inside.
    let body: number[] = [];
    for (let level = messages; level > 1; level--) body = field(level % 2 === 0 ? 5 : 1, body);
    const verdict = validate(engine, "logs", batchOfBody(body));
    expect(verdict.accepted ? "accept" : verdict.reason).toBe(answer);
  });

  test.each([
    [GROUP_NESTING_MAX, true],
    [GROUP_NESTING_MAX + 1, false],
  ])("groups %i deep: %s", (depth, accepted) => {
    const start = Array.from({ length: depth }, () => [0x9b, 0x06]).flat();
    const end = Array.from({ length: depth }, () => [0x9c, 0x06]).flat();
    const batch = Uint8Array.from([...start, ...end]);
    expect(validate(engine, "logs", batch)).toMatchObject({ accepted });
  });
});
