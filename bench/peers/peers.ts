// The JavaScript peers: decode, change, encode, with each library, for the workloads that jobs.ts
// knows. A peer gets the batch in its own form (OTLP/JSON as text, the others as protobuf) and
// gives it back so.
import { type JsonObject, protoToJson, type Signal } from "../../test/otlp/json.ts";
import type { Workload } from "../workloads.ts";
import type { Codec } from "./batch.ts";
import { jobsOf } from "./jobs.ts";
import { otlpJsonCodec } from "./otlp-json.ts";
import { protobufEsCodec } from "./protobuf-es.ts";
import { protobufjsCodec } from "./protobufjs.ts";

export interface Peer {
  readonly name: string;
  /** The batch in the form that the peer reads. */
  readonly input: Uint8Array;
  /** One batch through the peer. */
  run(): Uint8Array;
  /** What the peer made of the batch, as OTLP/JSON. */
  output(): JsonObject;
}

/** The three peers of a workload; none for a workload that no one wrote by hand. */
export function peersOf(workload: Workload): Peer[] {
  const { signal, batch } = workload;
  const text = new TextEncoder().encode(JSON.stringify(protoToJson(signal, batch)));
  const fromText = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as JsonObject;
  const fromProto = (bytes: Uint8Array) => protoToJson(signal, bytes);
  return [
    ...peerOf("protobufjs", workload, protobufjsCodec, batch, fromProto),
    ...peerOf("protobuf-es", workload, protobufEsCodec, batch, fromProto),
    ...peerOf("otlp-json", workload, otlpJsonCodec, text, fromText),
  ];
}

function peerOf<Value, Int>(
  name: string,
  workload: Workload,
  codecOf: (signal: Signal) => Codec<Value, Int>,
  input: Uint8Array,
  toJson: (bytes: Uint8Array) => JsonObject,
): Peer[] {
  const codec = codecOf(workload.signal);
  const job = jobsOf(codec)[workload.name];
  if (!job) return [];
  const run = (): Uint8Array => {
    const decoded = codec.decode(input);
    job(decoded);
    return codec.encode(decoded);
  };
  return [{ name, input, run, output: () => toJson(run()) }];
}
