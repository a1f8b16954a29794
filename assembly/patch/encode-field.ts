// A field that a statement wrote, as it goes on the wire: varints, fixed numbers, bytes. Defaults
// are left out, but for those that the message tells from absence.

import { Access, ACCESS_MASK, ACCESS_PRESENCE } from "../../format/access";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { commit, reserve } from "../memory/arena";
import { doubleOf, intOf, lengthOf, pointerOf } from "../value/cell";
import { sizeAnyValue, writeAnyValue } from "../value/encode";
import { writeBytes, writeVarint } from "../wire/write";

/** How many bytes the last field took. */
export let fieldBytes: u32 = 0;

/**
 * The field of a written slot as it goes on the wire; `fieldBytes` 0 where a default is left out.
 */
export function encodeField(slot: usize): usize {
  const cell = slot + ENTRY_CELL;
  const tag = load<u32>(slot, ENTRY_KEY);
  const access = load<u32>(slot, ENTRY_KEY_LENGTH);
  const presence = (access & ACCESS_PRESENCE) != 0;
  const wire = tag & 7;
  const isDouble = (access & ACCESS_MASK) == Access.Double;
  fieldBytes = 0;
  if (wire == 2) return encodeBytes(slot, tag, access);
  if (!presence && (isDouble ? reinterpret<i64>(doubleOf(cell)) : intOf(cell)) == 0) return 0;
  const start = reserve(16);
  let to = writeVarint(start, tag);
  if (wire == 0) {
    to = writeVarint(to, varintBits(access, intOf(cell)));
  } else if (wire == 5) {
    store<u32>(to, <u32>intOf(cell));
    to += 4;
  } else {
    store<u64>(to, load<u64>(cell, 8));
    to += 8;
  }
  commit(to);
  fieldBytes = <u32>(to - start);
  return start;
}

function varintBits(access: u32, value: i64): u64 {
  if ((access & ACCESS_MASK) != Access.Sint32) return <u64>value;
  return <u64>((<u32>value << 1) ^ <u32>(<i32>value >> 31));
}

function encodeBytes(slot: usize, tag: u32, access: u32): usize {
  const cell = slot + ENTRY_CELL;
  const kind = access & ACCESS_MASK;
  const anyValue = kind == Access.ValueString;
  const size = anyValue ? sizeAnyValue(cell) : lengthOf(cell);
  const keepEmpty = anyValue || kind == Access.Message || (access & ACCESS_PRESENCE) != 0;
  if (!keepEmpty && isDefaultBytes(kind, cell, size)) return 0;
  const start = reserve(<usize>size + 16);
  let to = writeVarint(writeVarint(start, tag), size);
  to = anyValue ? writeAnyValue(to, cell) : writeBytes(to, pointerOf(cell), size);
  commit(to);
  fieldBytes = <u32>(to - start);
  return start;
}

// "" and ids of zeros are what an absent field reads as.
function isDefaultBytes(kind: u32, cell: usize, size: u32): bool {
  if (size == 0) return true;
  const isId =
    (kind >= <u32>Access.TraceId && kind <= <u32>Access.SpanIdHex) ||
    kind == Access.ProfileId ||
    kind == Access.ProfileIdHex;
  if (!isId) return false;
  const bytes = pointerOf(cell);
  for (let i: u32 = 0; i < size; i++) {
    if (load<u8>(bytes + i) != 0) return false;
  }
  return true;
}
