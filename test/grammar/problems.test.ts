// What the parser says about wrong texts: problems.txt has each text, and below it, as golden text,
// the position, the code and the message of each problem. A line break in a text is written as ⏎.
// `UPDATE=1 npx vitest run test/grammar/problems.test.ts` writes it anew; read the difference.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { positionOf } from "../../grammar/parser.ts";
import { parseText, problemLines, type TextKind } from "./texts.ts";

const file = new URL("problems.txt", import.meta.url);

function blockOf(head: string): string {
  const space = head.indexOf(" ");
  const kind = head.slice(0, space) as TextKind;
  const text = head.slice(space + 1).replaceAll("⏎", "\n");
  return [head, ...problemLines(text, parseText(kind, text), positionOf)].join("\n");
}

const blocks = readFileSync(file, "utf8").trimEnd().split("\n\n");
const heads = blocks.map((block) => block.split("\n")[0] ?? "");

if (process.env["UPDATE"] !== undefined) {
  writeFileSync(file, `${heads.map(blockOf).join("\n\n")}\n`);
}

test.each(blocks.map((block, index) => [heads[index] ?? "", block]))("%s", (head, block) => {
  expect(blockOf(head)).toBe(block);
});

test("positions count lines from \\n and columns in UTF-16 units, from 1", () => {
  expect(positionOf("a\nb", 0)).toEqual({ line: 1, column: 1 });
  expect(positionOf("a\nb", 1)).toEqual({ line: 1, column: 2 });
  expect(positionOf("a\nb", 2)).toEqual({ line: 2, column: 1 });
  expect(positionOf("a\r\n🚀b", 5)).toEqual({ line: 2, column: 3 });
  expect(positionOf("\n\n", 2)).toEqual({ line: 3, column: 1 });
});
