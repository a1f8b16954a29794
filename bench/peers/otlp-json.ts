// The peer OTLP/JSON: the same batch as text, parsed, changed and written again with what
// JavaScript has. 64-bit integers are decimal text, so their difference goes through BigInt.
import type { Batch, Codec } from "./batch.ts";
import { pointsByKind } from "./points.ts";

interface Value {
  stringValue?: string;
  boolValue?: boolean;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The codec for OTLP/JSON batches of any signal. */
export function otlpJsonCodec(): Codec<Value, string> {
  return {
    decode: (bytes) => JSON.parse(decoder.decode(bytes)) as Batch<Value, string>,
    encode: (batch) => encoder.encode(JSON.stringify(batch)),
    textOf: (value) => value?.stringValue,
    textValue: (stringValue) => ({ stringValue }),
    boolValue: (boolValue) => ({ boolValue }),
    attribute: (key, value) => ({ key, value }),
    isShorter: (start, end, nanos) => BigInt(end ?? 0) - BigInt(start ?? 0) < BigInt(nanos),
    pointsOf: pointsByKind,
  };
}
