// Reads vitest's JSON report and closes a run: names what was skipped and which files failed to load,
// then `N passed, N failed, N skipped` on a line of its own. Exits with 1 unless all passed.
import { existsSync, readFileSync } from "node:fs";

const [path] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : { testResults: [] };
const files = report.testResults;
const tests = files.flatMap((file) => file.assertionResults);

const passed = tests.filter(({ status }) => status === "passed").length;
const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
// A file that fails outside of its tests (to load, in a hook) counts as one failure.
const isBroken = (file) =>
  file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed");
const broken = files.filter(isBroken);
const failed = tests.length - passed - skipped.length + broken.length + (files.length === 0 ? 1 : 0);

for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
for (const { name, message } of broken) process.stdout.write(`failed outside of its tests: ${name} ${message}\n`);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped.length} skipped\n`);
process.exitCode = failed + skipped.length > 0 ? 1 : 0;
