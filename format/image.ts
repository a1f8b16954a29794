// The program image: frames, layouts and slots, the part of a program that lies in WASM memory as
// it is. The compiler lays it out with the addresses it will have, since it always starts at
// IMAGE_BASE.
//
// A FRAME is one message that is open right now: the resource, the log record, the status inside
// the span. Each kind of message that a program can meet has one, whose slots the resolver fills
// anew for each message.
//
//   Frame   0   source start: the message's field in its parent (tag), 0 when absent
//           4   body start
//           8   body end
//          12   layout in force
//          16   dirty: something below was written
//          20   delta: by how many bytes the body grows (i32)
//          24   attribute map node once opened, else 0
//          28   flags (FrameFlag)
//          32   first attribute slot        36   attribute slots' end
//          40   first field slot            44   field slots' end
//          48   parent frame, 0 at the top
//          56   how many attributes were appended
//          60   first frame of the singular messages inside (a chain through CHAIN), or 0
//          64   CHAIN: next frame of the parent's singular messages
//          68   tag of this message in its parent
//          72   key table: hash table of attribute slots (KeyTable)
//          76   tag of its attributes field in the layout in force, 0 for none
//          80   home layout: in force while the message is absent, and so when it is created
//          84   place of the length prefix among the patches plus one, when the walk reserved it
//          88   first memo: one for each attribute slot, in the same order
//          92   whether the program looks at the attributes as a whole map
//
// A LAYOUT says what the fields of a message mean to the program: one word a tag byte.
//
//   Layout  0   variant (a metric's type, 0 elsewhere)
//           4   tag of the repeated child that the walk goes on with, 0 for none
//           8   child frame             12   child layout
//          16   attributes tag          20   field list (pairs of slot and tag), 0-terminated, or 0
//          24   flags (LayoutFlag)      28   two-byte tags (pairs of tag and action word), likewise
//          32   256 action words, by the tag's first byte
//
// An ACTION WORD is an address (16-aligned) with the FieldAction in its low four bits; 0 skips the
// field.

/** What the resolver does with a field. */
export enum FieldAction {
  Skip = 0,
  /** Address: slot that takes the field's payload. */
  Varint = 1,
  Fixed64 = 2,
  Fixed32 = 3,
  Bytes = 4,
  /** An attribute: looked up in the frame's key table. */
  Attribute = 5,
  /** Address: a Link (frame, layout) of a singular message. */
  Message = 6,
  /** The repeated child. Address: slot that reads the children as a list, or 0. */
  Child = 7,
  /** A field that the program reads, with a wire type that it can't have. */
  Malformed = 8,
  /** Address: slot of a repeated field that is read as a list: notes the first and the last. */
  Repeated = 9,
  /** A packed field unpacked: legal, and out of the ordinary. */
  Unordered = 10,
  /** A first byte that is no whole tag, or no tag at all: the slow path finds out. */
  Long = 11,
  /** Address: slot of a oneof's member of eight bytes. A second member is out of the ordinary. */
  Member = 12,
}

export enum FrameFlag {
  /** An attribute key that the program names stands twice in this message. */
  Duplicates = 1,
  /** The message's oneof has been met. */
  HasMember = 2,
}

export enum LayoutFlag {
  /**
   * Nothing that the program reads stands among or behind the children: the scan may stop at the
   * first.
   */
  StopAtChildren = 1,
  /**
   * The walk goes on inside a singular message (a metric's data): the child frame is that
   * message's.
   */
  Through = 2,
}

export const FRAME_SOURCE_START = 0;
export const FRAME_BODY_START = 4;
export const FRAME_BODY_END = 8;
export const FRAME_LAYOUT = 12;
export const FRAME_DIRTY = 16;
export const FRAME_DELTA = 20;
export const FRAME_NODE = 24;
export const FRAME_FLAGS = 28;
export const FRAME_ATTRIBUTES = 32;
export const FRAME_ATTRIBUTES_END = 36;
export const FRAME_FIELDS = 40;
export const FRAME_FIELDS_END = 44;
export const FRAME_PARENT = 48;
export const FRAME_APPENDED = 56;
export const FRAME_MESSAGES = 60;
export const FRAME_CHAIN = 64;
export const FRAME_TAG = 68;
export const FRAME_KEYS = 72;
export const FRAME_ATTRIBUTES_TAG = 76;
export const FRAME_HOME = 80;
export const FRAME_PREFIX = 84;
export const FRAME_MEMOS = 88;
export const FRAME_WHOLE = 92;
export const FRAME_BYTES = 96;

export const LAYOUT_VARIANT = 0;
export const LAYOUT_CHILD_TAG = 4;
export const LAYOUT_CHILD_FRAME = 8;
export const LAYOUT_CHILD_LAYOUT = 12;
export const LAYOUT_ATTRIBUTES_TAG = 16;
export const LAYOUT_FIELDS = 20;
export const LAYOUT_FLAGS = 24;
export const LAYOUT_LONG_TAGS = 28;
export const LAYOUT_ACTIONS = 32;
export const LAYOUT_BYTES = 32 + 256 * 4;

/** Link: frame and layout of a singular message, what a FieldAction.Message points at. */
export const LINK_FRAME = 0;
export const LINK_LAYOUT = 4;
export const LINK_BYTES = 16;

