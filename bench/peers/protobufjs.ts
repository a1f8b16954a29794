// The peer protobufjs: reflection types, whose encode and decode are generated at load like pbjs's
// own. 64-bit fields are Long objects, the library's way to keep all bits.
import Long from "long";
import type { Signal } from "../../test/otlp/json.ts";
import { batchType } from "../../test/otlp/schema.ts";
import type { Batch, Codec } from "./batch.ts";
import { pointsByKind } from "./points.ts";

interface Value {
  stringValue?: string | null;
  boolValue?: boolean | null;
}

/** The codec for a signal's batches. */
export function protobufjsCodec(signal: Signal): Codec<Value, Long> {
  const type = batchType(signal);
  return {
    decode: (bytes) => type.decode(bytes) as Batch<Value, Long>,
    encode: (batch) => type.encode(batch).finish(),
    textOf: (value) =>
      value && Object.hasOwn(value, "stringValue") ? value.stringValue! : undefined,
    textValue: (stringValue) => ({ stringValue }),
    boolValue: (boolValue) => ({ boolValue }),
    attribute: (key, value) => ({ key, value }),
    isShorter: (start, end, nanos) =>
      (end ?? Long.UZERO)
        .subtract(start ?? Long.UZERO)
        .toSigned()
        .lessThan(nanos),
    pointsOf: pointsByKind,
  };
}
