// npm start: sets up what is missing, then runs the example (examples/collector.yaml over examples/logs.bin) and says what
// happened to its records.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT, setUp } from "./setup.mjs";

setUp();
const args = [
  ...["run", "--config", "examples/collector.yaml", "--signal", "logs"],
  ...["--processor", "filter/noise", "--processor", "transform/privacy"],
  ...["--input", "examples/logs.bin", "--output", "build/example-output.bin"],
  ...["--show", "2", "--time"],
];
process.stderr.write(`\n$ ottl ${args.join(" ")}\n\n`);
const cli = join(ROOT, "dist", "src", "cli", "main.js");
const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: ROOT, stdio: "inherit" });
process.exitCode = status ?? 1;
