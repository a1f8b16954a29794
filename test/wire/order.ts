// What "in order" means, checked on bytes: every singular field once, a oneof once, tags and
// lengths in their shortest form, lists packed, Children last of what is known, unknown fields
// behind. The tests' own reading of assembly/wire/normalise.ts.

import protobuf from "protobufjs";

/** Lists (or oneofs of lists) by which a walk gets to the records. */
const children = new Set([
  "resourceLogs",
  "resourceSpans",
  "resourceMetrics",
  "resourceProfiles",
  "scopeLogs",
  "scopeSpans",
  "scopeMetrics",
  "scopeProfiles",
  "logRecords",
  "spans",
  "metrics",
  "profiles",
  "events",
  "samples",
  "gauge",
  "sum",
  "histogram",
  "exponentialHistogram",
  "summary",
  "dataPoints",
  "exemplars",
]);

/** The first thing that is out of order, or undefined. */
export function disorder(type: protobuf.Type, bytes: Uint8Array): string | undefined {
  const seen = new Set<string>();
  let rank = 0;
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    const number = tag >>> 3;
    const field = type.fieldsById[number];
    if (rankOf(field) < rank) return `${type.name} field ${number} stands too late`;
    rank = rankOf(field);
    if (field === undefined) {
      reader.skipType(tag & 7, 0, number);
      continue;
    }
    const at = `${type.name}.${field.name}`;
    if (reader.pos - start !== varintSize(tag)) return `${at} has a long tag`;
    if (field.repeated && (tag & 7) !== 2) return `${at} is not packed`;
    const once = onceName(field);
    if (once !== undefined && seen.has(once)) return `${at} stands twice`;
    if (once !== undefined) seen.add(once);
    const inner = field.resolvedType;
    if (!(inner instanceof protobuf.Type)) {
      reader.skipType(tag & 7, 0, number);
      continue;
    }
    const before = reader.pos;
    const size = reader.uint32();
    if (reader.pos - before !== varintSize(size)) return `${at} has a long length`;
    const below = disorder(inner, bytes.subarray(reader.pos, reader.pos + size));
    if (below !== undefined) return `${at}: ${below}`;
    reader.pos += size;
  }
  return undefined;
}

/** Known fields by number, Children after them, unknown ones last. */
function rankOf(field: protobuf.Field | undefined): number {
  if (field === undefined) return 2000;
  const isMessage = field.resolvedType instanceof protobuf.Type;
  return isMessage && children.has(field.name) ? field.id + 1000 : field.id;
}

/**
 * Under which name a field may stand once: a oneof's, its own; undefined for lists that can't be
 * packed.
 */
function onceName(field: protobuf.Field): string | undefined {
  const isMessage = field.resolvedType instanceof protobuf.Type;
  const isPackable = !isMessage && field.type !== "bytes" && field.type !== "string";
  if (field.repeated && !isPackable) return undefined;
  return field.partOf?.name.startsWith("_") === false ? field.partOf.name : field.name;
}

function varintSize(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}
