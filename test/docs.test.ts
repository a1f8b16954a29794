// What docs/ shows is what there is: the ABI's tables name every export, the program document its
// keys, and the code in ARCHITECTURE.md is what its statement becomes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { disassemble } from "../src/compiler/disassemble.ts";
import { compileProgram } from "../src/index.ts";
import { engineModule } from "../src/runtime/module.ts";

const architecture = read("ARCHITECTURE.md");
const format = read("FORMAT.md");

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, "..", "docs", name), "utf8");
}

/** The names in the first column of the table under a heading. */
function rowsUnder(head: string): string[] {
  const [, table = ""] = format.split(`| ${head} |`);
  const rows = table.slice(0, table.indexOf("\n\n")).split("\n").slice(2);
  const names = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)/g)]);
  return names.map(([, name = ""]) => name);
}

test("FORMAT.md has a row for every export, and no other", () => {
  const names = WebAssembly.Module.exports(engineModule()).map(({ name }) => name);
  expect(rowsUnder("export | meaning").sort()).toEqual(names.sort());
});

test("FORMAT.md has a row for every key of a program", () => {
  const statements = ["set(log.body, 1)"];
  const keys = Object.keys(compileProgram({ signal: "logs", statements }));
  expect(rowsUnder("key | what").sort()).toEqual([...keys, "routes"].sort());
});

test("ARCHITECTURE.md shows the code of its statement", () => {
  const statement = /^`(set\(.*)`$/m.exec(architecture)?.[1] ?? "";
  const shown = architecture.match(/^ +[0-9a-f]{8} {2}\w+.*$/gm) ?? [];
  const code = disassemble(compileProgram({ signal: "logs", statements: [statement] })).split("\n");
  expect(shown).toHaveLength(code.length);
  for (const [at, line] of code.entries()) expect(shown[at]).toContain(line);
});
