// The same three checks in Node, Chromium and workerd, through the package's own exports; and what
// the package weighs.
//
// Chromium is the system's; where there is none, its tests are skipped and say so. The package must
// be built (npm test does it).

import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as ottl from "ottl-wasm";
import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import { checks } from "./checks.ts";
import type { Verdict } from "./checks.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const WASM = join(ROOT, "dist", "ottl.wasm");
const BROWSER = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));

const allWell: Verdict[] = checks.map(({ name }) => ({ name, error: undefined }));

describe("Node", () => {
  test.each(checks)("$name", ({ run }) => run(ottl));
});

describe("Chromium", () => {
  const name = BROWSER === undefined ? "the checks (no Chromium on this machine)" : "the checks";
  test.skipIf(BROWSER === undefined)(name, async () => {
    const script = await bundle({ entry: "test/platforms/browser-entry.ts", condition: "browser" });
    const server = createServer((request, response) => {
      const [type, body] = pageFile(request.url ?? "/", script);
      response.writeHead(body === undefined ? 404 : 200, { "content-type": type });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const browser = await chromium.launch({
      executablePath: BROWSER ?? "",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction("globalThis.platformVerdicts", undefined, { timeout: 30_000 });
      const found = await page.evaluate(() => globalThis.platformVerdicts);
      expect(problems).toEqual([]);
      expect(withoutUndefined(found)).toEqual(withoutUndefined(allWell));
    } finally {
      await browser.close();
      server.close();
    }
  });
});

/**
 * The bundle stands where the compiled package would, so that it finds ottl.wasm two folders up.
 */
function pageFile(url: string, script: string): [string, string | Buffer | undefined] {
  if (url === "/") {
    return ["text/html", '<!doctype html><script type="module" src="/a/b/page.js"></script>'];
  }
  if (url === "/a/b/page.js") return ["text/javascript", script];
  if (url === "/ottl.wasm") return ["application/wasm", readFileSync(WASM)];
  return ["text/plain", undefined];
}

describe("workerd", () => {
  test("the checks", async () => {
    const folder = join(ROOT, "build", "workerd");
    mkdirSync(folder, { recursive: true });
    const entry = "test/platforms/workerd-entry.ts";
    const script = await bundle({ entry, condition: "workerd", wasm: "./ottl.wasm" });
    writeFileSync(join(folder, "worker.js"), script);
    copyFileSync(WASM, join(folder, "ottl.wasm"));
    writeFileSync(join(folder, "config.capnp"), workerdConfig);
    const worker = spawn(workerdBinary(), ["serve", "config.capnp", "--control-fd=3"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    try {
      const response = await fetch(`http://127.0.0.1:${await portOf(worker)}/`);
      const found = (await response.json()) as Verdict[];
      expect(withoutUndefined(found)).toEqual(withoutUndefined(allWell));
    } finally {
      worker.kill();
    }
  });
});

const workerdConfig = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "ottl.wasm", wasm = embed "ottl.wasm")
  ],
  compatibilityDate = "2024-01-01"
);
`;

/** The binary itself: the package's own script for it may not have been allowed to install. */
function workerdBinary(): string {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform}-${process.arch === "x64" ? "64" : process.arch}`;
  return require.resolve(`@cloudflare/workerd-${platform}/bin/workerd`);
}

/** workerd says on its control pipe which port the socket got. */
function portOf(worker: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    let complaints = "";
    worker.stderr?.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
    worker.stdio[3]?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const port = /"socket":"http","port":(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    worker.on("exit", () => reject(new Error(`workerd ended: ${complaints}`)));
    worker.on("error", reject);
  });
}

function withoutUndefined(found: readonly Verdict[]): unknown {
  return JSON.parse(JSON.stringify(found));
}

describe("weight, gzip", () => {
  const wasm = gzipSync(existsSync(WASM) ? readFileSync(WASM) : "").length;

  test.each([
    ["ottl-wasm/runtime", "dist/src/runtime/index.js", 150_000],
    ["ottl-wasm", "dist/src/index.js", 300_000],
  ])("%s with ottl.wasm", async (_name, entry, bytesMax) => {
    const script = await bundle({ entry, condition: "browser", minify: true });
    const bytes = gzipSync(script).length + wasm;
    expect(bytes).toBeLessThan(bytesMax);
  });

  test("the runtime entry's graph holds no parser and no compiler", async () => {
    const script = await bundle({ entry: "dist/src/runtime/index.js", condition: "browser" });
    expect(script).not.toMatch(/chevrotain|EmbeddedActionsParser|CompileError|RE2JS/i);
  });
});

test("node runs the command line from the package's bin", () => {
  const cli = join(ROOT, "dist", "src", "cli", "main.js");
  const said = execFileSync(process.execPath, [cli, "--help"], { encoding: "utf8" });
  expect(said).toMatch(/^usage: ottl/);
});
