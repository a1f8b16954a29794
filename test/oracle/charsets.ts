// Writes test/functions/charset-answers.txt: what the reference makes of every byte in every
// encoding, a digest a name.
// Run: npm run --silent build:tools && node build/tools/test/oracle/charsets.js BIN_DIR
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "../conformance/answers.ts";
import { charsetBatch, charsetNames, digestOf } from "../functions/charset-batch.ts";

const [bin] = process.argv.slice(2);
if (!bin) {
  process.stderr.write("usage: charsets BIN_DIR\n");
  process.exit(2);
}

const cases = charsetNames.map((name) => {
  const statements = [`set(log.body, Decode(log.body, "${name}"))`];
  const config = { log_statements: [{ context: "log", statements }] };
  return JSON.stringify({
    id: name,
    kind: "transform",
    signal: "logs",
    config,
    input: charsetBatch,
  });
});
const lines = execFileSync(join(bin, "ottlref-collector"), ["eval", "-fixtures", "."], {
  input: cases.join("\n"),
  encoding: "utf8",
  maxBuffer: 1 << 30,
});
const digests = lines
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Answer)
  .map(({ id, output }) => `${output === undefined ? "refused" : digestOf(output)} ${id}`);
writeFileSync("test/functions/charset-answers.txt", `${digests.join("\n")}\n`);
