// Asks the oracles again: `npm run oracle -- BIN_DIR`, where build.sh has put the three programs.
// Writes the answers of every conformance case to ../conformance/golden and the digests of the
// workloads to workloads/. A case goes to the first oracle that can run it: stable (pkg/ottl
// 1.4.0), collector (0.161.0), routing (0.149.0). Run from the root of the repository.
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadWorkloads, type Workload } from "../../bench/workloads.ts";
import { type Answer, type Case, readLines } from "../conformance/answers.ts";
import { protoToJson } from "../otlp/json.ts";
import { digestOf } from "./digest.ts";

type Oracle = "stable" | "collector" | "routing";

const CONFORMANCE = "test/conformance";
const DIGESTS = "test/oracle/workloads";
const EXPERIMENTAL =
  /\b(All|Any|Filter|Find|MapEach|MapKeys|Reduce|When|Base64Decode|ProfileID)\(|=>/;

const [bin] = process.argv.slice(2);
if (!bin) {
  process.stderr.write("usage: oracle BIN_DIR\n");
  process.exit(2);
}
for (const file of readdirSync(join(CONFORMANCE, "cases")).sort()) answerFamily(bin, file);
for (const workload of loadWorkloads("bench/workloads", "bench/corpus"))
  digestWorkload(bin, workload);

function answerFamily(folder: string, file: string): void {
  const cases = readLines<Case>(join(CONFORMANCE, "cases", file));
  const answers = new Map<string, string>();
  for (const oracle of ["stable", "collector", "routing"] as const) {
    const own = cases.filter((c) => oracleOf(c) === oracle);
    for (const line of ask(folder, oracle, own)) answers.set((JSON.parse(line) as Answer).id, line);
  }
  // The oracle's own lines: JSON.stringify would turn -0 into 0.
  const lines = cases.map(({ id }) => answers.get(id) ?? "");
  const missing = lines.findIndex((line) => line === "" || line.includes('"error":"harness:'));
  if (missing >= 0) throw new Error(`no oracle runs ${cases[missing]?.id}`);
  writeFileSync(join(CONFORMANCE, "golden", file), `${lines.join("\n")}\n`);
  process.stdout.write(`${file}: ${cases.length} cases\n`);
}

function digestWorkload(folder: string, workload: Workload): void {
  const { name, config, signal, component: kind } = workload;
  const input = protoToJson(signal, workload.batch);
  const [line] = ask(folder, "collector", [{ id: name, kind, signal, config, input }]);
  const answer = line ? (JSON.parse(line) as Answer) : undefined;
  if (!answer?.output)
    throw new Error(`${name}: ${answer?.parseError ?? answer?.error ?? "no answer"}`);
  const digest = digestOf(signal, answer.output);
  writeFileSync(join(DIGESTS, `${name}.json`), `${JSON.stringify(digest)}\n`);
  process.stdout.write(`${name}: ${digest.recordCount} records\n`);
}

function oracleOf(c: Case): Oracle {
  if (c.kind === "routing") return "routing";
  const isComponent = c.kind === "transform" || c.kind === "filter";
  const isProfile = c.context?.startsWith("profile") ?? false;
  return isComponent || isProfile || EXPERIMENTAL.test(c.expr ?? "") ? "collector" : "stable";
}

function ask(folder: string, oracle: Oracle, cases: readonly Case[]): string[] {
  if (cases.length === 0) return [];
  const input = `${cases.map((c) => JSON.stringify(c)).join("\n")}\n`;
  const flags = ["eval", "-fixtures", join(CONFORMANCE, "fixtures")];
  const program = join(folder, `ottlref-${oracle}`);
  const output = execFileSync(program, flags, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  return output.trimEnd().split("\n");
}