// A MEMO remembers the KeyValue that was written last for an attribute slot: the same value in the
// next record (a constant, a resource's attribute) is the same bytes. It also leads from the slot
// to its frame.
//
//   Memo    0   the cell that was encoded (type, length, payload)
//          16   bytes (ptr)   20   size   24   epoch in which they are true
//          28   frame         32   slot   36   tag it was written with
export const MEMO_CELL = 0;
export const MEMO_DATA = 16;
export const MEMO_SIZE = 20;
export const MEMO_EPOCH = 24;
export const MEMO_FRAME = 28;
export const MEMO_SLOT = 32;
export const MEMO_TAG = 36;
export const MEMO_BYTES = 48;

// KEY TABLE  0   signs of the keys (u64: bit = length + 5 last byte, mod 64; 0 for an empty key)
//            8   shift of the hash (u32): 32 - log2(buckets)
//           16   buckets: slot address or 0, open addressing
export const KEYS_SIGNS = 0;
export const KEYS_SHIFT = 8;
export const KEYS_BUCKETS = 16;
/**
 * Multiplier of the key hash: (the last eight bytes as two u32, xored, plus the length) times this,
 * the top bits taken.
 */
export const KEYS_MULTIPLIER = 0x9e3779b1;

// The image starts with a header.
export const IMAGE_MAGIC = 0x4c54544f; // "OTTL"
export const IMAGE_VERSION = 3;
export const HEADER_MAGIC = 0;
export const HEADER_VERSION = 4;
/** End of the image: input follows, 16-aligned. */
export const HEADER_END = 8;
/** Passes: count and address of the first. */
export const HEADER_PASSES = 12;
export const HEADER_PASSES_COUNT = 16;
/** Message that a batch of this signal is (format/otlp.ts). */
export const HEADER_ROOT_MESSAGE = 20;
/** Cell that a program which evaluates one expression leaves its value in; 0 for other programs. */
export const HEADER_RESULT = 24;
/**
 * Cells of caches that groups share for the length of a batch: addresses, 0-terminated; 0 for none.
 */
export const HEADER_CACHES = 28;
/** Counts of each statement, for a program compiled with counts; 0 for others. */
export const HEADER_COUNTS = 32;
export const HEADER_COUNTS_BYTES = 36;
export const HEADER_BYTES = 48;

// COUNTS of a statement in the last batch: records it was evaluated for, those where its condition
// held, those where it failed, those where it changed something.
export const COUNT_EVALUATED = 0;
export const COUNT_MATCHED = 4;
export const COUNT_FAILED = 8;
export const COUNT_CHANGED = 12;
export const COUNTS_BYTES = 16;

// A PASS walks the batch once.
//           0   root frame    4   root layout   8   target frame   12   code   16   PassFlag
//          20   error mode
//          24   output       28   its bytes     32   whether a gate is open
//          36   first row of its statements     40   how many rows
//          44   the decision whose messages stay
export const PASS_ROOT_FRAME = 0;
export const PASS_ROOT_LAYOUT = 4;
export const PASS_TARGET = 8;
export const PASS_CODE = 12;
export const PASS_FLAGS = 16;
export const PASS_ERROR_MODE = 20;
/** What a routing pass put aside. */
export const PASS_OUTPUT = 24;
export const PASS_OUTPUT_BYTES = 28;
/** Set by the host. */
export const PASS_OPEN = 32;
export const PASS_ROWS = 36;
export const PASS_ROWS_COUNT = 40;
/** Of a pass that replays: the decision whose messages stay. */
export const PASS_DECISION = 44;
export const PASS_BYTES = 48;

// A ROW says which code is a statement's, in the order of the code. Lambdas lie behind.
//           0   end of its code   4   where to go on when it fails   8   number of the statement
export const ROW_END = 0;
export const ROW_RESUME = 4;
export const ROW_STATEMENT = 8;
/** In the number of a statement: it is asked again, and counted where it was asked first. */
export const ROW_AGAIN = 0x40000000;
export const ROW_BYTES = 12;

export enum PassFlag {
  /** Containers that hold no record afterwards go away (filter). */
  DropEmpty = 1,
  /** Stop after the first record: a single evaluation. */
  FirstOnly = 2,
  /** Its code notes a decision for each target (Op.Decide). */
  Decides = 4,
  /** Drops targets of which the pass that decided last noted another entry than PASS_DECISION. */
  Replays = 8,
  /** The result is put aside; the next pass has the same input. */
  Routes = 16,
  /** With DropEmpty: metrics that have no list of data points go as well. */
  DropBare = 32,
  /**
   * No walk: when the host opened it, what is left is put aside, and without Routes nothing is left
   * for the next pass.
   */
  Gate = 64,
  /** Behind it deferred failures are settled: raised, unless nothing is left of the batch. */
  Settles = 128,
  /**
   * No walk: each record of a batch of logs gets copies of its resource and scope. It happens in
   * portions, each of which the passes up to the one that regroups run over before the next.
   */
  Flattens = 256,
  /**
   * No walk: records of a flattened batch share equal resources and scopes again. With Flattens:
   * both at once, for nothing is written to those.
   */
  Regroups = 512,
  /** With Replays: targets that stay are left as they are, so none needs to be opened. */
  Shut = 1024,
  /** With DropEmpty: the code is asked whether an empty message may go (Op.DropEmpty). */
  AsksEmpty = 2048,
  /** With Flattens: in one portion, since values outlive it (a shared cache). */
  OnePortion = 4096,
}

/** What a failing statement does. */
export enum ErrorMode {
  Ignore = 0,
  Silent = 1,
  Propagate = 2,
  /** As propagate, but passes go on until one settles what failed. */
  Defer = 3,
}
