// The published OTLP schema (opentelemetry-proto 1.10, profiles v1development) for tests, as
// protobufjs types.
//
// proto/*.proto hold it, transcribed field by field without the documentation, each file a package.
// Only tests read this: the engine's own field numbers stand in format/otlp.ts, and
// test/wire/schema.test.ts holds the two against each other. 64-bit integers come out as Long,
// bytes as Uint8Array, names in lowerCamelCase as in OTLP/JSON.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import protobuf from "protobufjs";

export type Signal = "logs" | "metrics" | "traces" | "profiles";

const files = [
  "common",
  "resource",
  "logs",
  "trace",
  "metrics",
  "profiles",
  "logs_service",
  "trace_service",
  "metrics_service",
  "profiles_service",
];

/** Every package. */
export const schema: protobuf.Root = readSchema((text) => text);

/** The schema with its text edited first: a test may want strings as bytes. */
export function readSchema(edit: (text: string) => string): protobuf.Root {
  const root = new protobuf.Root();
  for (const name of files) {
    const text = readFileSync(join(import.meta.dirname, "proto", `${name}.proto`), "utf8");
    protobuf.parse(edit(text), root, { keepCase: false });
  }
  root.resolveAll();
  return root;
}

const batchNames: Readonly<Record<Signal, string>> = {
  logs: "opentelemetry.proto.logs.v1.LogsData",
  metrics: "opentelemetry.proto.metrics.v1.MetricsData",
  traces: "opentelemetry.proto.trace.v1.TracesData",
  profiles: "opentelemetry.proto.profiles.v1development.ProfilesData",
};

/**
 * LogsData, MetricsData, TracesData or ProfilesData: what ExportXxxServiceRequest is too, byte for
 * byte.
 */
export function batchType(signal: Signal, root: protobuf.Root = schema): protobuf.Type {
  return root.lookupType(batchNames[signal]);
}
