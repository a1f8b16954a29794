// Span kinds by name: `span.kind.string` ("Server") and `span.kind.deprecated_string`
// ("SPAN_KIND_SERVER"), as ptrace.SpanKind prints and contexts/internal/ctxspan/span.go reads them.

import { bytesEqual, lengthOf, pointerOf, setString } from "../value/cell";

const NAMES = memory.data<u8>([
  // "SPAN_KIND_" and the six names, upper case, then as ptrace prints them: one row of bytes, cut
  // by the table below.
  83, 80, 65, 78, 95, 75, 73, 78, 68, 95, 85, 78, 83, 80, 69, 67, 73, 70,
  73, 69, 68, 83, 80, 65, 78, 95, 75, 73, 78, 68, 95, 73, 78, 84, 69, 82, 78, 65, 76, 83, 80, 65,
  78, 95, 75, 73, 78, 68, 95, 83, 69, 82, 86, 69, 82, 83, 80, 65, 78, 95, 75, 73, 78, 68, 95, 67,
  76, 73, 69, 78, 84, 83, 80, 65, 78, 95, 75, 73, 78, 68, 95, 80, 82, 79, 68, 85, 67, 69, 82, 83,
  80, 65, 78, 95, 75, 73, 78, 68, 95, 67, 79, 78, 83, 85, 77, 69, 82, 85, 110, 115, 112, 101, 99,
  105, 102, 105, 101, 100, 73, 110, 116, 101, 114, 110, 97, 108, 83, 101, 114, 118, 101, 114, 67,
  108, 105, 101, 110, 116, 80, 114, 111, 100, 117, 99, 101, 114, 67, 111, 110, 115, 117, 109, 101,
  114, 0, 0, 0, 0, 0, 0, 0, 0,
]);

// Where each name starts, and where the last ends: enum names first.
const STARTS = memory.data<u8>([0, 21, 39, 55, 71, 89, 107, 118, 126, 132, 138, 146, 154]);
const KINDS: i32 = 6;

/** Sets `to` to the name of the kind; "" for a number that is none. */
export function setKindName(to: usize, kind: i32, enumName: bool): void {
  if (kind < 0 || kind >= KINDS) {
    setString(to, NAMES, 0);
    return;
  }
  const index = enumName ? kind : kind + KINDS;
  const start = <usize>load<u8>(STARTS + index);
  setString(to, NAMES + start, <u32>(load<u8>(STARTS + index, 1) - <u8>start));
}

/** The kind with the name in `text`, or -1. */
export function kindByName(text: usize, enumName: bool): i32 {
  for (let kind = 0; kind < KINDS; kind++) {
    const index = enumName ? kind : kind + KINDS;
    const start = <usize>load<u8>(STARTS + index);
    const length = <u32>load<u8>(STARTS + index, 1) - <u32>start;
    if (bytesEqual(pointerOf(text), lengthOf(text), NAMES + start, length)) return kind;
  }
  return -1;
}
