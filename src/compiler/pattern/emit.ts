// Program, alphabet and automata -> the bytes of format/pattern.ts.

import { PATTERN_BYTES_MAX, PATTERN_SCRATCH_MAX } from "../../../format/limits.ts";
import {
  DFA_DEAD,
  DFA_DEAD_MATCH,
  DFA_END_CLASS,
  DFA_MATCH,
  DFA_ROWS,
  DFA_SPECIAL,
  DFA_STARTS,
  LAZY_CACHE_MAX,
  LAZY_CAPACITY,
  LAZY_FLAGS,
  LAZY_LEAF_COUNT,
  LAZY_LEAVES,
  LAZY_PROGRAM,
  LAZY_PROGRAM_COUNT,
  LAZY_START,
  LAZY_STATES,
  LazyFlag,
  PATTERN_ASCII,
  PATTERN_BEFORE,
  PATTERN_CLASSES,
  PATTERN_FIND_ENGINE,
  PATTERN_FLAGS,
  PATTERN_FORWARD,
  PATTERN_HEADER_BYTES,
  PATTERN_INSTRUCTION_BYTES,
  PATTERN_LAZY_FORWARD,
  PATTERN_LAZY_REVERSE,
  PATTERN_LEAD_COUNT,
  PATTERN_LEAD_PLACES,
  PATTERN_LEADS,
  PATTERN_LITERAL,
  PATTERN_LITERAL_LENGTH,
  PATTERN_MATCH_ENGINE,
  PATTERN_ONE_PASS,
  PATTERN_NAMES,
  PATTERN_OP_BITS,
  PATTERN_PROBES,
  PATTERN_PROGRAM,
  PATTERN_PROGRAM_COUNT,
  PATTERN_RANGES,
  PATTERN_RANGES_COUNT,
  PATTERN_REVERSE,
  PATTERN_SEARCH,
  PATTERN_SETS,
  PATTERN_SLOTS,
  PATTERN_START,
  PATTERN_TRAITS,
  PATTERN_TYPES,
  PatternOp,
  type Engine,
} from "../../../format/pattern.ts";
import type { Alphabet } from "./alphabet.ts";
import { startOf, type Dfa } from "./determinize.ts";
import { PatternError } from "./error.ts";
import { frequencyOf } from "./frequency.ts";
import type { Leads } from "./leads.ts";
import type { LazyPlan } from "./plan.ts";
import type { Program } from "./program.ts";

/** All that a compiled pattern is made of. */
export interface PatternParts {
  readonly matchEngine: Engine;
  readonly findEngine: Engine;
  readonly flags: number;
  readonly slots: number;
  readonly names: readonly (string | undefined)[];
  /** Grok's letters, one a group; none for any other pattern. */
  readonly types: string;
  readonly program: Program;
  readonly alphabet: Alphabet;
  readonly literal: Uint8Array;
  readonly before: number;
  readonly leads: Leads;
  readonly search: Dfa | undefined;
  readonly forward: Dfa | undefined;
  readonly reverse: Dfa | undefined;
  readonly lazy: LazyPlan | undefined;
  readonly onePass: Uint32Array | undefined;
}

/** Writes the block; throws `Large` when it is over `PATTERN_BYTES_MAX`. */
export function emitPattern(parts: PatternParts): Uint8Array<ArrayBuffer> {
  const block = new Block();
  const { program, alphabet } = parts;
  if (scratchBytes(program, parts.slots) > PATTERN_SCRATCH_MAX) throw tooLarge();
  block.header(PATTERN_MATCH_ENGINE, parts.matchEngine);
  block.header(PATTERN_FIND_ENGINE, parts.findEngine);
  block.header(PATTERN_FLAGS, parts.flags);
  block.header(PATTERN_SLOTS, parts.slots);
  block.header(PATTERN_LITERAL, block.append(parts.literal));
  block.header(PATTERN_LITERAL_LENGTH, parts.literal.length);
  block.header(PATTERN_PROBES, probesOf(parts.literal));
  block.header(PATTERN_BEFORE, parts.before);
  const setOffsets = emitSets(block, alphabet);
  block.header(PATTERN_PROGRAM, emitProgram(block, program, alphabet, setOffsets));
  block.header(PATTERN_PROGRAM_COUNT, program.ops.length);
  block.header(PATTERN_START, program.start);
  emitRuneMap(block, alphabet);
  block.header(PATTERN_CLASSES, alphabet.size);
  block.header(PATTERN_TRAITS, block.append(Uint8Array.from(alphabet.traits)));
  block.header(PATTERN_LEADS, block.append(parts.leads.tables));
  block.header(PATTERN_LEAD_COUNT, parts.leads.count);
  block.header(PATTERN_LEAD_PLACES, parts.leads.places);
  if (parts.search) block.header(PATTERN_SEARCH, emitDfa(block, parts.search));
  if (parts.forward) block.header(PATTERN_FORWARD, emitDfa(block, parts.forward));
  if (parts.reverse) block.header(PATTERN_REVERSE, emitDfa(block, parts.reverse));
  if (parts.onePass) {
    block.header(PATTERN_ONE_PASS, block.append(littleEndian(parts.onePass)));
  }
  if (parts.lazy) emitLazyPair(block, parts, parts.lazy, setOffsets);
  emitNames(block, parts.names);
  if (parts.types !== "") {
    block.header(PATTERN_TYPES, block.append(new TextEncoder().encode(parts.types)));
  }
  return block.finish();
}

