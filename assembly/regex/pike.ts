// The Pike machine: runs all threads of the program side by side, a rune at a time. Right for every
// pattern, linear in the text; the other engines must agree with it, and it alone knows what the
// groups captured.
//
// A thread is an instruction that reads a rune (or Match) and the captures on its way there.
// Threads stand in order of priority; no two at one instruction, the first to arrive stays. At each
// place: a new thread at the start of the program while nothing has matched; then every thread
// either reads the rune and goes on, or dies. A thread that reaches Match gives the answer so far
// and ends all threads behind it. Memory: scratch above the arena's end, taken for the call only.
// Test: test/regex/engines.test.ts.

import {
  PATTERN_FLAGS,
  PATTERN_INSTRUCTION_BYTES,
  PATTERN_LEAD_COUNT,
  PATTERN_OP_BITS,
  PATTERN_OP_MASK,
  PATTERN_PROGRAM,
  PATTERN_PROGRAM_COUNT,
  PATTERN_SETS,
  PATTERN_START,
  PatternFlag,
  PatternOp,
  UNSET,
} from "../../format/pattern";
import { reserve } from "../memory/arena";
import { assertionsAt } from "./context";
import { skip } from "./dfa";
import { decodeRune, runeClass, runeOf, widthOf } from "./rune";

// The machine's registers. One search runs at a time.
let program: usize = 0;
let sets: usize = 0;
let start: u32 = 0;
let slotBytes: u32 = 0;
/** By instruction: the stamp of the place where a thread last came to it. */
let visited: usize = 0;
let stamp: u32 = 0;
let stack: usize = 0;
/** The threads being stepped: their instructions, and behind each other their captures. */
let threads: usize = 0;
let threadCaptures: usize = 0;
/** The threads that came to the next place. */
let nextThreads: usize = 0;
let nextCaptures: usize = 0;
let nextCount: u32 = 0;
/** The captures of the thread that matched last. */
let winner: usize = 0;

/**
 * Finds the leftmost-first match at or after `from` (only at `from` when `anchored`). Writes
 * `slots` capture slots to `captures`; with no slots it stops at the first sign of a match.
 */
export function runPike(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  anchored: bool,
  slots: u32,
  captures: usize,
): bool {
  prepare(pattern, slots);
  const skips = !anchored && load<u32>(pattern, PATTERN_LEAD_COUNT) != 0;
  const asserts = (load<u32>(pattern, PATTERN_FLAGS) & PatternFlag.Asserts) != 0;
  let matched = false;
  let flags = assertionsAt(text, length, from);
  let position = from;
  while (true) {
    if (skips && nextCount == 0 && !matched) {
      // Nothing is under way: on to where a match may begin.
      position = <u32>(skip(pattern, text + position, text + length) - text);
      flags = assertionsAt(text, length, position);
      stamp++;
    }
    if (!matched && (!anchored || position == from)) begin(position, flags, captures);
    if (nextCount == 0 && (matched || anchored)) return matched;
    // Read one rune; at the end, only matches count.
    let width: u32 = 0;
    let classOffset: u32 = UNSET;
    if (position < length) {
      const decoded = decodeRune(text + position, text + length);
      width = widthOf(decoded);
      classOffset = runeClass(pattern, runeOf(decoded));
      if (asserts) flags = assertionsAt(text, length, position + width);
    }
    if (stepAll(classOffset, position + width, flags)) {
      matched = true;
      if (slots == 0) return true;
      memory.copy(captures, winner, slotBytes);
      store<u32>(captures, position, 4);
    }
    if (position == length) return matched;
    position += width;
  }
}

/** Lays out the scratch, with no thread in it. */
function prepare(pattern: usize, slots: u32): void {
  const count = load<u32>(pattern, PATTERN_PROGRAM_COUNT);
  program = pattern + load<u32>(pattern, PATTERN_PROGRAM);
  sets = pattern + load<u32>(pattern, PATTERN_SETS);
  start = load<u32>(pattern, PATTERN_START);
  slotBytes = slots << 2;
  const listBytes = count * (4 + slotBytes);
  visited = reserve(count * 12 + 2 * listBytes);
  memory.fill(visited, 0, count << 2);
  stamp = 1;
  stack = visited + (count << 2);
  threads = stack + (count << 3);
  threadCaptures = threads + (count << 2);
  nextThreads = threads + listBytes;
  nextCaptures = nextThreads + (count << 2);
  nextCount = 0;
}

