// npm test: sets up what is missing, then runs every test. Arguments go to vitest: npm test -- test/cli

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT, setUp } from "./setup.mjs";

setUp();
const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
const args = [vitest, "run", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
process.exitCode = status ?? 1;
