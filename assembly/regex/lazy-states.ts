// The states of a lazy DFA: made when the text first leads to them, kept in the pattern's own
// block.
//
// What a state is, is told in src/compiler/pattern/determinize.ts, which makes the same states
// ahead of time: a list of instructions in order of priority, with the context where one of them
// stands before an assertion. A full cache is emptied and filled again; a step then costs what a
// step of the Pike machine costs, so time stays linear.

import {
  Assertion,
  Context,
  LAZY_CAPACITY,
  LAZY_DEAD,
  LAZY_DEAD_MATCH,
  LAZY_FLAGS,
  LAZY_LEAF_COUNT,
  LAZY_LEAVES,
  LAZY_PROGRAM,
  LAZY_PROGRAM_COUNT,
  LAZY_SETTLED,
  LAZY_START,
  LAZY_STARTS,
  LAZY_STATE_COUNT,
  LAZY_STATES,
  LAZY_TABLE,
  LAZY_TABLE_SIZE,
  LAZY_UNKNOWN,
  LAZY_USED,
  LazyFlag,
  PATTERN_CLASSES,
  PATTERN_INSTRUCTION_BYTES,
  PATTERN_OP_BITS,
  PATTERN_OP_MASK,
  PATTERN_SETS,
  PATTERN_TRAITS,
  PatternOp,
  Trait,
  UNSET,
} from "../../format/pattern";
import { reserve } from "../memory/arena";

// The DFA that is being run, and scratch of its program's size. One search runs at a time.
let pattern: usize = 0;
let lazy: usize = 0;
let program: usize = 0;
let sets: usize = 0;
let traits: usize = 0;
let rows: usize = 0;
let endClass: u32 = 0;
let rowBytes: u32 = 0;
/** The pseudo instruction of a search: starts the program anew, at the lowest priority. */
let loop: u32 = 0;
let longest = false;
let emptied = false;
let visited: usize = 0;
let stamp: u32 = 0;
let stack: usize = 0;
let roots: usize = 0;
let rootCount: u32 = 0;
let items: usize = 0;
let itemCount: u32 = 0;

/**
 * Makes `block`, a lazy DFA of the pattern `owner`, the one that the functions below work on.
 * Answers its rows.
 */
export function openLazy(owner: usize, block: usize): usize {
  pattern = owner;
  lazy = block;
  program = pattern + load<u32>(block, LAZY_PROGRAM);
  sets = pattern + load<u32>(pattern, PATTERN_SETS);
  traits = pattern + load<u32>(pattern, PATTERN_TRAITS);
  rows = block + LAZY_STATES;
  endClass = load<u32>(pattern, PATTERN_CLASSES) << 1;
  rowBytes = (endClass + 2 + 3) & ~3;
  loop = load<u32>(block, LAZY_PROGRAM_COUNT);
  longest = (load<u32>(block, LAZY_FLAGS) & LazyFlag.Longest) != 0;
  visited = 0;
  return rows;
}

/** The state at the beginning of a search. */
export function lazyStart(context: Context): u32 {
  const known = load<u16>(lazy + (<usize>context << 1), LAZY_STARTS);
  if (known != 0) return known - 1;
  takeScratch();
  const searches = (load<u32>(lazy, LAZY_FLAGS) & LazyFlag.Search) != 0;
  store<u32>(roots, searches ? loop : load<u32>(lazy, LAZY_START));
  rootCount = 1;
  const state = stateOfRoots(context);
  if (state == LAZY_UNKNOWN) return state;
  store<u16>(lazy + (<usize>context << 1), <u16>(state + 1), LAZY_STARTS);
  return state;
}

/**
 * The state that follows the one at `row` on `classOffset`, noted in the row. LAZY_UNKNOWN: it does
 * not fit.
 */
export function lazyNext(row: u32, classOffset: u32): u32 {
  takeScratch();
  const end = classOffset == endClass;
  const trait: u32 = end ? 0 : load<u8>(traits + (classOffset >> 1));
  const matched = stepItems(rows + row + rowBytes, classOffset, trait, end);
  emptied = false;
  let state: u32 = LAZY_DEAD;
  if (!end) state = stateOfRoots(contextAfter(trait));
  if (state == LAZY_UNKNOWN) return state;
  if (matched) state = state == LAZY_DEAD ? LAZY_DEAD_MATCH : state | 1;
  // Where the cache was emptied, the row is gone.
  if (!emptied) store<u16>(rows + row + classOffset, <u16>state);
  return state;
}

function takeScratch(): void {
  if (visited != 0) return;
  const count = loop + 2;
  // Roots come from a state's items and from the beginning's leaves; a split leaves two on the
  // stack.
  visited = reserve(count * 28);
  memory.fill(visited, 0, count << 2);
  stamp = 0;
  roots = visited + (count << 2);
  items = roots + (count << 3);
  stack = items + (count << 2);
}

