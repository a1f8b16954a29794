// Metadata of the request that brought a batch, for the engine: the body of an OTLP KeyValueList
// with the paths of the `otelcol` context as keys (docs/FORMAT.md). Lists stay lists: a header may
// come several times. Names are taken as written; those of HTTP and gRPC are best in lower case.

import { joinBytes } from "./join-bytes.ts";

/** What the `otelcol` context reads. What is absent is nil, or an empty map. */
export interface RequestMetadata {
  /** `otelcol.client.addr` */
  readonly clientAddress?: string;
  /** `otelcol.client.metadata`: headers. */
  readonly clientMetadata?: Readonly<Record<string, string | readonly string[]>>;
  /** `otelcol.client.auth.attributes` */
  readonly authAttributes?: Readonly<Record<string, string | readonly string[]>>;
  /** `otelcol.grpc.metadata` */
  readonly grpcMetadata?: Readonly<Record<string, string | readonly string[]>>;
}

const encoder = new TextEncoder();

/** The bytes of the metadata, as the engine reads them. */
export function encodeRequest(request: RequestMetadata): Uint8Array {
  const { clientAddress, clientMetadata, authAttributes, grpcMetadata } = request;
  return joinBytes([
    ...(clientAddress === undefined ? [] : [entry("client.addr", textValue(clientAddress))]),
    ...(clientMetadata === undefined ? [] : [entry("client.metadata", headers(clientMetadata))]),
    ...(authAttributes === undefined
      ? []
      : [entry("client.auth.attributes", plainMap(authAttributes))]),
    ...(grpcMetadata === undefined ? [] : [entry("grpc.metadata", headers(grpcMetadata))]),
  ]);
}

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Every header is a list, also where it came once. */
function headers(values: Values): Uint8Array {
  return mapValue(values, (value) => listValue(typeof value === "string" ? [value] : value));
}

function plainMap(values: Values): Uint8Array {
  return mapValue(values, (value) => {
    return typeof value === "string" ? textValue(value) : listValue(value);
  });
}

function mapValue(
  values: Values,
  valueOf: (value: string | readonly string[]) => Uint8Array,
): Uint8Array {
  const entries = Object.entries(values).map(([key, value]) => entry(key, valueOf(value)));
  return field(6, joinBytes(entries));
}

/** An entry of a KeyValueList; keys and values are fields 1 and 2 of a KeyValue. */
function entry(key: string, value: Uint8Array): Uint8Array {
  return field(1, joinBytes([field(1, encoder.encode(key)), field(2, value)]));
}

/** AnyValues: text is field 1, a list 5, a map 6. */
function textValue(text: string): Uint8Array {
  return field(1, encoder.encode(text));
}

function listValue(items: readonly string[]): Uint8Array {
  return field(5, joinBytes(items.map((item) => field(1, textValue(item)))));
}

function field(number: number, body: Uint8Array): Uint8Array {
  const head = [number * 8 + 2];
  let length = body.length;
  for (; length >= 0x80; length >>>= 7) head.push((length & 0x7f) | 0x80);
  return joinBytes([Uint8Array.from([...head, length]), body]);
}
