// Identifiers: trace, span and profile ids, UUIDs, and what a span is.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, required } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Refusal } from "./record.ts";

const idTarget = required("target", "bytesLike");

/** A literal must already be an id: its bytes, or twice as many of hexadecimal text. */
function refuseWrongId(length: number) {
  return ([literal]: readonly LiteralArgument[]): Refusal | undefined => {
    if (literal === undefined) return undefined;
    const bytes = bytesOf(literal);
    if (bytes.length === length) return undefined;
    if (bytes.length === 2 * length && bytes.every(isHexDigit)) return undefined;
    const message = `target must be ${length} bytes or ${2 * length} hexadecimal digits`;
    return { message, parameter: 0 };
  };
}

/**
 * The bytes that the reference's ByteSliceLikeGetter makes of a literal; numbers have 8, a bool 1,
 * nil none.
 */
function bytesOf(literal: LiteralArgument): Uint8Array {
  if (literal instanceof Uint8Array) return literal;
  if (typeof literal === "string") return new TextEncoder().encode(literal);
  if (typeof literal === "boolean") return new Uint8Array(1);
  return new Uint8Array(typeof literal === "bigint" || typeof literal === "number" ? 8 : 0);
}

function isHexDigit(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}

export const ids: readonly FunctionRecord[] = [
  converter(FunctionNumber.IsRootSpan, {
    takes: [],
    gives: "bool",
    ignoresArguments: true,
  }),
  converter(FunctionNumber.ProfileID, {
    takes: [idTarget],
    gives: "profileId",
    refuse: refuseWrongId(16),
  }),
  converter(FunctionNumber.SpanID, {
    takes: [idTarget],
    gives: "spanId",
    refuse: refuseWrongId(8),
  }),
  converter(FunctionNumber.TraceID, {
    takes: [idTarget],
    gives: "traceId",
    refuse: refuseWrongId(16),
  }),
  converter(FunctionNumber.UUID, {
    takes: [],
    gives: "string",
    purity: "random",
    ignoresArguments: true,
  }),
  converter(FunctionNumber.UUIDv7, {
    takes: [],
    gives: "string",
    purity: "random",
    ignoresArguments: true,
  }),
];
