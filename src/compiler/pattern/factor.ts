// Alternatives that begin alike become one that begins so: foo|bar|fan is f(oo|an)|bar. A list of
// words becomes a trie, and an automaton follows a few threads where it would have followed one for
// each word.
//
// Only sets are taken out, as in Go, so no path of a group or a loop is merged. Alternatives may
// change places when they begin with disjoint sets: no text can begin both, so which comes first
// does not matter.

import { intersects, type RuneSet } from "./rune-set.ts";
import { alternate, concat, type Node } from "./tree.ts";

/** `node` with its alternatives factored. */
export function factored(node: Node): Node {
  switch (node.kind) {
    case "group":
    case "repeat":
      return { ...node, body: factored(node.body) };
    case "concat":
      return concat(node.parts.map(factored));
    case "alternate":
      return choiceOf(node.parts.map((part) => sequenceOf(factored(part))));
    default:
      return node;
  }
}

type Sequence = readonly Node[];

/** Alternatives that begin with the same set; or one alone, that begins with something else. */
interface Bucket {
  readonly set: RuneSet | undefined;
  readonly members: Sequence[];
}

/** How many buckets back an alternative may look for its like. */
const lookBackMax = 64;

function choiceOf(sequences: readonly Sequence[]): Node {
  const buckets: Bucket[] = [];
  for (const sequence of sequences) {
    const set = firstSet(sequence);
    const like = set && bucketFor(set, buckets);
    if (like === undefined) buckets.push({ set, members: [sequence] });
    else like.members.push(sequence);
  }
  return alternate(buckets.map(({ members }) => nodeOf(members)));
}

function nodeOf(members: readonly Sequence[]): Node {
  const [first = []] = members;
  if (members.length === 1) return concat(first);
  let common = 0;
  while (members.every((each) => isSameSet(each[common], first[common]))) common++;
  const rests = members.map((each) => each.slice(common));
  return concat([...first.slice(0, common), choiceOf(rests)]);
}

function bucketFor(set: RuneSet, buckets: readonly Bucket[]): Bucket | undefined {
  for (let i = buckets.length - 1; i >= 0 && i >= buckets.length - lookBackMax; i--) {
    const bucket = buckets[i] as Bucket;
    if (bucket.set === undefined) return undefined;
    if (sameRunes(bucket.set, set)) return bucket;
    if (intersects(bucket.set, set)) return undefined;
  }
  return undefined;
}

function sequenceOf(node: Node): Sequence {
  return node.kind === "concat" ? node.parts : node.kind === "empty" ? [] : [node];
}

function firstSet(sequence: Sequence): RuneSet | undefined {
  const [first] = sequence;
  return first?.kind === "set" ? first.set : undefined;
}

function isSameSet(a: Node | undefined, b: Node | undefined): boolean {
  return a?.kind === "set" && b?.kind === "set" && sameRunes(a.set, b.set);
}

function sameRunes(a: RuneSet, b: RuneSet): boolean {
  return a === b || (a.length === b.length && a.every((rune, i) => rune === b[i]));
}
