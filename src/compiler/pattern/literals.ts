// What a pattern says about the text of its matches, for the engines that skip: pure literals, a
// literal inside, the bytes that a match can begin with.
//
// Works on the tree without groups, as a row of parts. A repetition that must happen and holds a
// literal is unrolled once, so that (\d+\.){3} shows its dot.

import { Assertion } from "../../../format/pattern.ts";
import { contains, RUNE_ERROR, RUNE_MAX, type RuneSet } from "./rune-set.ts";
import { concat, literalRune, type Node } from "./tree.ts";

/**
 * A literal that every match holds: `parts` before it, its runes, and the place of its first part.
 */
export interface InnerLiteral {
  readonly before: readonly Node[];
  readonly text: string;
}

/** The parts of `tree` in a row, groups taken off. */
export function partsOf(tree: Node): readonly Node[] {
  const bare = withoutGroups(tree);
  return unroll(bare.kind === "concat" ? bare.parts : [bare]).filter((p) => p.kind !== "empty");
}

/** `node` with its capture groups replaced by their bodies. */
export function withoutGroups(node: Node): Node {
  switch (node.kind) {
    case "group":
      return withoutGroups(node.body);
    case "repeat":
      return { ...node, body: withoutGroups(node.body) };
    case "concat":
      return concat(node.parts.map(withoutGroups));
    case "alternate":
      return { kind: "alternate", parts: node.parts.map(withoutGroups) };
    default:
      return node;
  }
}

/** The text of `parts` when all are literal; undefined otherwise. */
export function literalText(parts: readonly Node[]): string | undefined {
  return parts.every(isPlain) ? textOf(parts) : undefined;
}

/** Must every match begin where the text begins? */
export function beginsText(node: Node): boolean {
  switch (node.kind) {
    case "assert":
      return node.assertion === Assertion.BeginText;
    case "group":
      return beginsText(node.body);
    case "repeat":
      return node.min > 0 && beginsText(node.body);
    case "concat": {
      const first = node.parts.find((part) => !isAssert(part) || beginsText(part));
      return first !== undefined && beginsText(first);
    }
    case "alternate":
      return node.parts.every(beginsText);
    default:
      return false;
  }
}

/** Can `node` be passed over whatever the text is? */
export function canSkip(node: Node): boolean {
  switch (node.kind) {
    case "empty":
      return true;
    case "repeat":
      return node.min === 0 || canSkip(node.body);
    case "concat":
      return node.parts.every(canSkip);
    case "alternate":
      return node.parts.some(canSkip);
    default:
      return false;
  }
}

/** All literals that every match holds, in a row of `parts`. */
export function innerLiterals(parts: readonly Node[]): readonly InnerLiteral[] {
  const found: InnerLiteral[] = [];
  for (let i = 0; i < parts.length; i++) {
    let end = i;
    while (end < parts.length && isPlain(parts[end] as Node)) end++;
    if (end === i) continue;
    found.push({ before: parts.slice(0, i), text: textOf(parts.slice(i, end)) });
    i = end;
  }
  return found;
}

/**
 * Is there a rune in `literal` whose first occurrence nothing `before` it can hold? (See
 * assembly/regex/inner.ts.)
 */
export function standsApart({ before, text }: InnerLiteral): boolean {
  const sets = before.flatMap(setsOf);
  const runes = Array.from(text, (character) => character.codePointAt(0) as number);
  return runes.some((rune) => !sets.some((set) => contains(set, rune)));
}

/** How many bytes `node` matches, where those are always as many; undefined where not. */
export function widthOf(node: Node): number | undefined {
  switch (node.kind) {
    case "empty":
    case "assert":
      return 0;
    case "set":
      return (node.set.at(-1) ?? RUNE_MAX) < 0x80 ? 1 : undefined;
    case "group":
      return widthOf(node.body);
    case "repeat": {
      const width = node.min === node.max ? widthOf(node.body) : undefined;
      return width === undefined ? undefined : node.min * width;
    }
    case "concat": {
      const widths = node.parts.map(widthOf);
      return widths.reduce((sum, width) => {
        return sum === undefined || width === undefined ? undefined : sum + width;
      }, 0);
    }
    case "alternate": {
      const [first, ...others] = node.parts.map(widthOf);
      return others.every((width) => width === first) ? first : undefined;
    }
  }
}

function setsOf(node: Node): readonly RuneSet[] {
  switch (node.kind) {
    case "set":
      return [node.set];
    case "group":
    case "repeat":
      return setsOf(node.body);
    case "concat":
    case "alternate":
      return node.parts.flatMap(setsOf);
    default:
      return [];
  }
}

function unroll(parts: readonly Node[]): readonly Node[] {
  return parts.flatMap((part) => {
    if (part.kind !== "repeat" || part.min === 0 || part.body.kind !== "concat") return [part];
    if (!part.body.parts.some(isPlain)) return [part];
    const max = part.max < 0 ? -1 : part.max - 1;
    const rest: Node = { ...part, min: part.min - 1, max, counted: true };
    return max === 0 ? part.body.parts : [...part.body.parts, rest];
  });
}

/**
 * One rune that reads the same as bytes: not U+FFFD, which bad bytes are too, and no surrogate,
 * which no text holds.
 */
function isPlain(node: Node): boolean {
  const rune = literalRune(node);
  return rune >= 0 && rune !== RUNE_ERROR && (rune < 0xd800 || rune > 0xdfff);
}

function isAssert(node: Node): boolean {
  return node.kind === "assert";
}

function textOf(parts: readonly Node[]): string {
  return parts.map((part) => String.fromCodePoint(literalRune(part))).join("");
}
