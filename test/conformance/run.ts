// The conformance run: `npm run --silent conformance -- --cases FILE.ndjson --fixtures DIR`.
// Writes one answer a line on standard output, in the order of the cases. With `--golden FILE` the
// differences from the reference's answers and a score per family go to standard error as well
// (`--show N` of them, `--family PREFIX` alone), for people at work on the engine.
import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Answer, type Case, readLines } from "./answers.ts";
import { compareAnswers, scoreByFamily } from "./compare.ts";
import { answerCase, Fixtures } from "./harness.ts";

const USAGE =
  "usage: conformance --cases FILE --fixtures DIR [--golden FILE [--show N]] [--family PREFIX]";

const { values: options } = parseArgs({
  options: {
    cases: { type: "string" },
    fixtures: { type: "string" },
    golden: { type: "string" },
    show: { type: "string", default: "10" },
    family: { type: "string", default: "" },
  },
});
if (!options.cases || !options.fixtures) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const fixtures = new Fixtures(options.fixtures);
const answers: Answer[] = [];
for (const c of readLines<Case>(options.cases)) {
  if (!c.id.startsWith(options.family)) continue;
  const answer = await answerCase(c, fixtures);
  answers.push(answer);
  // Synchronous, so that a run that is cut short has written all that it answered.
  write(1, `${JSON.stringify(answer)}\n`);
}
if (options.golden) report(options.golden, Number(options.show));

/** Writes all of a text: a pipe takes it in pieces, and a full one has to be tried again. */
function write(file: 1 | 2, text: string): void {
  const bytes = new TextEncoder().encode(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(file, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit(0); // `| head` has read enough.
      if (code !== "EAGAIN") throw error;
    }
  }
}

function report(goldenFile: string, show: number): void {
  const golden = readLines<Answer>(goldenFile).filter(({ id }) => id.startsWith(options.family));
  const comparison = compareAnswers(golden, answers);
  for (const { id, want, got, reason } of comparison.differences.slice(0, show)) {
    write(2, `x ${id}\n    want ${want}\n    got  ${got}\n    says ${reason}\n`);
  }
  for (const [family, { passed, total }] of scoreByFamily(comparison)) {
    write(2, `${family.padEnd(24)} ${passed}/${total}\n`);
  }
}