/**
 * Reads a rune with every item of a state: fills `roots`; says whether a match ends before the
 * rune.
 */
function stepItems(state: usize, classOffset: u32, trait: u32, end: bool): bool {
  const context = load<u32>(state);
  const settled = context == LAZY_SETTLED;
  let list = state + 8;
  let count = load<u32>(state, 4);
  if (!settled) {
    settle(list, count, assertionsBetween(context, trait, end));
    list = items;
    count = itemCount;
  }
  // No class has this offset, so that no instruction reads the end.
  const read = end ? UNSET : classOffset;
  rootCount = 0;
  let matched = false;
  let loops = false;
  for (let i: u32 = 0; i < count; i++) {
    const leaf = load<u32>(list + (i << 2));
    if (leaf != loop) {
      if (stepLeaf(leaf, read)) matched = true;
    } else {
      loops = true;
      if (settled && stepStart(read)) matched = true;
    }
    if (matched && !longest) return true;
  }
  if (loops) addRoot(loop);
  return matched;
}

/** Reads a rune with the leaves of the program's beginning. */
function stepStart(classOffset: u32): bool {
  const leaves = pattern + load<u32>(lazy, LAZY_LEAVES);
  const count = load<u32>(lazy, LAZY_LEAF_COUNT);
  let matched = false;
  for (let i: u32 = 0; i < count; i++) {
    if (stepLeaf(load<u32>(leaves + (i << 2)), classOffset)) matched = true;
    if (matched && !longest) return true;
  }
  return matched;
}

/** Reads a rune with one instruction; says whether it is a match. */
function stepLeaf(leaf: u32, classOffset: u32): bool {
  const at = program + leaf * PATTERN_INSTRUCTION_BYTES;
  const word = load<u32>(at);
  const op = word & PATTERN_OP_MASK;
  if (op == PatternOp.Match) return true;
  if (classOffset != UNSET && reads(op, load<u32>(at, 4), classOffset)) {
    addRoot(word >> PATTERN_OP_BITS);
  }
  return false;
}

function addRoot(instruction: u32): void {
  store<u32>(roots + (rootCount << 2), instruction);
  rootCount++;
}

function reads(op: u32, argument: u32, classOffset: u32): bool {
  if (op == PatternOp.Class) return classOffset == argument;
  if (op == PatternOp.Any) return true;
  const member = classOffset >> 1;
  return ((load<u8>(sets + argument + (member >> 3)) >> <u8>(member & 7)) & 1) != 0;
}

/** Fills `items` with the rune and match instructions behind a state's, all assertions decided. */
function settle(list: usize, count: u32, holds: u32): void {
  stamp++;
  itemCount = 0;
  for (let i: u32 = 0; i < count; i++) walk(load<u32>(list + (i << 2)), holds, ALL);
}

/** The state of the threads at `roots`, in that order. */
function stateOfRoots(context: Context): u32 {
  const holds = assertionsBefore(context);
  stamp++;
  itemCount = 0;
  for (let i: u32 = 0; i < rootCount; i++) {
    const cut = walk(load<u32>(roots + (i << 2)), holds, BEFORE);
    // What comes behind a match can never win.
    if (cut && !longest) break;
  }
  if (itemCount == 0) return LAZY_DEAD;
  if (!anyWaits()) return findState(items, itemCount, LAZY_SETTLED);
  // Kept as they came: the order of ways shows only when all assertions are decided.
  stamp++;
  let kept: u32 = 0;
  for (let i: u32 = 0; i < rootCount; i++) {
    const root = load<u32>(roots + (i << 2));
    if (load<u32>(visited + (root << 2)) == stamp) continue;
    store<u32>(visited + (root << 2), stamp);
    store<u32>(roots + (kept << 2), root);
    kept++;
  }
  return findState(roots, kept, context);
}

/** All assertions are decided. */
const ALL: u32 = ~0;
/** Those are that look at what stands before. */
const BEFORE: u32 = Assertion.BeginLine | Assertion.BeginText;

/**
 * Adds to `items` what `from` leads to without reading. Assertions in `decided` are passed if they
 * hold, others become items. Answers whether it came to a match, behind which it does not look.
 */