function emitLazyPair(
  block: Block,
  parts: PatternParts,
  lazy: LazyPlan,
  setOffsets: readonly number[],
): void {
  const forwardFlags = lazy.reverse === undefined ? 0 : LazyFlag.Search;
  const own = block.read(PATTERN_PROGRAM);
  block.header(PATTERN_LAZY_FORWARD, emitLazy(block, lazy.forward, own, forwardFlags));
  if (lazy.reverse === undefined) return;
  const reversed = emitProgram(block, lazy.reverse, parts.alphabet, setOffsets);
  const reverse = emitLazy(block, lazy.reverse, reversed, LazyFlag.Longest);
  block.header(PATTERN_LAZY_REVERSE, reverse);
}

/** What pike.ts needs for its threads: both queues, the captures of each thread, and its stack. */
function scratchBytes(program: Program, slots: number): number {
  return program.ops.length * (20 + 8 * slots);
}

/** The places of the two rarest bytes of `literal`, the first 64 K of it. */
function probesOf(literal: Uint8Array): number {
  const places = [...literal.subarray(0, 0x10000).keys()];
  const share = (place: number): number => frequencyOf(literal[place] as number);
  places.sort((a, b) => share(a) - share(b) || a - b);
  const [one = 0, other = one] = places;
  return one | (other << 16);
}

/** The sets that have a bitmap of their own, as offsets; -1 for those that need none. */
function emitSets(block: Block, alphabet: Alphabet): readonly number[] {
  const bitmapBytes = ((alphabet.size + 31) >> 5) * 4;
  const bitmaps: number[] = [];
  const offsets = alphabet.members.map((members) => {
    if (members.length === 1 || members.length === alphabet.size) return -1;
    const offset = bitmaps.length;
    if (offset + bitmapBytes > PATTERN_BYTES_MAX) throw tooLarge();
    for (let i = 0; i < bitmapBytes; i++) bitmaps.push(0);
    for (const member of members) {
      const at = offset + (member >> 3);
      bitmaps[at] = (bitmaps[at] as number) | (1 << (member & 7));
    }
    return offset;
  });
  block.header(PATTERN_SETS, block.append(Uint8Array.from(bitmaps)));
  return offsets;
}

function emitProgram(
  block: Block,
  program: Program,
  alphabet: Alphabet,
  setOffsets: readonly number[],
): number {
  const words = new Uint32Array((program.ops.length * PATTERN_INSTRUCTION_BYTES) / 4);
  program.ops.forEach((op, i) => {
    let kind = op;
    let arg = program.args[i] as number;
    if (op === PatternOp.Set) {
      const members = alphabet.members[arg] as readonly number[];
      const offset = setOffsets[arg] as number;
      if (offset >= 0) arg = offset;
      else if (members.length === 1) [kind, arg] = [PatternOp.Class, (members[0] as number) * 2];
      else [kind, arg] = [PatternOp.Any, 0];
    }
    words[2 * i] = kind | ((program.next[i] as number) << PATTERN_OP_BITS);
    words[2 * i + 1] = arg;
  });
  return block.append(littleEndian(words));
}

