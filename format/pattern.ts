// A compiled pattern: how it lies in WASM memory. One block, 16-aligned, that means the same at any
// address: every offset counts from its start. The loader copies it; the engines in assembly/regex/
// read it, and write nothing but the caches of lazy DFAs.
//
//   +--------+---------+---------+----------+------+--------+-------+------+----------+------+
//   | header | literal | program | rune map | sets | traits | leads | DFAs | one pass | lazy |
//   +--------+---------+---------+----------+------+--------+-------+------+----------+------+
//
// Engines do not see runes but *classes*: runes that no part of the pattern tells apart share one.
// The rune map gives a rune's class, doubled, so that it is a byte offset into a row of a DFA:
//   ascii     u16[128], by byte
//   ranges    u32[count] first runes, ascending from 0x80, then u16[count] classes
// A byte that is not UTF-8 is the rune U+FFFD, one byte wide, as in Go.
//
//   Instruction   0 .. 3                4 .. 7
//                +---------------------+-----------------------------+
//                | op (4 bits) | next  | argument: see PatternOp     |
//                +---------------------+-----------------------------+
//
//   DFA           0        8         12     16           20          24      32
//                +--------+---------+------+------------+-----------+-------+----------+
//                | starts | special | dead | dead match | end class | match | u16 rows |
//                +--------+---------+------+------------+-----------+-------+----------+
//   A state is the byte offset of its row; state + class is where the next state stands. Starts are
//   by context. States from `special` on want attention: home (if there is one) is where a search
//   waits for a match to begin; from `match` on, a match ends *before* the rune just read; dead and
//   dead match have no row: nothing more can match. The end class stands for the end of the text,
//   so that `$` and `\b` are decided by the rune that follows.
//
//   One pass      rows u32[classes + 1] of actions; the last says how a match ends here
//                +---------------+------------------+------------------------------+
//                | row (0 .. 11) | asserts (12..17) | slots 2 .. 15 to note (18..) |
//                +---------------+------------------+------------------------------+
//
//   Lazy DFA      0                              48                LAZY_STATES
//                +------------------------------+-----------------+---------+---------+- - -+
//                | program, leaves, cache, ...  | table of states | state 0 | state 1 |     |
//                +------------------------------+-----------------+---------+---------+- - -+
//   The cache is part of the block and starts empty. A state is the byte offset of its row from the
//   first state, plus 1 where a match ended before the rune just read; a row is followed by what
//   the state is. Starts are states + 1 by context, 0 where not known.
//
//   State         row u16[classes + 1]   + 0       + 4              + 8
//                +----------------------+---------+----------------+-------------+
//                | next states, padded  | context | count of items | u32 items   |
//                +----------------------+---------+----------------+-------------+
//   A context of LAZY_SETTLED says that no item stands before an assertion.

/** Header fields, u32 each. */
export const PATTERN_MATCH_ENGINE = 0;
export const PATTERN_FIND_ENGINE = 4;
/** Capture slots: two for each group, the whole match first. */
export const PATTERN_SLOTS = 8;
export const PATTERN_FLAGS = 12;
export const PATTERN_PROGRAM = 16;
export const PATTERN_PROGRAM_COUNT = 20;
export const PATTERN_START = 24;
export const PATTERN_ASCII = 28;
export const PATTERN_RANGES = 32;
export const PATTERN_RANGES_COUNT = 36;
export const PATTERN_SETS = 40;
export const PATTERN_CLASSES = 44;
/** u8 by class: see Trait. */
export const PATTERN_TRAITS = 48;
export const PATTERN_LITERAL = 52;
export const PATTERN_LITERAL_LENGTH = 56;
/** DFA that finds where the leftmost match ends, from wherever it begins. */
export const PATTERN_SEARCH = 60;
/** DFA for a match that begins here. */
export const PATTERN_FORWARD = 64;
/** DFA that runs backwards to where a match begins. */
export const PATTERN_REVERSE = 68;
/** What the first bytes of a match can be, each as LEAD_BYTES: see assembly/regex/search.ts. */
export const PATTERN_LEADS = 72;
/** How many leads there are, 0 .. 4; and the place of each behind the match's beginning, a byte. */
export const PATTERN_LEAD_COUNT = 76;
export const PATTERN_LEAD_PLACES = 80;
/** Two places in the literal whose bytes are rare: low half and high half. */
export const PATTERN_PROBES = 84;
/** Lazy DFA in place of PATTERN_SEARCH, or PATTERN_FORWARD where a match begins the text. */
export const PATTERN_LAZY_FORWARD = 88;
export const PATTERN_LAZY_REVERSE = 92;
/** Table that follows a match's one path to its groups; 0 where there may be several. */
export const PATTERN_ONE_PASS = 96;
/** By group: offset and bytes of its name, u32 each; 0 when no group has a name. */
export const PATTERN_NAMES = 100;
/** By group: the letter of the type that Grok gives it (grok.ts); 0: this is no Grok pattern. */
export const PATTERN_TYPES = 104;
/** How many bytes every match has before the literal, where PATTERN_REVERSE is 0. */
export const PATTERN_BEFORE = 108;
export const PATTERN_HEADER_BYTES = 112;

/** Bits of PATTERN_FLAGS. */
export enum PatternFlag {
  /** Every match begins where the text begins. */
  BeginsText = 1,
  /** Some instruction is an Assert. */
  Asserts = 2,
  /** Every match holds the literal, so a text without it has none. */
  NeedsLiteral = 4,
}

/** Leads that a search looks at together. */
export const LEADS_MAX = 4;
/** u8[16] by a byte's low half, then u8[16] by its high half: a bit for each bucket. */
export const LEAD_BYTES = 32;
export const LEAD_BUCKETS = 8;

