// The house rules as data; tidy.test.ts holds every source file against them.
// A new room, a file that may be long, a function that may be: a line here, with its reason.

/** A room and what its files may import: rooms or files by path prefix, packages by name. */
export interface Room {
  readonly path: string;
  readonly mayImport: readonly string[];
  /** `node:` modules are for those who run in Node alone. */
  readonly mayUseNode?: boolean;
}

/** The longest path that fits a file is its room. Every room may import its own files. */
export const ROOMS: readonly Room[] = [
  { path: "format/", mayImport: [] },
  { path: "grammar/", mayImport: ["chevrotain", "format/"] },
  { path: "src/language/", mayImport: ["format/", "grammar/ast.ts"] },
  {
    // Of the runtime the form of the program alone: the compiler makes it, the runtime reads it.
    // An XPath is checked by what runs it.
    path: "src/compiler/",
    mayImport: [
      "src/functions/xpath/xpath.ts",
      "format/",
      "grammar/",
      "src/language/",
      "src/runtime/program.ts",
      // What a host function is: the compiler has one of its own, for patterns from data.
      "src/runtime/host-functions.ts",
      "re2js",
      "@msgpack/msgpack",
      "#large-tables",
    ],
  },
  // The runtime's entry hands the standard host functions to its engines.
  {
    path: "src/runtime/",
    mayImport: ["format/", "src/functions/index.ts", "@msgpack/msgpack", "#module"],
  },
  // What is imported from two folders up is dist/ottl.wasm, once the file is compiled.
  { path: "src/platforms/", mayImport: ["ottl.wasm"], mayUseNode: true },
  { path: "src/functions/", mayImport: ["format/", "src/runtime/", "#user-agents"] },
  {
    path: "src/processors/",
    mayImport: ["src/compiler/", "src/language/nearest-name.ts", "src/runtime/", "yaml"],
  },
  // OTLP/JSON is the command line's own, and needs the field numbers.
  { path: "src/cli/", mayImport: ["src/", "format/otlp.ts"], mayUseNode: true },
  { path: "src/", mayImport: ["src/"] },
  { path: "assembly/", mayImport: ["format/"] },
  {
    // The converter and the comparator are the tests' own; the bench checks its peers with them.
    path: "bench/",
    mayImport: [
      "ottl-wasm",
      "src/index.ts",
      "test/otlp/",
      "test/conformance/canonical.ts",
      "tinybench",
      "re2js",
      "protobufjs",
      "long",
      "@bufbuild/protobuf",
    ],
    mayUseNode: true,
  },
  { path: "examples/", mayImport: ["ottl-wasm"], mayUseNode: true },
  { path: "test/", mayImport: ["*"], mayUseNode: true },
  { path: "tools/", mayImport: ["*"], mayUseNode: true },
  { path: "vitest.config.ts", mayImport: ["vitest"], mayUseNode: true },
];

/** What the edge build ships must never reach, through any chain of imports. */
export const EDGE = {
  roots: ["src/runtime/", "src/functions/"],
  never: ["grammar/", "src/language/", "src/compiler/", "chevrotain", "re2js", "yaml"],
};

export const WIDTH_MAX = 100;
export const FILE_LINES_MAX = 500;
export const FUNCTION_LINES_MAX = 60;

/** Files that may be longer, and why. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  "assembly/wire/schema.ts": "a table: every field of every message",
  "src/cli/otlp-schema.ts": "a table: every field of every message, as OTLP/JSON has it",
  "src/compiler/pattern/grok-patterns.ts": "generated: Grok's patterns by name",
  "src/functions/user-agents/patterns.ts": "generated: uap-core's patterns of user agents",
  "src/compiler/charsets/indexes.ts": "generated: the runes of two-byte encodings",
  "src/compiler/time/locale-table.ts": "generated: names of months and days in every language",
  "src/compiler/time/zone-table.ts": "generated: the tz database",
};

/** Functions that may be longer, `file:name`, and why. */
export const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  "assembly/machine/machine.ts:execute": "the machine's loop: one dense switch becomes one table",
  "assembly/functions/call.ts:callFunction": "a line a function: one dense switch, as above",
};

export interface BannedText {
  readonly what: string;
  readonly pattern: RegExp;
  /** Whether comments and text count too, or code alone. */
  readonly where: "code" | "everything";
  /** Path prefixes that it does not hold for. */
  readonly except?: readonly string[];
}

export const BANNED: readonly BannedText[] = [
  { what: "any", pattern: /(?:[:<|&,(]\s*|\bas\s+|=>\s*)any\b(?!\s*[(=:.])/, where: "code" },
  { what: "eval", pattern: /\beval\s*\(/, where: "code" },
  { what: "new Function", pattern: /\bnew\s+Function\b/, where: "code" },
  { what: "export *", pattern: /\bexport\s*\*/, where: "code" },
  { what: "console", pattern: /\bconsole\s*\./, where: "code" },
  { what: "debugger", pattern: /\bdebugger\b/, where: "code" },
  {
    what: "a comment that silences the compiler",
    pattern: /@ts-(?:ignore(?!: decorator)|nocheck|expect-error)/,
    where: "everything",
    except: ["test/tidy"],
  },
  {
    what: "a note to do it later",
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    where: "everything",
    except: ["test/tidy"],
  },
  {
    // Assembled, so that this file does not name it: a clone stands alone.
    what: "a path outside of the repository",
    pattern: new RegExp(`\\.\\./${"shared"}\\b|/${"work"}/|/${"tmp"}/oracle`),
    where: "everything",
  },
];

/** No drawer for what has no place. */
export const BANNED_NAMES = [
  "utils",
  "util",
  "helpers",
  "common",
  "misc",
  "shared",
  "core",
  "manager",
];
