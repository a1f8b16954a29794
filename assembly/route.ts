// Routing: passes whose result goes its own way. An entry of a routing table is a few passes:
// what matched becomes an output of its own, kept in the pass until the host asks for it; what is
// left is the input of the entries behind. An entry about the request has no messages to ask: its
// pass is a gate, which the host opens or closes for a batch (format/image.ts).
//
// Passes that are no walk stand around those of a processor that flattens (flatten/).

import {
  HEADER_CACHES,
  HEADER_PASSES,
  HEADER_PASSES_COUNT,
  PASS_BYTES,
  PASS_FLAGS,
  PASS_OPEN,
  PASS_OUTPUT,
  PASS_OUTPUT_BYTES,
  PassFlag,
} from "../format/image";
import { IMAGE_BASE } from "../format/limits";
import {
  beginFlattening,
  fitRoom,
  flatLength,
  flatRecords,
  flatStart,
  flattenPortion,
} from "./flatten/flatten";
import {
  beginGroups,
  gatherBatch,
  groupedLength,
  groupedStart,
  regroupBatch,
  regroupPortions,
} from "./flatten/regroup";
import { settleFailures } from "./machine/journal";
import { outputLength, outputStart, runPass, setFirstOrdinal } from "./pass";

/** Where the last output stands that is all of what was left: its bytes are read twice. */
let sharedStart: usize = 0;

/** What is left after the last pass. */
export let restStart: usize = 0;
export let restLength: u32 = 0;

function passAt(index: u32): usize {
  return <usize>load<u32>(IMAGE_BASE, HEADER_PASSES) + <usize>index * PASS_BYTES;
}

/** Opens or closes a gate for the batches to come. */
export function openGate(index: u32, open: bool): void {
  store<u32>(passAt(index), open ? 1 : 0, PASS_OPEN);
}

/** Where what a pass put aside stands: at the input's own address when that is all of it. */
export function routePointer(index: u32): usize {
  return load<u32>(passAt(index), PASS_OUTPUT);
}

export function routeBytes(index: u32): u32 {
  return load<u32>(passAt(index), PASS_OUTPUT_BYTES);
}

/** Runs every pass over the batch, each on what the one before left. */
export function runPasses(start: usize, length: u32): void {
  restStart = start;
  restLength = length;
  sharedStart = 0;
  const count = load<u32>(IMAGE_BASE, HEADER_PASSES_COUNT);
  const keepsPieces = load<u32>(IMAGE_BASE, HEADER_CACHES) != 0;
  for (let i: u32 = 0; i < count; i++) {
    const pass = passAt(i);
    const flags = load<u32>(pass, PASS_FLAGS);
    if ((flags & PassFlag.Gate) != 0) {
      runGate(pass, flags);
      continue;
    }
    if ((flags & PassFlag.Flattens) != 0) {
      i = runFlat(i, flags);
      continue;
    }
    // The host's batch must outlive what may still raise: it is put in order, or given back. So
    // must a batch of which a shared cache holds pieces for a later pass.
    const isFree = i + 1 == count || (restStart != start && !keepsPieces);
    const isRead = (flags & (PassFlag.Routes | PassFlag.Settles)) != 0 || restStart == sharedStart;
    runPass(pass, i, restStart, restLength, isFree && !isRead);
    if ((flags & PassFlag.Routes) != 0) {
      putAside(pass, outputStart, outputLength);
    } else {
      restStart = outputStart;
      restLength = outputLength;
    }
    if ((flags & PassFlag.Settles) != 0) settleFailures(restLength == 0);
  }
}

/** Runs what stands between a pass that flattens and its end; answers the last pass of it. */
function runFlat(first: u32, flags: u32): u32 {
  if ((flags & PassFlag.Regroups) != 0) {
    regroupBatch(restStart, restLength);
    restStart = groupedStart;
    restLength = groupedLength;
    return first;
  }
  let last = first + 1;
  while ((load<u32>(passAt(last), PASS_FLAGS) & PassFlag.Regroups) == 0) last++;
  const isWhole = (flags & PassFlag.OnePortion) != 0;
  beginFlattening(restStart, restLength, isWhole);
  beginGroups(false);
  let isChanged = false;
  let ordinal: u32 = 0;
  while (flattenPortion()) {
    setFirstOrdinal(ordinal);
    ordinal += flatRecords;
    let start = flatStart;
    let length = flatLength;
    for (let i = first + 1; i < last; i++) {
      runPass(passAt(i), i, start, length, !isWhole);
      start = outputStart;
      length = outputLength;
    }
    if (start != flatStart) isChanged = true;
    gatherBatch(start, length);
    fitRoom(length);
  }
  setFirstOrdinal(0);
  regroupPortions(restStart, restLength, isChanged);
  restStart = groupedStart;
  restLength = groupedLength;
  return last;
}

function runGate(pass: usize, flags: u32): void {
  const open = load<u32>(pass, PASS_OPEN) != 0;
  putAside(pass, restStart, open ? restLength : 0);
  if (!open || (flags & PassFlag.Routes) != 0) return;
  // Not the input's own address: that would mean that all of it is left.
  restStart += restLength;
  restLength = 0;
}

function putAside(pass: usize, start: usize, length: u32): void {
  if (start == restStart) sharedStart = start;
  store<u32>(pass, <u32>start, PASS_OUTPUT);
  store<u32>(pass, length, PASS_OUTPUT_BYTES);
}