function walk(from: u32, holds: u32, decided: u32): bool {
  let top = stack;
  store<u32>(top, from);
  top += 4;
  while (top != stack) {
    top -= 4;
    const i = load<u32>(top);
    const mark = visited + (i << 2);
    if (load<u32>(mark) == stamp) continue;
    store<u32>(mark, stamp);
    if (i == loop) {
      addItem(i);
      if (decided == ALL) {
        store<u32>(top, load<u32>(lazy, LAZY_START));
        top += 4;
      }
      continue;
    }
    const at = program + i * PATTERN_INSTRUCTION_BYTES;
    const word = load<u32>(at);
    const next = word >> PATTERN_OP_BITS;
    const argument = load<u32>(at, 4);
    switch (word & PATTERN_OP_MASK) {
      case PatternOp.Split:
        store<u32>(top, argument);
        store<u32>(top, next, 4);
        top += 8;
        break;
      case PatternOp.Capture:
        store<u32>(top, next);
        top += 4;
        break;
      case PatternOp.Assert:
        if ((argument & ~decided) != 0) {
          addItem(i);
        } else if ((argument & ~holds) == 0) {
          store<u32>(top, next);
          top += 4;
        }
        break;
      case PatternOp.Fail:
        break;
      case PatternOp.Match:
        addItem(i);
        if (!longest) return true;
        break;
      default:
        addItem(i);
    }
  }
  return false;
}

function addItem(instruction: u32): void {
  store<u32>(items + (itemCount << 2), instruction);
  itemCount++;
}

function anyWaits(): bool {
  for (let i: u32 = 0; i < itemCount; i++) {
    const item = load<u32>(items + (i << 2));
    if (item == loop) {
      if ((load<u32>(lazy, LAZY_FLAGS) & LazyFlag.StartWaits) != 0) return true;
      continue;
    }
    const word = load<u32>(program + item * PATTERN_INSTRUCTION_BYTES);
    if ((word & PATTERN_OP_MASK) == PatternOp.Assert) return true;
  }
  return false;
}

/** A table that is fuller than three quarters is slow. */
const STATES_MAX: u32 = (LAZY_TABLE_SIZE >> 2) * 3;

/** The row of the state with these items, made when there is none. */
function findState(list: usize, count: u32, context: u32): u32 {
  let hash: u32 = context * 0x9e3779b1 + count;
  for (let i: u32 = 0; i < count; i++) {
    hash = (hash ^ load<u32>(list + (i << 2))) * 0x01000193;
  }
  hash ^= hash >> 15;
  const recordBytes = rowBytes + 8 + (count << 2);
  let slot = findSlot(hash, list, count, context);
  const known = load<u16>(slot);
  if (known != 0) return known - 1;
  let used = load<u32>(lazy, LAZY_USED);
  let states = load<u32>(lazy, LAZY_STATE_COUNT);
  const capacity = load<u32>(lazy, LAZY_CAPACITY);
  if (recordBytes > capacity) return LAZY_UNKNOWN;
  if (used + recordBytes > capacity || states >= STATES_MAX) {
    emptyCache();
    used = 0;
    states = 0;
    slot = findSlot(hash, list, count, context);
  }
  store<u32>(lazy, used + recordBytes, LAZY_USED);
  store<u32>(lazy, states + 1, LAZY_STATE_COUNT);
  store<u16>(slot, <u16>(used + 1));
  const record = rows + used;
  memory.fill(record, 0xff, rowBytes);
  store<u32>(record + rowBytes, context);
  store<u32>(record + rowBytes, count, 4);
  memory.copy(record + rowBytes + 8, list, count << 2);
  return used;
}

/** The table's slot of the state with these items, or the empty one where it belongs. */
function findSlot(hash: u32, list: usize, count: u32, context: u32): usize {
  let place = hash;
  while (true) {
    const slot = lazy + LAZY_TABLE + (<usize>(place & (LAZY_TABLE_SIZE - 1)) << 1);
    const known = <u32>load<u16>(slot);
    if (known == 0) return slot;
    const state = rows + (known - 1) + rowBytes;
    const alike = load<u32>(state) == context && load<u32>(state, 4) == count;
    if (alike && memory.compare(state + 8, list, count << 2) == 0) return slot;
    place++;
  }
}

function emptyCache(): void {
  store<u64>(lazy, 0, LAZY_STARTS);
  memory.fill(lazy + LAZY_TABLE, 0, LAZY_TABLE_SIZE << 1);
  store<u32>(lazy, 0, LAZY_STATE_COUNT);
  store<u32>(lazy, 0, LAZY_USED);
  emptied = true;
}

function contextAfter(trait: u32): Context {
  if (trait == Trait.Newline) return Context.Newline;
  return trait == Trait.Word ? Context.Word : Context.Other;
}

function assertionsBefore(context: u32): u32 {
  if (context == Context.Edge) return Assertion.BeginLine | Assertion.BeginText;
  return context == Context.Newline ? Assertion.BeginLine : 0;
}

function assertionsBetween(context: u32, trait: u32, end: bool): u32 {
  let flags = assertionsBefore(context);
  if (end) flags |= Assertion.EndLine | Assertion.EndText;
  else if (trait == Trait.Newline) flags |= Assertion.EndLine;
  const boundary = (context == Context.Word) != (trait == Trait.Word);
  return flags | (boundary ? Assertion.WordBoundary : Assertion.NoWordBoundary);
}
