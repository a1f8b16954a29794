// A pass: one walk over the batch for one group of statements. Messages open from the outside in;
// the target's code runs on each target message; messages close from the inside out and leave
// patches. One recursive function serves every signal, since the nesting (resource, scope, record,
// data point ...) is a chain of layouts that the compiler wrote down.
//
// Metrics that statements add (metrics/births.ts) are visited behind the scope's own; a target that
// a function replaced as a whole closes another way (patch/replace.ts).
//
// What it leaves out: batches that are out of the ordinary raise `Unordered` (resolver/resolve.ts).

import {
  FieldAction,
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_DELTA,
  FRAME_DIRTY,
  FRAME_LAYOUT,
  FRAME_PREFIX,
  FRAME_SOURCE_START,
  LAYOUT_ACTIONS,
  LAYOUT_CHILD_FRAME,
  LAYOUT_CHILD_LAYOUT,
  LAYOUT_CHILD_TAG,
  LAYOUT_FLAGS,
  LayoutFlag,
  PASS_CODE,
  PASS_DECISION,
  PASS_ERROR_MODE,
  PASS_FLAGS,
  PASS_ROOT_FRAME,
  PASS_ROOT_LAYOUT,
  PASS_TARGET,
  PassFlag,
} from "../format/image";
import { allocate } from "./memory/arena";
import { allocateOutput, leadOf, moveOutput } from "./memory/input";
import { beginDecisions, replayDecisions, staysNext } from "./machine/decisions";
import { askEmpty, askRecords } from "./machine/empty";
import { beginJournal, ORDINALS } from "./machine/journal";
import { execute, Outcome } from "./machine/machine";
import { beginRows } from "./machine/rows";
import {
  birthBytes,
  birthField,
  birthFrame,
  endBirths,
  enterBirth,
  firstBirth,
  nextBirth,
  resetBirths,
  setBirth,
} from "./metrics/births";
import {
  beginEpoch,
  closeDictionary,
  closeFrame,
  dropField,
  dropMessage,
  grow,
  isListRewritten,
} from "./patch/close";
import {
  addPatch,
  beginPart,
  endPart,
  greatestGrowth,
  hasEffect,
  isOrdered,
  mendOrder,
  patchCount,
  reservePatch,
  resetPatches,
  settlePatches,
  sortPatches,
  splice,
  truncatePatches,
} from "./patch/patch";
import { beginTarget, closeReplaced, isReplaced, settleMessage } from "./patch/replace";
import { markDirty } from "./resolver/dirty";
import { beginDictionary, hasDictionary } from "./profiles/dictionary";
import { resolve, scanStop, setScanStop, unordered } from "./resolver/resolve";
import {
  malformed,
  readVarint,
  setBatchStart,
  skipField,
  twoByteLength,
  varintEnd,
} from "./wire/read";

let target: usize = 0;
let code: usize = 0;
let flags: u32 = 0;
let stopped: bool = false;
let records: u32 = 0;
let dropped: u32 = 0;

/** The output of the last pass: the input itself when nothing changed. */
export let outputStart: usize = 0;
export let outputLength: u32 = 0;

/** How many target messages the last pass ran on, and how many it dropped. */
export function recordCount(): u32 {
  return records;
}

export function dropCount(): u32 {
  return dropped;
}

export function resetCounts(): void {
  records = 0;
  dropped = 0;
  firstOrdinal = 0;
}

/** How many messages stand before the batch's first: it is a portion of a batch. */
let firstOrdinal: u32 = 0;

export function setFirstOrdinal(ordinal: u32): void {
  firstOrdinal = ordinal;
}

/**
 * Runs one pass over the batch of `length` bytes at `start`. Sets outputStart and outputLength.
 * `overInput`: nobody reads the input again, and the output may take its place.
 */
export function runPass(
  pass: usize,
  index: u32,
  start: usize,
  length: u32,
  overInput: bool,
): void {
  target = load<u32>(pass, PASS_TARGET);
  code = load<u32>(pass, PASS_CODE);
  flags = load<u32>(pass, PASS_FLAGS);
  stopped = false;
  setBatchStart(start);
  beginDictionary(start, length);
  resetPatches();
  resetBirths();
  beginTarget();
  beginEpoch();
  beginJournal(index, load<u32>(pass, PASS_ERROR_MODE));
  beginRows(pass);
  askRecords();
  walkedList = 0;
  if ((flags & PassFlag.Decides) != 0) beginDecisions(length);
  else if ((flags & PassFlag.Replays) != 0) replayDecisions(load<u32>(pass, PASS_DECISION));
  const recordsBefore = records;
  const droppedBefore = dropped;
  const root = <usize>load<u32>(pass, PASS_ROOT_FRAME);
  resolve(root, load<u32>(pass, PASS_ROOT_LAYOUT), 0, start, start + length);
  const kept = walkChildren(root, load<u32>(pass, PASS_ROOT_LAYOUT), 0);
  // A replay meets the same messages again; what routing leaves out of an output is not lost.
  if ((flags & PassFlag.Replays) != 0) records = recordsBefore;
  if ((flags & (PassFlag.Replays | PassFlag.Routes)) != 0) dropped = droppedBefore;
  // A dictionary alone is nothing that the filter would hand on.
  if (kept == 0 && (flags & PassFlag.DropEmpty) != 0 && hasDictionary()) {
    outputStart = allocate(16);
    outputLength = 0;
    return;
  }
  closeDictionary(root, start + length);
  emit(root, start, length, overInput);
}

