// The journal of a batch: statements that failed, with why and where (the box in
// format/journal.ts), and what each statement did, in programs that count. Silent error mode keeps
// nothing; propagate ends the batch at the first failure; deferred failures wait for the pass that
// settles them.

import {
  COUNT_FAILED,
  COUNTS_BYTES,
  ErrorMode,
  HEADER_COUNTS,
  HEADER_COUNTS_BYTES,
  ROW_AGAIN,
} from "../../format/image";
import {
  FAILURE_BYTES,
  FAILURE_CODE,
  FAILURE_DETAIL,
  FAILURE_INSTRUCTION,
  FAILURE_ORDINALS,
  FAILURE_OTHER,
  FAILURE_PASS,
  FAILURE_STATEMENT,
  JOURNAL_FAILURES_MAX,
} from "../../format/journal";
import { IMAGE_BASE } from "../../format/limits";
import { Status } from "../../format/status";
import { allocate } from "../memory/arena";
import { raise } from "../memory/host";
import { failureCode, failureDetail, failureOther } from "./failure";
import { dropWatch } from "./watch";

let failures: usize = 0;
let failureCountValue: u32 = 0;
let passIndex: u32 = 0;
let mode: u32 = ErrorMode.Ignore;
/** What each statement did, where the program was compiled with counts (format/image.ts). */
let counts: usize = 0;
/** Whether a failure is deferred: the first one waits behind those that are kept. */
let isDeferred: bool = false;

/** Where the walk is: how many messages before this one at each level. Kept by the walk. */
export const ORDINALS = memory.data(16, 16);

export function resetJournal(): void {
  failures = 0;
  failureCountValue = 0;
  counts = load<u32>(IMAGE_BASE, HEADER_COUNTS);
  if (counts != 0) memory.fill(counts, 0, load<u32>(IMAGE_BASE, HEADER_COUNTS_BYTES));
  remarks = 0;
  isDeferred = false;
  dropWatch();
}

/** Statements from here on belong to this pass. */
export function beginJournal(pass: u32, errorMode: u32): void {
  passIndex = pass;
  mode = errorMode;
}

export function failureCount(): u32 {
  return failureCountValue;
}

/** The first of the failures that were kept, in a row. */
export function failureRecords(): usize {
  return failures;
}

/** One more of what `field` of a statement's counts counts. */
export function count(statement: u32, field: usize): void {
  const at = counts + <usize>statement * COUNTS_BYTES + field;
  store<u32>(at, load<u32>(at) + 1);
}

let remarks: u32 = 0;

/** How often functions took a value that had something odd about it. */
export function remarkCount(): u32 {
  return remarks;
}

/** Nothing failed, but the reference's log would say so. */
export function noteRemark(): void {
  remarks += 1;
}

let origin: usize = 0;

/** A lambda's body failed at this instruction: the failure that the statement notes next. */
export function noteOrigin(instruction: usize): void {
  if (origin == 0) origin = instruction;
}

/**
 * The statement of this number (ROW_AGAIN in it) failed at this instruction, for the reason that
 * `fail` noted. Ends the batch under propagate.
 */
export function noteFailure(numbered: u32, instruction: usize): void {
  const at = origin != 0 ? origin : instruction;
  origin = 0;
  const statement = numbered & ~ROW_AGAIN;
  if (counts != 0 && numbered == statement) count(statement, COUNT_FAILED);
  if (mode == ErrorMode.Silent) return;
  if (failures == 0) failures = allocate((JOURNAL_FAILURES_MAX + 1) * FAILURE_BYTES);
  if (mode == ErrorMode.Defer) {
    if (!isDeferred) keepFailure(JOURNAL_FAILURES_MAX, statement, at);
    isDeferred = true;
    return;
  }
  const last = <u32>JOURNAL_FAILURES_MAX - 1;
  const index = failureCountValue < last ? failureCountValue : last;
  // The one that ends the batch is kept in any case.
  if (index == failureCountValue || mode == ErrorMode.Propagate) keepFailure(index, statement, at);
  failureCountValue += 1;
  if (mode == ErrorMode.Propagate) raise(Status.StatementFailed, index);
}

function keepFailure(index: u32, statement: u32, at: usize): void {
  const record = failures + <usize>index * FAILURE_BYTES;
  store<u32>(record, statement, FAILURE_STATEMENT);
  store<u32>(record, failureCode, FAILURE_CODE);
  store<i64>(record, failureDetail, FAILURE_DETAIL);
  store<i64>(record, failureOther, FAILURE_OTHER);
  v128.store(record, v128.load(ORDINALS), FAILURE_ORDINALS);
  store<u32>(record, passIndex, FAILURE_PASS);
  store<u32>(record, <u32>at, FAILURE_INSTRUCTION);
}

/**
 * Deferred failures end the batch, by the first of them, unless nothing is left of it: then they
 * never were. What was ignored meanwhile stays noted either way.
 */
export function settleFailures(isEmpty: bool): void {
  if (!isDeferred) return;
  isDeferred = false;
  if (isEmpty) return;
  const last = <u32>JOURNAL_FAILURES_MAX - 1;
  const index = failureCountValue < last ? failureCountValue : last;
  const waiting = failures + JOURNAL_FAILURES_MAX * FAILURE_BYTES;
  memory.copy(failures + <usize>index * FAILURE_BYTES, waiting, FAILURE_BYTES);
  failureCountValue += 1;
  raise(Status.StatementFailed, index);
}
