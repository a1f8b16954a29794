// README's example runs as it stands there, through the package's own name.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonToProto, protoToJson } from "./otlp/json.ts";
import { logsOf } from "./processors/run-config.ts";

const ROOT = join(import.meta.dirname, "..");

test("the example does what it says", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const example = /```js\n([^]*?)```/.exec(readme)?.[1] ?? "";
  expect(example.trimEnd().split("\n").length).toBeLessThanOrEqual(10);
  const folder = join(ROOT, "build", "readme");
  mkdirSync(folder, { recursive: true });
  const script = [
    'import { readFileSync, writeFileSync } from "node:fs";',
    'const batch = readFileSync("batch.bin");',
    example,
    'writeFileSync("output.bin", output);',
  ];
  writeFileSync(join(folder, "example.mjs"), script.join("\n"));
  writeFileSync(join(folder, "batch.bin"), jsonToProto("logs", logsOf("ERROR: no", "fine")));
  execFileSync(process.execPath, ["example.mjs"], { cwd: folder });
  const output = protoToJson("logs", new Uint8Array(readFileSync(join(folder, "output.bin"))));
  expect(JSON.stringify(output).match(/LOUD/g)).toHaveLength(1);
});