/** An empty cache and its program; the pattern's own program is there already. */
function emitLazy(block: Block, program: Program, at: number, mode: number): number {
  const { leaves, waits } = startOf(program);
  const leavesAt = block.append(littleEndian(Uint32Array.from(leaves)));
  const flags = mode | (waits ? LazyFlag.StartWaits : 0);
  const bytes = new Uint8Array(LAZY_STATES + LAZY_CACHE_MAX);
  const view = new DataView(bytes.buffer);
  view.setUint32(LAZY_PROGRAM, at, true);
  view.setUint32(LAZY_PROGRAM_COUNT, program.ops.length, true);
  view.setUint32(LAZY_START, program.start, true);
  view.setUint32(LAZY_FLAGS, flags, true);
  view.setUint32(LAZY_LEAVES, leavesAt, true);
  view.setUint32(LAZY_LEAF_COUNT, leaves.length, true);
  view.setUint32(LAZY_CAPACITY, LAZY_CACHE_MAX, true);
  return block.append(bytes);
}

function emitRuneMap(block: Block, alphabet: Alphabet): void {
  const { starts, classes } = alphabet;
  const ascii = new Uint16Array(128);
  for (let rune = 0, interval = 0; rune < 128; rune++) {
    if ((starts[interval + 1] ?? Infinity) <= rune) interval++;
    ascii[rune] = (classes[interval] as number) * 2;
  }
  const firsts: number[] = [];
  const others: number[] = [];
  starts.forEach((start, i) => {
    const end = starts[i + 1] ?? Infinity;
    if (end <= 0x80) return;
    firsts.push(Math.max(start, 0x80));
    others.push((classes[i] as number) * 2);
  });
  block.header(PATTERN_ASCII, block.append(littleEndian(ascii)));
  const ranges = block.append(littleEndian(Uint32Array.from(firsts)));
  block.header(PATTERN_RANGES, ranges);
  block.header(PATTERN_RANGES_COUNT, firsts.length);
  block.appendAt(ranges + 4 * firsts.length, littleEndian(Uint16Array.from(others)));
}

/** The names of the groups, for templates that refer to them. */
function emitNames(block: Block, names: readonly (string | undefined)[]): void {
  if (names.every((name) => name === undefined)) return;
  const words = new Uint32Array(2 * names.length);
  names.forEach((name, group) => {
    if (name === undefined) return;
    const bytes = new TextEncoder().encode(name);
    words[2 * group] = block.append(bytes);
    words[2 * group + 1] = bytes.length;
  });
  block.header(PATTERN_NAMES, block.append(littleEndian(words)));
}

function emitDfa(block: Block, dfa: Dfa): number {
  const bytes = new Uint8Array(DFA_ROWS + dfa.rows.length * 2);
  const view = new DataView(bytes.buffer);
  dfa.starts.forEach((start, i) => view.setUint16(DFA_STARTS + 2 * i, start, true));
  view.setUint32(DFA_SPECIAL, dfa.special, true);
  view.setUint32(DFA_MATCH, dfa.match, true);
  view.setUint32(DFA_DEAD, dfa.dead, true);
  view.setUint32(DFA_DEAD_MATCH, dfa.deadMatch, true);
  view.setUint32(DFA_END_CLASS, dfa.endClass, true);
  dfa.rows.forEach((state, i) => view.setUint16(DFA_ROWS + 2 * i, state, true));
  return block.append(bytes);
}

function littleEndian(values: Uint16Array | Uint32Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, i) => {
    if (size === 2) view.setUint16(2 * i, value, true);
    else view.setUint32(4 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}

function tooLarge(): PatternError {
  return new PatternError("Large", "error parsing regexp: expression too large", 0);
}

/** A growing byte block whose parts start at multiples of 16. */
class Block {
  #bytes = new Uint8Array(4096);
  #length = (PATTERN_HEADER_BYTES + 15) & ~15;

  header(field: number, value: number): void {
    new DataView(this.#bytes.buffer).setUint32(field, value, true);
  }

  read(field: number): number {
    return new DataView(this.#bytes.buffer).getUint32(field, true);
  }

  append(part: Uint8Array): number {
    return this.appendAt((this.#length + 15) & ~15, part);
  }

  appendAt(offset: number, part: Uint8Array): number {
    const end = offset + part.length;
    if (end > PATTERN_BYTES_MAX) throw tooLarge();
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(part, offset);
    this.#length = end;
    return offset;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, (this.#length + 15) & ~15);
  }
}
