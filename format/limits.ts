// Named limits. Each has its reason, a test at the limit and a test one over it.

/** AnyValue nesting that a batch may have: what the protobuf decoders of collectors accept (100 messages, two per level). */
export const NESTING_MAX = 48;

/** Linear memory that one engine may grow to. 1 GiB holds the largest batch collectors send many times over. */
export const MEMORY_BYTES_MAX = 1 << 30;

/** Bytes after an input that kernels may read past its end. What lies there never changes a result. */
export const INPUT_SLACK_BYTES = 64;

/** Where the program image starts: above the engine's static data and tables. */
export const IMAGE_BASE = 0x60000;
