// Everything that the engine exports. docs/FORMAT.md describes the protocol for hosts in other
// languages:
//
//   1. write the program image at image(bytes), call load_image()
//   2. for each batch: p = input(bytes), write the batch there, call process(p, bytes)
//   3. read outputPointer(), outputBytes(); the input's address means that nothing changed
//
// `process` may end by the host raising (memory/host.ts): with Unordered the host calls `order(p,
// bytes)` and then `process` on what it answers.

import {
  HEADER_CACHES,
  HEADER_END,
  HEADER_MAGIC,
  HEADER_ROOT_MESSAGE,
  HEADER_VERSION,
  IMAGE_MAGIC,
  IMAGE_VERSION,
} from "../format/image";
import { IMAGE_BASE, INPUT_SLACK_BYTES } from "../format/limits";
import { Status } from "../format/status";
import { Flavor, ValueType } from "../format/value";
import { setNode } from "./value/cell";
import { newNode } from "./value/node";
import { forgetPatterns } from "./regex/from-data";
import { resetJournal } from "./machine/journal";
import { setRequest } from "./machine/request";
import { allocate, resetArena } from "./memory/arena";
import { raise } from "./memory/host";
import { allocateInput } from "./memory/input";
import { normaliseBatch, normalisedLength } from "./wire/normalise";
import { resetCounts } from "./pass";
import { restLength, restStart, runPasses } from "./route";

export { failureCount, failureRecords, remarkCount } from "./machine/journal";
export { room } from "./functions/host-call";
export { dropCount, recordCount } from "./pass";
export { openGate, routeBytes, routePointer } from "./route";
export { supply } from "./memory/supply";
export { openAll } from "./value/node";
export { locate, stepsAddress } from "./wire/locate";
export { problemAddress, validateBatch } from "./wire/validate";

let imageEnd: usize = IMAGE_BASE;

/** Where the host writes the program image; memory reaches at least `bytes` beyond. */
export function image(bytes: u32): usize {
  if (__heap_base > <usize>IMAGE_BASE) raise(Status.Internal, __heap_base);
  resetArena(IMAGE_BASE);
  allocate(bytes);
  return IMAGE_BASE;
}

/** Takes the image that the host wrote. Raises when it is not one for this engine. */
export function load_image(): void {
  if (load<u32>(IMAGE_BASE, HEADER_MAGIC) != IMAGE_MAGIC) raise(Status.BadProgram, 0);
  if (load<u32>(IMAGE_BASE, HEADER_VERSION) != IMAGE_VERSION) raise(Status.BadProgram, 1);
  imageEnd = load<u32>(IMAGE_BASE, HEADER_END);
  request(0);
}

/**
 * Room for the metadata of the request that the next batches belong to (machine/request.ts); 0
 * bytes for none.
 */
export function request(bytes: u32): usize {
  resetArena(imageEnd);
  const start = allocate(<usize>bytes + INPUT_SLACK_BYTES);
  setRequest(start, bytes);
  batchBase = start + bytes + INPUT_SLACK_BYTES;
  return start;
}

let batchBase: usize = IMAGE_BASE;

/** Room for a batch of `bytes` bytes: forgets the batch before. */
export function input(bytes: u32): usize {
  resetArena(batchBase);
  return allocateInput(bytes);
}

/** Runs the program over the batch at `start`. The output stays until the next `input`. */
export function process(start: usize, bytes: u32): void {
  resetJournal();
  resetCounts();
  forgetPatterns();
  emptySharedCaches();
  runPasses(start, bytes);
  finalStart = restStart;
  finalLength = restLength;
}

function emptySharedCaches(): void {
  let list = <usize>load<u32>(IMAGE_BASE, HEADER_CACHES);
  if (list == 0) return;
  for (; load<u32>(list) != 0; list += 4) {
    setNode(load<u32>(list), ValueType.Map, Flavor.Telemetry, newNode(0));
  }
}

/** Puts a batch that is out of the ordinary in order; answers where it stands. */
export function order(start: usize, bytes: u32): usize {
  resetJournal();
  return normaliseBatch(load<u32>(IMAGE_BASE, HEADER_ROOT_MESSAGE), start, bytes);
}

/** The size of the batch that `order` made. */
export function orderedBytes(): u32 {
  return <u32>normalisedLength;
}

/** After an ordered batch came out as it went in: the output is the input as it first was. */
export function unchanged(start: usize, bytes: u32): void {
  finalStart = start;
  finalLength = bytes;
}

let finalStart: usize = 0;
let finalLength: u32 = 0;

/** The result of the last batch: at the input's own address when nothing changed. */
export function outputPointer(): usize {
  return finalStart;
}

export function outputBytes(): u32 {
  return finalLength;
}
