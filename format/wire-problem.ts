// What can be wrong with the bytes of a batch, and the record that the wire reader leaves about it.
//
// Problem   0            4            8            12           16           20
//         +------------+------------+------------+------------+------------+------------+
//         | problem    | offset     | message    | field      | found      | needed     |
//         +------------+------------+------------+------------+------------+------------+
//
// All u32. `offset` counts from the batch's start and points at the field (its tag) that has the
// defect; `message` is the type that the field stands in, `field` its number, 0 when that could not
// be read. Texts: src/runtime/wire-problems.ts.

/** The reason why a batch is refused. 0 accepts. */
export enum WireProblem {
  None = 0,
  /** A varint runs into the end of its message. */
  VarintCut = 1,
  /** A varint has more than ten bytes, or more than 64 bits. */
  VarintTooLong = 2,
  /** Field number 0 or above 2^29 - 1. */
  FieldNumber = 3,
  /** Wire type 6 or 7. Found: the wire type. */
  WireTypeUnknown = 4,
  /** A length leads past the end of the message. Found: the length; needed: how much there is. */
  LengthPastEnd = 5,
  /**
   * A fixed32 or fixed64 is cut by the end of its message. Found: how much there is; needed: 4 or
   * 8.
   */
  FixedCut = 6,
  /** A known field with another wire type. Found: the wire type; needed: the one it must have. */
  WireTypeWrong = 7,
  /** An end of group without a start. */
  EndGroupStray = 8,
  /** A group closed by another number. Found: the number; needed: the one that opened it. */
  EndGroupWrong = 9,
  /** A group that its message ends before. */
  GroupOpen = 10,
  /** Groups nested deeper than GROUP_NESTING_MAX. */
  GroupTooDeep = 11,
  /** An id of another length than 0 or its own. Found: the length; needed: 16 or 8. */
  IdLength = 12,
  /**
   * A packed field whose length is no multiple of its items'. Found: the length; needed: the
   * item's.
   */
  PackedLength = 13,
  /** Values nested deeper than VALUE_MESSAGES_MAX. Needed: that limit. */
  TooDeep = 14,
}

export const PROBLEM_CODE = 0;
export const PROBLEM_OFFSET = 4;
export const PROBLEM_MESSAGE = 8;
export const PROBLEM_FIELD = 12;
export const PROBLEM_FOUND = 16;
export const PROBLEM_NEEDED = 20;
export const PROBLEM_BYTES = 24;

// Step      0            4            8
//         +------------+------------+------------+
//         | message    | field      | ordinal    |
//         +------------+------------+------------+
//
// One step of the way from the root message to a defect: into field `field` of `message`, the how
// manieth of that number (from 0), STEP_SINGULAR for a field that is no list.

export const STEP_MESSAGE = 0;
export const STEP_FIELD = 4;
export const STEP_ORDINAL = 8;
export const STEP_BYTES = 12;

export const STEP_SINGULAR = 0xffffffff;
