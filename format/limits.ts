// Named limits. Each has its reason, a test at the limit and a test one over it.

/**
 * Messages inside one another that a value on the wire may have: an AnyValue, ArrayValue,
 * KeyValueList or KeyValue counts one each, from the record's field (its body, an attribute) down.
 * The collector's decoder stops at 100.
 */
export const VALUE_MESSAGES_MAX = 100;

/**
 * Lists inside lists that this leaves room for: an AnyValue, then an ArrayValue and an AnyValue a
 * level.
 */
export const NESTING_MAX = 49;

/**
 * Levels of maps and lists that statements may build. Encoding and copying recurse on them, a few
 * hundred bytes of the host's stack a level.
 */
export const VALUE_NESTING_MAX = 512;

/**
 * Levels of a document that ParseJSON reads. The reference takes 10,000, of which no receiver could
 * decode more than 50. Below `VALUE_NESTING_MAX`, so that such a text fails the statement that
 * parses it and not the batch.
 */
export const JSON_NESTING_MAX = 400;

/**
 * Levels of maps and lists that a host function's result may have: below `VALUE_NESTING_MAX` for
 * the same reason.
 */
export const HOST_NESTING_MAX = 400;

/**
 * Bytes of XML that a function gives. GetXML may give one node below many others, and so more than
 * any memory holds.
 */
export const XML_OUTPUT_BYTES_MAX = 1 << 24;

/**
 * Linear memory that one engine may grow to. 1 GiB holds the largest batch collectors send many
 * times over.
 */
export const MEMORY_BYTES_MAX = 1 << 30;

/**
 * Bytes that a batch may take in all when each of its records has a resource and scope of its own.
 * It is the work of flattening, and what equal groups at worst leave of it fits into memory twice.
 */
export const FLAT_BYTES_MAX = 1 << 28;

/**
 * Bytes after an input that kernels may read past its end: a key of 255 bytes that starts on the
 * last one, and a 64-byte copy. What lies there never changes a result.
 */
export const INPUT_SLACK_BYTES = 512;

/**
 * Of how many bytes of a batch one is kept free in front of it, for an output that is spliced over
 * the input and longer. 20 bytes more a record are a thirtieth of a log batch.
 */
export const INPUT_LEAD_SHARE = 8;

/** Where the program image starts: above the engine's static data and tables. */
export const IMAGE_BASE = 0x60000;

/** Groups inside groups in unknown fields: the specification's decoders stop at 100 messages. */
export const GROUP_NESTING_MAX = 100;

/**
 * Entries of one map or list: `set(a["l"][5000000], 1)` is refused instead of allocating what
 * nobody wants.
 */
export const NODE_ENTRIES_MAX = 1_000_000;

/**
 * UTF-8 bytes of one statement, condition or value expression: a literal of 100 kB is odd, a
 * megabyte is a mistake.
 */
export const STATEMENT_BYTES_MAX = 1 << 20;

/**
 * Brackets inside brackets in an expression (groups, arguments, lists, maps, keys, lambda bodies).
 * Parsing and the passes after it recurse on them. 100 levels of calls take 500 kB of Node's 984 kB
 * of stack (measured with --stack-size).
 */
export const EXPRESSION_NESTING_MAX = 100;

/**
 * Arithmetic operators in one statement. `1 + 1 + ...` makes a tree that is as deep as it has
 * operators, and the passes after parsing recurse on it. `and` and `or` make flat nodes and have no
 * limit.
 */
export const ARITHMETIC_OPERATORS_MAX = 1000;

/** Problems that are reported for one text: enough to mend it, too few to drown a log. */
export const SYNTAX_PROBLEMS_MAX = 50;

/** A count in a pattern's braces, and the product of nested counts: Go's own limit. */
export const PATTERN_REPEAT_MAX = 1000;

/** Height of a pattern's tree: Go's own limit. */
export const PATTERN_NESTING_MAX = 1000;

/** UTF-16 units of a pattern's text. Real ones stay under a hundredth of it. */
export const PATTERN_LENGTH_MAX = 1 << 17;

/**
 * Instructions of a compiled pattern. Go allows 3.3 million, for which a search would need 100 MB.
 */
export const PATTERN_PROGRAM_MAX = 1 << 17;

/** Bytes of a compiled pattern, tables included. */
export const PATTERN_BYTES_MAX = 1 << 22;

/** Bytes that one search of a pattern may need to follow its threads. */
export const PATTERN_SCRATCH_MAX = 1 << 26;

/** Table entries, of four bytes, that follow a match's one path to its groups. */
export const PATTERN_ONE_PASS_ENTRIES_MAX = 1 << 12;

/**
 * Table entries of a DFA made ahead of time, of two bytes each: it must stay in the first-level
 * cache.
 */
export const PATTERN_DFA_ENTRIES_MAX = 1 << 14;

/**
 * Metrics that the statements of one group may add to a batch. Copies of copies multiply: five
 * statements that copy whatever they meet make 325 metrics of one.
 */
export const METRICS_BORN_MAX = 100_000;

/**
 * Buckets that a merge of two exponential histograms may span: their offsets are 32 bits of
 * somebody's data, and all buckets between are written out. Real ones have 160 or 320.
 */
export const MERGED_BUCKETS_MAX = 1 << 16;

/** Patterns from data that one batch keeps compiled; further ones are compiled each time. */
export const PATTERNS_FROM_DATA_MAX = 64;

/** Patterns from data that the host keeps compiled across batches. */
export const HOST_PATTERNS_MAX = 256;
