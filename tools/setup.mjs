// What `npm start` and `npm test` do first: install the packages and build, where that is missing or older than its sources.
// Plain Node, since nothing else may be there yet; quick when there is nothing to do.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Its time is when the last build that went through began. */
const STAMP = join(ROOT, "build", "built");
const OUTPUTS = ["dist/ottl.wasm", "dist/src/index.js", "build/tools/bench/main.js"];
const SOURCES = [
  ...["assembly", "format", "grammar", "src", "bench", "test/otlp", "test/conformance"],
  ...["package.json", "asconfig.json", "tsconfig.json", "tsconfig.build.json", "tsconfig.tools.json"],
];

/** Makes the checkout ready to run. */
export function setUp() {
  if (!isInstalled()) {
    run("installing packages", "npm", ["ci", "--no-audit", "--no-fund"]);
  }
  if (!needsBuild()) return;
  const start = new Date();
  run("building", "npm", ["run", "--silent", "build"]);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, `${start.toISOString()}\n`);
}

function needsBuild() {
  if (!existsSync(STAMP) || OUTPUTS.some((file) => !existsSync(join(ROOT, file)))) return true;
  const built = Date.parse(readStamp());
  return SOURCES.some((path) => newest(join(ROOT, path)) > built);
}

function readStamp() {
  return readFileSync(STAMP, "utf8").trim();
}

/** The latest change of a file, or of anything in a folder. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether node_modules holds what the lock file says; packages for other platforms may be missing. */
function isInstalled() {
  const installed = lockedPackages(join(ROOT, "node_modules", ".package-lock.json"));
  const wanted = lockedPackages(join(ROOT, "package-lock.json"));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    return path === "" || optional === true || installed[path]?.version === version;
  });
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/** Runs a command that must go through, and ends where it does not. */
function run(what, command, args) {
  process.stderr.write(`${what} ...\n`);
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    process.stderr.write(`${what} failed\n`);
    process.exit(1);
  }
}
