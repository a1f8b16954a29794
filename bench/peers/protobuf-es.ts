// The peer protobuf-es: the same runtime that its generated code calls, over descriptors made at
// load. 64-bit fields are bigint, a oneof is a { case, value } pair, strings are checked UTF-8.
import { create, fromBinary, type Message, type Registry, toBinary } from "@bufbuild/protobuf";
import type { Signal } from "../../test/otlp/json.ts";
import { messageOf, registryOf } from "../../test/otlp/registry.ts";
import { batchType, schema } from "../../test/otlp/schema.ts";
import type { Attribute, Attributes, Batch, Codec, Metric } from "./batch.ts";

interface Value {
  value: { case: string | undefined; value?: unknown };
}
type Points = { data: { value?: { dataPoints: Attributes<Value>[] } } };

let registry: Registry | undefined;

/** The codec for a signal's batches. */
export function protobufEsCodec(signal: Signal): Codec<Value, bigint> {
  registry ??= registryOf(schema, "checked");
  const message = messageOf(registry, batchType(signal).fullName.slice(1));
  const anyValue = messageOf(registry, "opentelemetry.proto.common.v1.AnyValue");
  const keyValue = messageOf(registry, "opentelemetry.proto.common.v1.KeyValue");
  const valueOf = (member: string, value: unknown): Value =>
    create(anyValue, { value: { case: member, value } } as never) as unknown as Value;
  return {
    decode: (bytes) => fromBinary(message, bytes) as unknown as Batch<Value, bigint>,
    encode: (batch) => toBinary(message, batch as unknown as Message),
    textOf: (value) =>
      value?.value.case === "stringValue" ? (value.value.value as string) : undefined,
    textValue: (text) => valueOf("stringValue", text),
    boolValue: (flag) => valueOf("boolValue", flag),
    attribute: (key, value) =>
      create(keyValue, { key, value } as never) as unknown as Attribute<Value>,
    isShorter: (start, end, nanos) => (end ?? 0n) - (start ?? 0n) < BigInt(nanos),
    pointsOf: (metric) => (metric as Metric & Points).data.value?.dataPoints ?? [],
  };
}
