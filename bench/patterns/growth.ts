// Patterns that make backtracking engines and careless automata take quadratic or exponential time:
// how the time grows when the text does. Linear is 2 for each doubling.
// One log record holds the text; the program asks IsMatch and replaces all matches, so that what is
// searched again behind a match counts as well.
import { compile } from "../../src/index.ts";
import { batchOf } from "./contenders.ts";

export interface Growth {
  readonly nsPerByte: number;
  /** Time of a text over that of one half as long, shortest first. */
  readonly ratios: readonly number[];
}

/** A pattern, what its text repeats, what the text ends with. */
type Hostile = readonly [name: string, pattern: string, unit: string, ending: string];

/** 64 KB of members, every second rune of a stretch, so that ranges do not merge. */
const wideClass = Array.from({ length: 21_000 }, (_, i) => String.fromCodePoint(0x1000 + 2 * i));

/** Texts hold what every match must hold, or a search for that would be all that is timed. */
const hostile: readonly Hostile[] = [
  ["(x+x+)+y", "(x+x+)+y", "x", " y"],
  ["(a|aa)+$", "(a|aa)+$", "a", "b"],
  ["(.*)*x", "(.*)*x", "a", "x"],
  ["(a*)*b", "(a*)*b", "a", "cb"],
  ["a.*b.*c", "a.*b.*c", "ab", "\nc"],
  ["[a-z]+@.*!", "[a-z]+@.*!", "a@", "\n!"],
  ["(?:a{1,30}){1,30}b", "(?:a{1,30}){1,30}b", "a", " b"],
  ["((a{1,9}b?){1,9}c?){1,9}d", "((a{1,9}b?){1,9}c?){1,9}d", "aab", " d"],
  ["(a|b)*a(a|b){20}c", "(a|b)*a(a|b){20}c", "abbab", " c"],
  ["64 KB class", `[${wideClass.join("")}]+!`, "\u4e00\u4e02", " !"],
  ["64 KB class, excluded", `[^${wideClass.join("")}]+!`, "\u4e01a", "\u4e00!"],
];

const leastBytes = 16_000;
const doublings = 3;

/** How the time of each hostile pattern grows. */
export function doublingsOf(): Record<string, Growth> {
  return Object.fromEntries(hostile.map((each) => [each[0], growthOf(each)]));
}

function growthOf([, pattern, unit, ending]: Hostile): Growth {
  const source = JSON.stringify(pattern);
  const statements = [
    `set(log.attributes["found"], IsMatch(log.body, ${source}))`,
    `replace_pattern(log.body, ${source}, "")`,
  ];
  const processor = compile({ signal: "logs", statements });
  const unitBytes = new TextEncoder().encode(unit).length;
  const times: number[] = [];
  for (let double = 0; double <= doublings; double++) {
    const text = unit.repeat((leastBytes / unitBytes) << double) + ending;
    const batch = batchOf([text]);
    times.push(fastest(() => processor.process(batch)));
  }
  const ratios = times.slice(1).map((time, i) => Number((time / (times[i] ?? NaN)).toFixed(3)));
  const longest = leastBytes << doublings;
  return { nsPerByte: Number(((times.at(-1) ?? NaN) / longest).toPrecision(4)), ratios };
}

/** Nanoseconds of the best of some runs, of at least 20 ms together. */
function fastest(run: () => unknown): number {
  let best = Infinity;
  let spent = 0;
  for (let count = 0; count < 5 || (spent < 20 && count < 500); count++) {
    const start = performance.now();
    run();
    const time = performance.now() - start;
    spent += time;
    best = Math.min(best, time);
  }
  return best * 1e6;
}