/** What finds a match. The compiler chooses, `assembly/regex/choose.ts` obeys. */
export enum Engine {
  /** Follows all threads at once. Always right, never fast. */
  Pike = 0,
  /** Matches everything, at once. */
  Always = 1,
  /** The text is the literal. */
  LiteralEquals = 2,
  LiteralPrefix = 3,
  LiteralSuffix = 4,
  LiteralContains = 5,
  /** DFA from the beginning of the text. */
  Forward = 6,
  /** DFA to the match's end, then one back to its beginning. */
  Search = 7,
  /** Looks for a literal inside the match; one DFA back from there, one forward. */
  Inner = 8,
  /** As Search, with states made while the text is read. */
  Lazy = 9,
  /** Looks for what a match begins with, a DFA forward from there; Lazy where that fails often. */
  Leads = 10,
}

/** Instructions of the program. `next` is the instruction that follows. */
export enum PatternOp {
  Match = 0,
  /** Both ways, `next` first; argument: the other way. */
  Split = 1,
  /** Notes the position; argument: slot. */
  Capture = 2,
  /** Passes where the conditions hold; argument: mask of Assertion. */
  Assert = 3,
  /** Reads a rune of one class; argument: class. */
  Class = 4,
  /** Reads a rune of several classes; argument: bytes from the start of the sets to a bitmap. */
  Set = 5,
  /** Reads any rune. */
  Any = 6,
  Fail = 7,
}

/** Conditions on the place between two runes: Go's `syntax.EmptyOp`, a mask. */
export enum Assertion {
  BeginLine = 1,
  EndLine = 2,
  BeginText = 4,
  EndText = 8,
  WordBoundary = 16,
  NoWordBoundary = 32,
}

/** What assertions ask of a class. */
export enum Trait {
  Word = 1,
  Newline = 2,
}

/** What stands before the place where a DFA starts (behind it, for one that runs backwards). */
export enum Context {
  Edge = 0,
  Newline = 1,
  Word = 2,
  Other = 3,
}

export const PATTERN_OP_BITS = 4;
export const PATTERN_OP_MASK = 15;
export const PATTERN_INSTRUCTION_BYTES = 8;

export const DFA_STARTS = 0;
export const DFA_SPECIAL = 8;
export const DFA_DEAD = 12;
export const DFA_DEAD_MATCH = 16;
export const DFA_END_CLASS = 20;
export const DFA_MATCH = 24;
export const DFA_ROWS = 32;

export const ONE_PASS_ROWS_MAX = 1 << 12;
export const ONE_PASS_ROW_MASK = ONE_PASS_ROWS_MAX - 1;
export const ONE_PASS_ASSERT_SHIFT = 12;
export const ONE_PASS_ASSERT_MASK = 63;
export const ONE_PASS_SLOT_SHIFT = 18;
/** Slots that an action has bits for, the first two (the match itself) not counted. */
export const ONE_PASS_SLOTS_MAX = 14;
export const ONE_PASS_NONE = 0xffffffff;

export const LAZY_PROGRAM = 0;
export const LAZY_PROGRAM_COUNT = 4;
export const LAZY_START = 8;
export const LAZY_FLAGS = 12;
/** Bytes of states in the cache. */
export const LAZY_USED = 16;
/** Bytes that the cache holds, at most LAZY_CACHE_MAX. */
export const LAZY_CAPACITY = 20;
export const LAZY_STARTS = 24;
export const LAZY_STATE_COUNT = 32;
/** What the beginning of the program leads to without reading: u32 instructions, by priority. */
export const LAZY_LEAVES = 36;
export const LAZY_LEAF_COUNT = 40;
export const LAZY_TABLE = 48;
/** Slots of the table of states: a power of two. 0 is an empty slot, else a state's row + 1. */
export const LAZY_TABLE_SIZE = 1024;
export const LAZY_STATES = 2096;
/** Rows are addressed with 16 bits, the highest of which are LAZY_UNKNOWN and its neighbours. */
export const LAZY_CACHE_MAX = 0xfff0;

export const LAZY_SETTLED = 4;

/** Bits of LAZY_FLAGS. */
export enum LazyFlag {
  /** A match may begin anywhere from the start on. */
  Search = 1,
  /** The longest match instead of the first. */
  Longest = 2,
  /** An assertion stands between the beginning of the program and its leaves. */
  StartWaits = 4,
}

/** States without a row; all odd. */
export const LAZY_UNKNOWN = 0xffff;
export const LAZY_DEAD = 0xfffd;
export const LAZY_DEAD_MATCH = 0xfffb;

// A screen of patterns (assembly/regex/screen.ts): what the last text had, then a table for each
// place of a row.
//
//    0      4        8       12    16
//   +------+--------+-------+-----+---------------------------------+
//   | text | length | found | run | SCREEN_PLACES times LEAD_BYTES  |
//   +------+--------+-------+-----+---------------------------------+
/** The address of the last text. */
export const SCREEN_TEXT = 0;
export const SCREEN_LENGTH = 4;
/** A bit for each row that the text has; SCREEN_UNSCANNED where that is not known. */
export const SCREEN_FOUND = 8;
export const SCREEN_UNSCANNED = 0xffffffff;
/** The run of the machine that asked last; 0: none. */
export const SCREEN_RUN = 12;
export const SCREEN_TABLES = 16;
export const SCREEN_PLACES = 3;
export const SCREEN_BYTES = SCREEN_TABLES + SCREEN_PLACES * LEAD_BYTES;

/** An unset capture slot, and "no match". */
export const UNSET = 0xffffffff;
