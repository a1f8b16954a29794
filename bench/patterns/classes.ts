// The classes of pattern that configs are full of, each in the syntax that RE2 and JavaScript have
// in common.

export interface PatternClass {
  readonly name: string;
  readonly pattern: string;
  readonly flags?: "i";
}

const segment = "[A-Za-z0-9_-]{8,}";

export const patternClasses: readonly PatternClass[] = [
  { name: "literal", pattern: "payment token" },
  { name: "words", pattern: "timeout|deadlock|refused" },
  { name: "rare-words", pattern: "fatal|panic|segfault|deadlock|out of memory" },
  { name: "any-case", pattern: "password|secret|authorization", flags: "i" },
  { name: "class-run", pattern: "[0-9]{4,}" },
  { name: "key-value", pattern: "(?:password|secret|user|card)=[^ ]+" },
  { name: "email", pattern: "[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}" },
  { name: "ip", pattern: "\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b" },
  { name: "uuid", pattern: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" },
  { name: "card", pattern: "\\b(?:[0-9][ -]?){13,16}\\b" },
  { name: "jwt", pattern: `eyJ${segment}\\.${segment}\\.${segment}` },
];
