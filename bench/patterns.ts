// The bench of patterns, from the root of the repository: `npm run --silent bench:patterns --
// [--json] [--only email,...] [--rounds N] [--slice MILLISECONDS]`.
// Asks of 1,000 texts whether a pattern matches, and replaces all its matches: ours, re2js and
// JavaScript's RegExp. The texts are the log bodies of the corpus, each with its client's address
// behind it. `whole` is the job from a batch of protobuf to the next: ours a filter that drops what
// matches, or replace_pattern; the peers with protobufjs around them. `alone` is the pattern: the
// peers on strings that are there already, ours the whole job less the same program's without a
// pattern. A ratio is the peer's time over ours; before anything is timed, all must agree on every
// text.
// Then the patterns that take backtracking engines forever: the time for a text over the time for
// half of it, three doublings.
import { parseArgs } from "node:util";
import { measure, type Rounds } from "./measure.ts";
import { doublingsOf, type Growth } from "./patterns/growth.ts";
import { patternClasses, type PatternClass } from "./patterns/classes.ts";
import { contendersOf, type Question } from "./patterns/contenders.ts";
import { textsOf } from "./patterns/texts.ts";
import { aligned } from "./table.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    corpus: { type: "string", default: "bench/corpus" },
    only: { type: "string" },
    rounds: { type: "string", default: "4" },
    slice: { type: "string", default: "30" },
  },
});

/** Times are of the best run, per text; ratios are peers' times over ours. */
interface PatternScore {
  readonly pattern: string;
  readonly matching: number;
  readonly match: Comparison;
  readonly replace: Comparison;
}

interface Comparison {
  readonly whole: Ratios;
  readonly alone: Ratios;
}

interface Ratios {
  readonly nsPerText: number;
  readonly re2js: number;
  readonly regExp: number;
}

const rounds: Rounds = { count: Number(options.rounds), sliceMilliseconds: Number(options.slice) };
const only = options.only?.split(",");
const texts = textsOf(options.corpus);
const wanted = patternClasses.filter(({ name }) => !only || only.includes(name));
const classes = Object.fromEntries(wanted.map((each) => [each.name, scoreOf(each)]));
const growth = only ? {} : doublingsOf();
const text = options.json ? JSON.stringify({ classes, growth }) : tablesOf(classes, growth);
process.stdout.write(`${text}\n`);

function scoreOf({ pattern, flags }: PatternClass): PatternScore {
  const source = flags === undefined ? pattern : `(?${flags})${pattern}`;
  const contenders = contendersOf(pattern, flags, texts);
  const asked = contenders.match.alone[0]?.answer();
  return {
    pattern: source,
    matching: (asked ?? []).filter((each) => each === "true").length,
    match: compare(contenders.match),
    replace: compare(contenders.replace),
  };
}

/** Refuses to compare unequal work. */
function compare({ alone, whole, walk }: Question): Comparison {
  const contenders = [...alone, ...whole];
  const [first, ...others] = contenders.map(({ answer }) => JSON.stringify(answer()));
  if (others.some((other) => other !== first)) throw new Error("the contenders disagree");
  const timings = measure([...contenders, walk], [], rounds);
  const best = (name: string): number => timings.get(name)?.best ?? NaN;
  const ratios = (time: number, suffix: string): Ratios => ({
    nsPerText: round(time / texts.length),
    re2js: round(best(`re2js${suffix}`) / time),
    regExp: round(best(`RegExp${suffix}`) / time),
  });
  const time = best("ours");
  const pattern = Math.max(time - best("walk"), texts.length);
  return { whole: ratios(time, ", whole"), alone: ratios(pattern, "") };
}

function tablesOf(
  scores: Readonly<Record<string, PatternScore>>,
  growths: Readonly<Record<string, Growth>>,
): string {
  const columns = ["ns", "re2js /", "RegExp /"];
  const titled = (title: string) => [`${title} ${columns[0]}`, ...columns.slice(1)];
  const titles = ["match: alone", "whole", "replace: alone", "whole"];
  const head = ["", "of 1000", ...titles.flatMap(titled)];
  const rows = Object.entries(scores).map(([name, { matching, match, replace }]) => [
    name,
    `${matching}`,
    ...[match.alone, match.whole, replace.alone, replace.whole].flatMap((each) => [
      each.nsPerText.toFixed(0),
      each.re2js.toFixed(1),
      each.regExp.toFixed(2),
    ]),
  ]);
  const growthRows = Object.entries(growths).map(([name, { nsPerByte, ratios }]) => [
    name,
    nsPerByte.toFixed(2),
    ...ratios.map((ratio) => ratio.toFixed(2)),
  ]);
  const growthHead = ["", "ns/byte", "2n/n", "4n/2n", "8n/4n"];
  const tables = [aligned([head, ...rows])];
  if (growthRows.length > 0) tables.push(aligned([growthHead, ...growthRows]));
  return tables.join("\n\n");
}

function round(number: number): number {
  return Number(number.toPrecision(4));
}