function emit(root: usize, start: usize, length: u32, overInput: bool): void {
  if (!hasEffect()) {
    outputStart = start;
    outputLength = length;
    return;
  }
  sortPatches();
  outputLength = length + load<i32>(root, FRAME_DELTA);
  // A copy's last step writes up to 63 bytes past its end.
  const ahead = overInput ? <usize>greatestGrowth() + 64 : 0;
  const fits = overInput && ahead <= leadOf(start);
  const isInput = (flags & PassFlag.Routes) == 0;
  outputStart = fits ? moveOutput(start, ahead) : allocateOutput(outputLength, start, isInput);
  splice(start, length, outputStart);
}

/** Walks the repeated children of an open message. Answers how many are left. */
function walkChildren(frame: usize, layout: usize, depth: u32): u32 {
  const child = <usize>load<u32>(layout, LAYOUT_CHILD_FRAME);
  const childLayout = <usize>load<u32>(layout, LAYOUT_CHILD_LAYOUT);
  const tag = load<u32>(layout, LAYOUT_CHILD_TAG);
  if (tag == 0) return walkThrough(layout, child, depth);
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  const isReplayed = child == target && (flags & PassFlag.Replays) != 0;
  const staysShut = isReplayed && (flags & PassFlag.Shut) != 0;
  const outer = walkedList;
  const list = listOfChildren(layout);
  if (list != 0) walkedList = list;
  const isWatched = walkedList != 0;
  let kept: u32 = 0;
  let ordinal: u32 = depth == 0 ? firstOrdinal : 0;
  let p = scanStop;
  while (p < end && !stopped) {
    if (<u32>load<u8>(p) != tag) {
      p = skipOther(layout, p, end);
      continue;
    }
    // Most records take two bytes of length: the call for the rest costs as much as five fields.
    const head = load<u32>(p);
    let size: usize = (head >> 8) & 0x7f;
    let body = p + 2;
    if ((head & 0x8000) != 0) {
      if ((head & 0x800000) == 0) {
        size = twoByteLength(head);
        body = p + 3;
      } else {
        const long = readVarint(p + 1, end);
        body = varintEnd;
        if (long > <u64>(end - p)) malformed(p);
        size = <usize>long;
      }
    }
    const next = body + size;
    if (next > end) malformed(p);
    if (depth < 4) store<u32>(ORDINALS + (depth << 2), ordinal);
    ordinal += 1;
    if (isWatched && (isRewritten(list) || isRewritten(outer))) break;
    if (isReplayed && !staysNext()) dropField(child, p, next);
    else if (staysShut) kept += 1;
    else if (child == target) kept += visitTarget(child, childLayout, p, body, next);
    else kept += visit(child, childLayout, p, body, next, depth);
    p = next;
  }
  walkedList = outer;
  if (firstBirth != 0 && child == birthFrame) kept += walkBirths(frame, layout, depth, ordinal);
  return kept;
}

/** The innermost list that the walk is in and that the program reads or writes as one, or 0. */
let walkedList: usize = 0;

function isRewritten(list: usize): bool {
  return list != 0 && isListRewritten(list);
}

/** The slot by which the program reads or writes the children as a list, or 0. */
function listOfChildren(layout: usize): usize {
  const tag = <usize>load<u32>(layout, LAYOUT_CHILD_TAG);
  return <usize>(load<u32>(layout + LAYOUT_ACTIONS + (tag << 2)) & ~15);
}

// A statement on a child may put another list in the place of all children (`set(span.events, nil)`
// in context spanevent): there is none left to visit, and what was written in them is gone.
function forgetChildren(frame: usize, first: u32): void {
  const list = listOfChildren(load<u32>(frame, FRAME_LAYOUT));
  if (list == 0 || !isListRewritten(list)) return;
  truncatePatches(first);
  store<i32>(frame, 0, FRAME_DELTA);
}

// Metrics that statements added to this scope: visited like its own, then put behind them.
function walkBirths(scope: usize, layout: usize, depth: u32, ordinal: u32): u32 {
  let kept: u32 = 0;
  for (let birth = firstBirth; birth != 0 && !stopped; birth = nextBirth(birth)) {
    if (depth < 4) store<u32>(ORDINALS + (depth << 2), ordinal);
    ordinal += 1;
    enterBirth(birth);
    kept += visitBirth(scope, layout, birth, depth);
  }
  const first = patchCount();
  for (let birth = firstBirth; birth != 0; birth = nextBirth(birth)) {
    addPatch(load<u32>(scope, FRAME_BODY_END), 0, birthField(birth), birthBytes(birth));
    grow(scope, birthBytes(birth));
  }
  settlePatches(first);
  markDirty(scope);
  endBirths();
  return kept;
}

