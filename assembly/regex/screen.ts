// Which of several patterns may match in a text, found in one scan: src/compiler/pattern/screen.ts
// says what is looked for.
//
// Says yes too often, never no: rows that end behind the text count, and a row is not yet a match.
// Eight rows cost about what one search for a word costs, since nothing in the loop depends on what
// it finds. The screen remembers the last text, so that a list of statements on one value asks
// once; what is written meanwhile is another text, at another address.

import {
  LEAD_BYTES,
  SCREEN_FOUND,
  SCREEN_LENGTH,
  SCREEN_TABLES,
  SCREEN_TEXT,
} from "../../format/pattern";
import { bucketsOf, bytePasses } from "./search";

/** The next text is a new one, wherever it stands. */
// @ts-ignore: decorator
@inline
export function forgetText(screen: usize): void {
  store<u32>(screen, 0, SCREEN_TEXT);
}

/** May the pattern match that has `rows` of the screen? */
export function passesScreen(screen: usize, rows: u32, text: usize, length: u32): bool {
  const isKnown =
    load<u32>(screen, SCREEN_TEXT) == <u32>text &&
    load<u32>(screen, SCREEN_LENGTH) == length;
  if (!isKnown) look(screen, text, length);
  return (load<u32>(screen, SCREEN_FOUND) & rows) != 0;
}

function look(screen: usize, text: usize, length: u32): void {
  store<u32>(screen, <u32>text, SCREEN_TEXT);
  store<u32>(screen, length, SCREEN_LENGTH);
  store<u32>(screen, rowsIn(screen + SCREEN_TABLES, text, text + length), SCREEN_FOUND);
}

function rowsIn(tables: usize, at: usize, end: usize): u32 {
  if (ASC_FEATURE_SIMD) {
    const low0 = v128.load(tables);
    const high0 = v128.load(tables, 16);
    const low1 = v128.load(tables, LEAD_BYTES);
    const high1 = v128.load(tables, LEAD_BYTES + 16);
    const low2 = v128.load(tables, 2 * LEAD_BYTES);
    const high2 = v128.load(tables, 2 * LEAD_BYTES + 16);
    let found = i8x16.splat(0);
    for (; at < end; at += 16) {
      const passed = v128.and(bucketsOf(low0, high0, at), bucketsOf(low1, high1, at + 1));
      found = v128.or(found, v128.and(passed, bucketsOf(low2, high2, at + 2)));
    }
    let bits = v128.extract_lane<u64>(found, 0) | v128.extract_lane<u64>(found, 1);
    bits |= bits >> 32;
    bits |= bits >> 16;
    bits |= bits >> 8;
    return <u32>bits & 0xff;
  }
  let found: u32 = 0;
  for (; at < end; at++) {
    const first = bytePasses(tables, load<u8>(at));
    const second = bytePasses(tables + LEAD_BYTES, load<u8>(at, 1));
    found |= first & second & bytePasses(tables + 2 * LEAD_BYTES, load<u8>(at, 2));
  }
  return found;
}
