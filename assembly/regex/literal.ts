// Patterns that are nothing but text, at a fixed end of the value or anywhere in it: no automaton.

import {
  PATTERN_LITERAL,
  PATTERN_LITERAL_LENGTH,
  PATTERN_PROBES,
  UNSET,
} from "../../format/pattern";
import { equalBytes, findLiteral } from "./search";

/** `^literal$` */
export function equalsLiteral(pattern: usize, text: usize, length: u32): bool {
  const same = length == load<u32>(pattern, PATTERN_LITERAL_LENGTH);
  return same && beginsWithLiteral(pattern, text, length);
}

/** `^literal` */
export function beginsWithLiteral(pattern: usize, text: usize, length: u32): bool {
  const size = load<u32>(pattern, PATTERN_LITERAL_LENGTH);
  return size <= length && equalBytes(text, pattern + load<u32>(pattern, PATTERN_LITERAL), size);
}

/** `literal$` */
export function endsWithLiteral(pattern: usize, text: usize, length: u32): bool {
  const size = load<u32>(pattern, PATTERN_LITERAL_LENGTH);
  if (size > length) return false;
  return equalBytes(text + length - size, pattern + load<u32>(pattern, PATTERN_LITERAL), size);
}

/** `literal`: where it stands from `from` on, or UNSET. */
export function findPatternLiteral(pattern: usize, text: usize, length: u32, from: u32): u32 {
  const size = load<u32>(pattern, PATTERN_LITERAL_LENGTH);
  if (size == 0) return from;
  const literal = pattern + load<u32>(pattern, PATTERN_LITERAL);
  const end = text + length;
  const found = findLiteral(literal, size, load<u32>(pattern, PATTERN_PROBES), text + from, end);
  return found == end ? UNSET : <u32>(found - text);
}