// Its patches are spliced at once into bytes of its own, so that the list holds those of the source
// alone.
function visitBirth(scope: usize, layout: usize, birth: usize, depth: u32): u32 {
  const child = <usize>load<u32>(layout, LAYOUT_CHILD_FRAME);
  const childLayout = <usize>load<u32>(layout, LAYOUT_CHILD_LAYOUT);
  const field = birthField(birth);
  const size = birthBytes(birth);
  readVarint(field + 1, field + size);
  if (child == target) {
    resolve(child, childLayout, field, varintEnd, field + size);
    records += 1;
    execute(code);
    settleMessage(child);
    beginTarget();
    const start = load<u32>(child, FRAME_SOURCE_START);
    setBirth(birth, start, load<u32>(child, FRAME_BODY_END) - start);
    return 1;
  }
  const outer = beginPart();
  const first = patchCount();
  const delta = load<i32>(scope, FRAME_DELTA);
  const kept = visit(child, childLayout, field, varintEnd, field + size, depth);
  const grown = <u32>(<i32>size + load<i32>(scope, FRAME_DELTA) - delta);
  store<i32>(scope, delta, FRAME_DELTA);
  if (patchCount() != first) {
    sortPatches(first);
    const edited = allocate(grown);
    splice(field, size, edited, first);
    setBirth(birth, edited, grown);
  }
  endPart(first, outer);
  return kept;
}

// A metric's data points stand inside a singular message, which closes with the metric.
function walkThrough(layout: usize, inner: usize, depth: u32): u32 {
  const bare: u32 = (flags & PassFlag.DropBare) != 0 ? 0 : 1;
  if ((load<u32>(layout, LAYOUT_FLAGS) & LayoutFlag.Through) == 0) return bare;
  const source = <usize>load<u32>(inner, FRAME_SOURCE_START);
  if (source == 0) return bare;
  const before = patchCount();
  store<u32>(inner, reservePatch(source) + 1, FRAME_PREFIX);
  setScanStop(load<u32>(inner, FRAME_BODY_START));
  const kept = walkChildren(inner, load<u32>(inner, FRAME_LAYOUT), depth);
  forgetChildren(inner, before + 1);
  if (patchCount() == before + 1) {
    truncatePatches(before);
    store<u32>(inner, 0, FRAME_PREFIX);
  }
  return kept;
}

// Behind the first child the scan may have stopped, trusting that nothing it wants comes later.
function skipOther(layout: usize, p: usize, end: usize): usize {
  const tag = readVarint(p, end);
  if (tag < 128 && tag != 0) {
    const action = load<u32>(layout + LAYOUT_ACTIONS + (<usize>tag << 2)) & 15;
    // A child here has an overlong tag, or its first byte had told.
    if (action == FieldAction.Message || action == FieldAction.Child) unordered();
  }
  return skipField(p, end);
}

// A message on the way to the target: open, go on, close.
function visit(
  frame: usize,
  layout: usize,
  source: usize,
  start: usize,
  end: usize,
  depth: u32,
): u32 {
  const wasOrdered = isOrdered();
  const prefix = reservePatch(source);
  resolve(frame, layout, source, start, end);
  const kept = walkChildren(frame, layout, depth + 1);
  forgetChildren(frame, prefix + 1);
  if (kept == 0 && (flags & PassFlag.DropEmpty) != 0 && maySweep(depth)) {
    truncatePatches(prefix);
    dropMessage(frame);
    return 0;
  }
  if (load<u32>(frame, FRAME_DIRTY) != 0) closeFrame(frame, prefix);
  else if (patchCount() == prefix + 1) truncatePatches(prefix);
  if (depth == 0) mendOrder(prefix, wasOrdered);
  return 1;
}

// Whether an empty message may go: not where its own condition failed, or one further up.
function maySweep(depth: u32): bool {
  if ((flags & PassFlag.AsksEmpty) == 0) return true;
  askEmpty(depth);
  const outcome = execute(code);
  askRecords();
  return outcome == Outcome.Drop;
}

// @ts-ignore: decorator
@inline
function visitTarget(frame: usize, layout: usize, source: usize, start: usize, end: usize): u32 {
  resolve(frame, layout, source, start, end);
  records += 1;
  if (execute(code) == Outcome.Drop) {
    dropped += 1;
    dropMessage(frame);
    return 0;
  }
  if (isReplaced) closeReplaced(frame);
  else if (load<u32>(frame, FRAME_DIRTY) != 0) closeFrame(frame, reservePatch(source));
  if ((flags & PassFlag.FirstOnly) != 0) stopped = true;
  return 1;
}