/** Adds a thread at the start of the program, behind those that came here. */
function begin(position: u32, flags: u32, blank: usize): void {
  if (slotBytes != 0) {
    memory.fill(blank, 0xff, slotBytes);
    store<u32>(blank, position);
  }
  add(start, position, flags, blank);
}

/** Reads a rune with every thread; says whether one was a match, and ends those behind it. */
function stepAll(classOffset: u32, position: u32, flags: u32): bool {
  const stepped = nextThreads;
  const steppedCaptures = nextCaptures;
  const count = nextCount;
  nextThreads = threads;
  nextCaptures = threadCaptures;
  nextCount = 0;
  threads = stepped;
  threadCaptures = steppedCaptures;
  stamp++;
  for (let i: u32 = 0; i < count; i++) {
    const own = steppedCaptures + i * slotBytes;
    if (step(load<u32>(stepped + (i << 2)), classOffset, position, flags, own)) {
      winner = own;
      return true;
    }
  }
  return false;
}

/** Runs one thread over the rune just read; answers whether it is a match. */
function step(
  instruction: u32,
  classOffset: u32,
  position: u32,
  flags: u32,
  captures: usize,
): bool {
  const at = program + instruction * PATTERN_INSTRUCTION_BYTES;
  const word = load<u32>(at);
  const op = word & PATTERN_OP_MASK;
  if (op == PatternOp.Match) return true;
  if (classOffset == UNSET) return false;
  const argument = load<u32>(at, 4);
  if (op == PatternOp.Class) {
    if (classOffset != argument) return false;
  } else if (op == PatternOp.Set) {
    const member = classOffset >> 1;
    if (((load<u8>(sets + argument + (member >> 3)) >> <u8>(member & 7)) & 1) == 0) return false;
  }
  add(word >> PATTERN_OP_BITS, position, flags, captures);
  return false;
}

/**
 * Follows `instruction` to all that it leads to without reading, and adds those threads to the next
 * list.
 */
function add(instruction: u32, position: u32, flags: u32, captures: usize): void {
  let top = stack;
  let i = instruction;
  while (true) {
    // UNSET: a capture was just undone, nothing to follow.
    if (i != UNSET && load<u32>(visited + (i << 2)) != stamp) {
      store<u32>(visited + (i << 2), stamp);
      const at = program + i * PATTERN_INSTRUCTION_BYTES;
      const word = load<u32>(at);
      const next = word >> PATTERN_OP_BITS;
      const argument = load<u32>(at, 4);
      switch (word & PATTERN_OP_MASK) {
        case PatternOp.Split:
          store<u32>(top, argument);
          store<u32>(top, UNSET, 4);
          top += 8;
          i = next;
          continue;
        case PatternOp.Capture:
          if (argument << 2 < slotBytes) {
            const slot = captures + (argument << 2);
            store<u32>(top, load<u32>(slot));
            store<u32>(top, argument, 4);
            top += 8;
            store<u32>(slot, position);
          }
          i = next;
          continue;
        case PatternOp.Assert:
          if ((argument & ~flags) != 0) break;
          i = next;
          continue;
        case PatternOp.Fail:
          break;
        default:
          store<u32>(nextThreads + (nextCount << 2), i);
          if (slotBytes != 0) {
            memory.copy(nextCaptures + nextCount * slotBytes, captures, slotBytes);
          }
          nextCount++;
      }
    }
    if (top == stack) return;
    top -= 8;
    const slot = load<u32>(top, 4);
    if (slot == UNSET) {
      i = load<u32>(top);
    } else {
      store<u32>(captures + (slot << 2), load<u32>(top));
      i = UNSET;
    }
  }
}
