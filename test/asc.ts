// Compiles AssemblyScript inside a test: an entry written in the test, importing the parts of
// assembly/ under test.
//
// The entry is compiled as if it were a file in assembly/, so it imports `./text/integer`. The
// binary is kept in build/asc/ under the entry's hash, beside a list of the files that went into
// it; it is used again while all of them read the same.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";

const root = join(import.meta.dirname, "..");
const cacheFolder = join(root, "build", "asc");
const entryName = "assembly/entry-of-a-test.ts";

/** Options of a compilation that a test may change. */
export interface CompileOptions {
  /** Keep assertions in (the debug build). Default true. */
  readonly asserts?: boolean;
  /** Compile for engines with SIMD. Default true. */
  readonly simd?: boolean;
}

/** Compiles `entrySource`; throws with asc's messages when it does not compile. */
export async function compileAssembly(
  entrySource: string,
  options: CompileOptions = {},
): Promise<WebAssembly.Module> {
  return new WebAssembly.Module(await assemblyBytes(entrySource, options));
}

/** The binary that `compileAssembly` makes a module of. */
export async function assemblyBytes(
  entrySource: string,
  options: CompileOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const flags = compilerFlags(options);
  const base = join(cacheFolder, digest(flags.join(" ") + entrySource).slice(0, 24));
  const kept = readKept(base);
  if (kept !== undefined) return kept;
  const files: Record<string, string> = {};
  const bytes = await compile(entrySource, flags, files);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(`${base}.wasm`, bytes);
  writeFileSync(`${base}.json`, JSON.stringify(files));
  return bytes;
}

function compilerFlags(options: CompileOptions): string[] {
  const flags = [entryName, "--outFile", "entry.wasm", "--config", "none"];
  flags.push("-O2", "--runtime", "stub", "--use", "abort=", "--initialMemory", "16");
  flags.push(options.simd === false ? "--disable" : "--enable", "simd");
  flags.push("--enable", "bulk-memory");
  if (options.asserts === false) flags.push("--noAssert");
  return flags;
}

async function compile(
  entrySource: string,
  flags: readonly string[],
  files: Record<string, string>,
): Promise<Uint8Array<ArrayBuffer>> {
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const { error, stderr } = await asc.main([...flags], {
    readFile(name) {
      if (name === entryName) return entrySource;
      const text = readText(join(root, name));
      if (text !== undefined) files[name] = digest(text);
      return text ?? null;
    },
    writeFile(_name, contents) {
      if (typeof contents !== "string") binary = Uint8Array.from(contents);
    },
    listFiles: () => null,
  });
  if (error !== null || binary === undefined) {
    throw new Error(`asc failed: ${stderr.toString()} ${error?.message ?? ""}`);
  }
  return binary;
}

function readKept(base: string): Uint8Array<ArrayBuffer> | undefined {
  const list = readText(`${base}.json`);
  if (list === undefined) return undefined;
  const files = JSON.parse(list) as Record<string, string>;
  for (const [name, hash] of Object.entries(files)) {
    const text = readText(join(root, name));
    if (text === undefined || digest(text) !== hash) return undefined;
  }
  return Uint8Array.from(readFileSync(`${base}.wasm`));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
