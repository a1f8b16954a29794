// Which of several patterns may match in a text, found in one scan: src/compiler/pattern/screen.ts
// says what is looked for.
//
// Says yes too often, never no: rows that end behind the text count, and a row is not yet a match.
// Eight rows cost what four searches for a literal do, or one that runs an automaton: nothing in
// the loop depends on what it finds. The screen remembers the last text, so that a list of
// statements on one value looks once; what is written meanwhile is another text, at another
// address. Each run of the machine forgets, since a text of the next record may stand where one of
// the last did.

import {
  LEAD_BYTES,
  SCREEN_FOUND,
  SCREEN_LENGTH,
  SCREEN_RUN,
  SCREEN_TABLES,
  SCREEN_TEXT,
  SCREEN_UNSCANNED,
} from "../../format/pattern";
import { bytePasses } from "./search";

/** Counts the runs of the machine. */
let run: u32 = 0;

/** Each screen's next text is a new one, wherever it stands. */
// @ts-ignore: decorator
@inline
export function forgetTexts(): void {
  run += 1;
}

/**
 * May the pattern match that has `rows` of the screen? The first that is `guarded` gets a yes
 * without a scan, which pays from the second on.
 */
export function passesScreen(
  screen: usize,
  rows: u32,
  guarded: bool,
  text: usize,
  length: u32,
): bool {
  const isKnown =
    load<u32>(screen, SCREEN_TEXT) == <u32>text &&
    load<u32>(screen, SCREEN_LENGTH) == length &&
    load<u32>(screen, SCREEN_RUN) == run;
  if (!isKnown && guarded) note(screen, text, length, SCREEN_UNSCANNED);
  else if (!isKnown || load<u32>(screen, SCREEN_FOUND) == SCREEN_UNSCANNED) {
    note(screen, text, length, rowsIn(screen + SCREEN_TABLES, text, text + length));
  }
  return (load<u32>(screen, SCREEN_FOUND) & rows) != 0;
}

function note(screen: usize, text: usize, length: u32, found: u32): void {
  store<u32>(screen, <u32>text, SCREEN_TEXT);
  store<u32>(screen, length, SCREEN_LENGTH);
  store<u32>(screen, run, SCREEN_RUN);
  store<u32>(screen, found, SCREEN_FOUND);
}

/** What is true of each place, moved to the place behind it. */
// @ts-ignore: decorator
@inline
function oneBefore(before: v128, now: v128): v128 {
  return i8x16.shuffle(
    before, now, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
  );
}

// @ts-ignore: decorator
@inline
function twoBefore(before: v128, now: v128): v128 {
  return i8x16.shuffle(
    before, now, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
  );
}

function rowsIn(tables: usize, at: usize, end: usize): u32 {
  if (ASC_FEATURE_SIMD) {
    const low0 = v128.load(tables);
    const high0 = v128.load(tables, 16);
    const low1 = v128.load(tables, LEAD_BYTES);
    const high1 = v128.load(tables, LEAD_BYTES + 16);
    const low2 = v128.load(tables, 2 * LEAD_BYTES);
    const high2 = v128.load(tables, 2 * LEAD_BYTES + 16);
    const nibble = i8x16.splat(15);
    let found = i8x16.splat(0);
    let before0 = found;
    let before1 = found;
    for (; at < end; at += 16) {
      const bytes = v128.load(at);
      const low = v128.and(bytes, nibble);
      const high = v128.and(i16x8.shr_u(bytes, 4), nibble);
      const first = v128.and(v128.swizzle(low0, low), v128.swizzle(high0, high));
      const second = v128.and(v128.swizzle(low1, low), v128.swizzle(high1, high));
      const third = v128.and(v128.swizzle(low2, low), v128.swizzle(high2, high));
      const passed = v128.and(twoBefore(before0, first), oneBefore(before1, second));
      found = v128.or(found, v128.and(passed, third));
      before0 = first;
      before1 = second;
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
