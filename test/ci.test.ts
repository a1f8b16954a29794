// The closing line of a CI run, and when it fails: a skip or a file that does not load counts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const SUMMARY = join(import.meta.dirname, "../.ci/summary.mjs");

const file = (status: string, ...statuses: string[]) => ({
  name: "x.test.ts",
  status,
  message: "",
  assertionResults: statuses.map((each) => ({ status: each, fullName: "a test" })),
});

test.each([
  ["all passed", [file("passed", "passed", "passed")], "2 passed, 0 failed, 0 skipped", 0],
  ["one failed", [file("failed", "passed", "failed")], "1 passed, 1 failed, 0 skipped", 1],
  ["one skipped", [file("passed", "passed", "skipped")], "1 passed, 0 failed, 1 skipped", 1],
  ["a todo", [file("passed", "todo")], "0 passed, 0 failed, 1 skipped", 1],
  [
    "a file did not load",
    [file("failed"), file("passed", "passed")],
    "1 passed, 1 failed, 0 skipped",
    1,
  ],
  ["no file at all", [], "0 passed, 1 failed, 0 skipped", 1],
])("%s", (_, testResults, line, status) => {
  const folder = mkdtempSync(join(tmpdir(), "ci-"));
  try {
    const report = join(folder, "report.json");
    writeFileSync(report, JSON.stringify({ testResults }));
    const run = spawnSync(process.execPath, [SUMMARY, report], { encoding: "utf8" });
    expect([run.stdout.trimEnd().split("\n").at(-1), run.status]).toEqual([line, status]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
