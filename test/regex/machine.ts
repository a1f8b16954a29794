// The regex engines alone, without the rest of the machine: one pattern, one text, all questions.
import { compileAssembly } from "../asc.ts";
import { Engine, PATTERN_FIND_ENGINE, PATTERN_MATCH_ENGINE } from "../../format/pattern.ts";

const entry = `
import { resetArena } from "./memory/arena";
import { find, findBounds, matches, nextSearch, takesMatch } from "./regex/choose";
import { forgetTexts, passesScreen } from "./regex/screen";
import { findByte, findLeads, findLiteral } from "./regex/search";
export { find, findBounds, matches, nextSearch, takesMatch, resetArena };
export { findByte, findLeads, findLiteral, forgetTexts, passesScreen };
`;

const PATTERN = 0x20000;
const UNSET = 0xffffffff;

interface Exports {
  readonly memory: WebAssembly.Memory;
  resetArena(base: number): void;
  matches(pattern: number, text: number, length: number): number;
  find(p: number, text: number, length: number, from: number, captures: number): number;
  findBounds(p: number, text: number, length: number, from: number, captures: number): number;
  nextSearch(text: number, length: number, from: number, end: number): number;
  takesMatch(end: number, endBefore: number): number;
  findByte(byte: number, at: number, end: number): number;
  findLiteral(literal: number, size: number, probes: number, at: number, end: number): number;
  forgetTexts(): void;
  passesScreen(
    screen: number,
    rows: number,
    guarded: boolean,
    text: number,
    length: number,
  ): number;
  findLeads(leads: number, count: number, places: number, at: number, end: number): number;
}

/** Two offsets for the match and for each group; -1 where a group took no part. */
export type Match = readonly number[];

/** One compiled pattern in memory, and the text it is asked about. */
export class RegexMachine {
  readonly exports: Exports;
  #textAt = 0;
  #length = 0;
  #captures = 0;

  constructor(exports: Exports) {
    this.exports = exports;
  }

  setPattern(bytes: Uint8Array): void {
    this.#write(PATTERN, bytes);
    this.#textAt = aligned(PATTERN + bytes.length);
  }

  /** The bytes behind the text are such as would continue a match, if a search looked there. */
  setText(text: Uint8Array): void {
    this.#length = text.length;
    this.#write(this.#textAt, text);
    this.#write(this.#textAt + text.length, new Uint8Array(64).fill(0x61));
    this.#captures = aligned(this.#textAt + text.length + 64);
    this.exports.resetArena(this.#captures + 4096);
  }

  /** Asks a screen, which stands where the pattern does; `again`: in the run of the last time. */
  passesScreen(rows: number, { guarded = false, again = false } = {}): boolean {
    if (!again) this.exports.forgetTexts();
    return this.exports.passesScreen(PATTERN, rows, guarded, this.#textAt, this.#length) !== 0;
  }

  matches(): boolean {
    return this.exports.matches(PATTERN, this.#textAt, this.#length) !== 0;
  }

  /** All matches, as Go's FindAllSubmatchIndex lists them. */
  findAll(groups: number): readonly Match[] {
    return this.#all(2 * (groups + 1), this.exports.find);
  }

  /** All matches, their borders alone. */
  findAllBounds(): readonly Match[] {
    return this.#all(2, this.exports.findBounds);
  }

  #all(slots: number, find: Exports["find"]): readonly Match[] {
    const found: Match[] = [];
    let from = 0;
    let endBefore = UNSET;
    while (from <= this.#length) {
      if (find(PATTERN, this.#textAt, this.#length, from, this.#captures) === 0) break;
      const match = [...new Int32Array(this.exports.memory.buffer, this.#captures, slots)];
      const end = match[1] as number;
      if (this.exports.takesMatch(end, endBefore) !== 0) found.push(match);
      endBefore = end;
      from = this.exports.nextSearch(this.#textAt, this.#length, from, end);
    }
    return found;
  }

  #write(at: number, bytes: Uint8Array): void {
    const { memory } = this.exports;
    const short = at + bytes.length + 0x20000 - memory.buffer.byteLength;
    if (short > 0) memory.grow(Math.ceil(short / 0x10000));
    new Uint8Array(memory.buffer).set(bytes, at);
  }
}

/** Compiles the engines. */
export async function regexMachine(options: { simd?: boolean } = {}): Promise<RegexMachine> {
  const module = await compileAssembly(entry, { ...options, asserts: false });
  const host = {
    call: (): never => {
      throw new Error("the engines asked the host");
    },
  };
  const instance = new WebAssembly.Instance(module, { host });
  return new RegexMachine(instance.exports as unknown as Exports);
}

/** `Search`, or `LiteralContains/Search` where asking whether is done in another way. */
export function enginesOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [match, find] = [PATTERN_MATCH_ENGINE, PATTERN_FIND_ENGINE].map(
    (field) => Engine[view.getUint32(field, true)] ?? "?",
  );
  return match === find ? `${find}` : `${match}/${find}`;
}

function aligned(address: number): number {
  return (address + 79) & ~15;
}
