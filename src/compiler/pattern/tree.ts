// The syntax tree of a pattern. Five kinds of leaf and four of branch; a literal is a concatenation
// of one-rune sets.
//
// `toText` prints a tree as one line, which is what the parser's tests compare. Nodes are values;
// nothing changes them.

import { Assertion } from "../../../format/pattern.ts";
import { toText as setText, onlyRune, type RuneSet } from "./rune-set.ts";

export type Node =
  | { readonly kind: "empty" }
  | { readonly kind: "set"; readonly set: RuneSet }
  | { readonly kind: "assert"; readonly assertion: Assertion }
  | { readonly kind: "group"; readonly index: number; readonly body: Node }
  | RepeatNode
  | { readonly kind: "concat"; readonly parts: readonly Node[] }
  | { readonly kind: "alternate"; readonly parts: readonly Node[] };

export interface RepeatNode {
  readonly kind: "repeat";
  readonly body: Node;
  readonly min: number;
  /** -1: without end. */
  readonly max: number;
  readonly greedy: boolean;
  /** Written with braces: those count towards Go's limit of 1,000. */
  readonly counted: boolean;
}

export const emptyNode: Node = { kind: "empty" };

/** The sequence of `parts`, nested sequences spliced in. */
export function concat(parts: readonly Node[]): Node {
  const flat = parts.flatMap((part) => (part.kind === "concat" ? part.parts : [part]));
  const kept = flat.filter((part) => part.kind !== "empty");
  if (kept.length === 0) return emptyNode;
  return kept.length === 1 ? (kept[0] as Node) : { kind: "concat", parts: kept };
}

/** The choice between `parts`, first come first. */
export function alternate(parts: readonly Node[]): Node {
  return parts.length === 1 ? (parts[0] as Node) : { kind: "alternate", parts };
}

/**
 * One-line form: `cat{a b} alt{...} cap1{...} star{...} rep2,3{...} ^ \b`; a `?` after the name
 * says reluctant.
 */
export function toText(node: Node): string {
  switch (node.kind) {
    case "empty":
      return "empty";
    case "set":
      return setText(node.set);
    case "assert":
      return Assertion[node.assertion] as string;
    case "group":
      return `cap${node.index}{${toText(node.body)}}`;
    case "repeat":
      return `${repeatName(node)}${node.greedy ? "" : "?"}{${toText(node.body)}}`;
    case "concat":
      return `cat{${node.parts.map(toText).join(" ")}}`;
    case "alternate":
      return `alt{${node.parts.map(toText).join(" | ")}}`;
  }
}

function repeatName(node: RepeatNode): string {
  if (node.counted) return `rep${node.min},${node.max < 0 ? "" : node.max}`;
  return node.max === 1 ? "quest" : node.min === 1 ? "plus" : "star";
}

/** The rune that `node` is, when it is just that; -1 otherwise. */
export function literalRune(node: Node): number {
  return node.kind === "set" ? onlyRune(node.set) : -1;
}
