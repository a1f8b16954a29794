// Entries and nodes: an opened map or list. A named attribute, a field of a record and an element
// of an opened container are the same 32 bytes, so one set of functions reads, writes and
// serialises all three.
//
//   Entry   0            4            8               12            16 .. 31
//         +------------+------------+---------------+-------------+--------------------------+
//         | key (ptr)  | key bytes  | source start  | source end  | cell (format/value.ts)   |
//         +------------+------------+---------------+-------------+--------------------------+
//   source start .. end is the whole field (tag, length, body) that the entry was read from, in the
//   container that it still lives in; start is 0 when it is new or a copy.
//   The cell's state byte is the entry's EntryState.
//
//   Node    0          4           8               12
//         +----------+-----------+---------------+---------------+
//         | count    | capacity  | entries (ptr) | encoded bytes |
//         +----------+-----------+---------------+---------------+
//   "Encoded bytes" is scratch of the encoder: sizes found in the first pass over a value, used in
//   the second.

/** What became of an entry since it was read. */
export enum EntryState {
  /** Not in the source and not written. */
  Absent = 0,
  /** As the source has it; its source bytes are still true. */
  Source = 1,
  /** Written, or created. */
  Set = 2,
  /** Was in the source, goes away. */
  Removed = 3,
}

export const ENTRY_KEY = 0;
export const ENTRY_KEY_LENGTH = 4;
export const ENTRY_SOURCE_START = 8;
export const ENTRY_SOURCE_END = 12;
export const ENTRY_CELL = 16;
export const ENTRY_BYTES = 32;

export const NODE_COUNT = 0;
export const NODE_CAPACITY = 4;
export const NODE_ENTRIES = 8;
export const NODE_SIZE = 12;
export const NODE_BYTES = 16;
