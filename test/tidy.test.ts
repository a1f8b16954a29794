// The house rules, held against every source file (tidy/rules.ts): who may import whom, how wide
// and how long, what no file says, what no file is called, that each opens with a comment and that
// someone uses it.
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";
import {
  BANNED,
  BANNED_NAMES,
  EDGE,
  FILE_LINES_MAX,
  FUNCTION_LINES_MAX,
  LONG_FILES,
  LONG_FUNCTIONS,
  ROOMS,
  WIDTH_MAX,
} from "./tidy/rules.ts";
import { codeOf, functionsOf, importsOf } from "./tidy/source.ts";

const ROOT = join(import.meta.dirname, "..");
const LEFT_OUT = new Set(["node_modules", "dist", "build", ".git", "bin"]);
const CONFIGS = /^(?:package|tsconfig.*|asconfig|assembly\/tsconfig)\.json$|^vitest\.config\.ts$/;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly code: string;
  /** Files by path, packages by name. */
  readonly imports: readonly string[];
}

const paths = pathsUnder(ROOT);
const sources = paths.filter((path) => path.endsWith(".ts")).map(readSource);
const byPath = new Map(sources.map((source) => [source.path, source]));
const TEXT = /\.(?:ts|md|json|sh|mjs|go|proto)$|^\.ci\/run$/;
const sourceTexts = sources.map(({ path, text }) => [path, text] as const);
const sourceCodes = sources.map(({ path, code }) => [path, code] as const);
const textBodies = paths
  .filter((path) => TEXT.test(path))
  .map((path) => [path, read(path)] as const);

test("the scan found the house", () => {
  expect(sources.length).toBeGreaterThan(20);
});

describe("imports", () => {
  test("no room imports what the design does not let it", () => {
    expectNone(sources.flatMap(strayImports));
  });

  test("the edge build reaches neither grammar nor compiler", () => {
    const roots = sources.filter(({ path }) => EDGE.roots.some((root) => path.startsWith(root)));
    expectNone(roots.flatMap(({ path }) => forbiddenReach(path)));
  });

  test("every relative import names a file", () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports.filter(isMissing).map((name) => `${path}: ${name}`),
    );
    expectNone(missing);
  });

  test("no file that nobody uses", () => {
    expectNone(unusedFiles());
  });
});

describe("form", () => {
  test(`lines of ${WIDTH_MAX} at most`, () => {
    expectNone(linesThat((line) => [...line].length > WIDTH_MAX, sourceTexts));
  });

  test(`files of ${FILE_LINES_MAX} lines at most`, () => {
    const long = sources.filter(({ path, text }) => {
      return lineCount(text) > FILE_LINES_MAX && !(path in LONG_FILES);
    });
    expectNone(long.map(({ path, text }) => `${path}: ${lineCount(text)}`));
  });

  test(`functions of ${FUNCTION_LINES_MAX} lines at most`, () => {
    expectNone(sources.flatMap(longFunctions));
  });

  test("every file opens with a comment", () => {
    const bare = sources.filter(({ text }) => !/^(?:#!.*\n)?\s*\/[/*]/.test(text));
    expectNone(bare.map(({ path }) => path));
  });

  test("exceptions are of files that are there, and give a reason", () => {
    const files = [...Object.entries(LONG_FILES), ...Object.entries(LONG_FUNCTIONS)];
    const unfit = files.filter(([name, reason]) => {
      return !byPath.has(name.split(":")[0] ?? "") || reason.length < 15;
    });
    expectNone(unfit.map(([name]) => name));
  });
});

describe("words", () => {
  test.each(BANNED)("no file says $what", ({ pattern, where, except = [] }) => {
    const bodies = where === "code" ? sourceCodes : textBodies;
    const held = bodies.filter(([path]) => !except.some((prefix) => path.startsWith(prefix)));
    expectNone(linesThat((line) => pattern.test(line), held));
  });

  test("no drawers", () => {
    const isDrawer = (part: string) => BANNED_NAMES.includes(part.replace(/\..*$/, ""));
    expectNone(sources.map(({ path }) => path).filter((path) => path.split("/").some(isDrawer)));
  });
});

describe("the scanner", () => {
  test.each([
    ["a // b\nc", "a     \nc"],
    ["f(\"{\", '}', /[/}]/g)", "f(   ,    ,       g)"],
    ["a / b / c", "a / b / c"],
    ["`x${ { a: `y${b}` } }z` + c", "     { a:     b   }     + c"],
  ])("blanks what is no code: %s", (text, code) => expect(codeOf(text)).toBe(code));

  test("measures functions, methods and arrows, and nothing else", () => {
    const text = [
      "function a({ b }: { b: number }): void {",
      "  if (b) {",
      "  }",
      "}",
      "class C {",
      "  d(e: number): { f: 1 } {",
      "  }",
      "}",
      "const g = (h: number) => {",
      "};",
      "each(() => {",
      "});",
    ].join("\n");
    const found = functionsOf(codeOf(text)).map(({ name, line, lines }) => [name, line, lines]);
    expect(found).toEqual([
      ["a", 1, 4],
      ["d", 6, 2],
      ["g", 9, 2],
      ["each", 11, 2],
    ]);
  });

  test("finds imports, types and re-exports, not those in text", () => {
    const text = [
      'import { a } from "./a.ts";',
      "import type {",
      '  b,\n} from "b";',
      'export { c } from "./c.ts";',
      '// import "d"',
      'const e = `\nimport "f"`;',
    ].join("\n");
    expect(importsOf(text, codeOf(text))).toEqual(["./a.ts", "b", "./c.ts"]);
  });
});

/** One finding a line, so that a failure reads as a list of places. */
function expectNone(findings: readonly string[]): void {
  expect(findings.join("\n")).toBe("");
}

function linesThat(
  offend: (line: string) => boolean,
  bodies: readonly (readonly [path: string, body: string])[],
): string[] {
  return bodies.flatMap(([path, body]) => {
    const lines = body.split("\n");
    return lines.flatMap((line, index) => (offend(line) ? [`${path}:${index + 1}`] : []));
  });
}

function isMissing(name: string): boolean {
  return name.endsWith(".ts") && !byPath.has(name);
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (LEFT_OUT.has(entry.name)) return [];
    return entry.isDirectory() ? pathsUnder(path) : [relative(ROOT, path)];
  });
}

function readSource(path: string): Source {
  const text = read(path);
  const code = codeOf(text);
  const imports = importsOf(text, code).map((name) => resolveImport(path, name));
  return { path, text, code, imports };
}

/** A relative import as a path from the root; assembly/ may leave the extension out. */
function resolveImport(from: string, name: string): string {
  if (!name.startsWith(".")) return name;
  const path = normalize(join(dirname(from), name));
  return /\.(?:ts|json|wasm)$/.test(path) ? path : `${path}.ts`;
}

function isBuiltin(name: string): boolean {
  return name.startsWith("node:") || builtinModules.includes(name);
}

function strayImports({ path, imports }: Source): string[] {
  const fitting = ROOMS.filter((room) => path.startsWith(room.path));
  const room = fitting.sort((a, b) => b.path.length - a.path.length)[0];
  if (!room) return [`${path}: in no room`];
  const allowed = [room.path, ...room.mayImport];
  const isAllowed = (name: string): boolean => {
    if (isBuiltin(name)) return room.mayUseNode ?? false;
    return allowed.some((each) => each === "*" || each === name || isUnder(name, each));
  };
  return imports.filter((name) => !isAllowed(name)).map((name) => `${path}: ${name}`);
}

/** A file of a room, or a subpath of a package. */
function isUnder(name: string, allowed: string): boolean {
  return name.startsWith(allowed.endsWith("/") ? allowed : `${allowed}/`);
}

/** Chains of imports from a file to what the edge build must not ship. */
function forbiddenReach(root: string): string[] {
  const seen = new Set<string>();
  const queue = [root];
  const found: string[] = [];
  while (queue.length > 0) {
    const path = queue.pop() ?? "";
    if (seen.has(path)) continue;
    seen.add(path);
    const isNever = EDGE.never.some((each) => path === each || isUnder(path, each));
    if (isNever) found.push(`${root}: ${path}`);
    queue.push(...(byPath.get(path)?.imports ?? []));
  }
  return found;
}

/** Files that no import reaches and no configuration or other file names. */
function unusedFiles(): string[] {
  const imported = new Set(sources.flatMap(({ imports }) => imports));
  const configs = paths.filter((path) => CONFIGS.test(path)).map(read);
  const isNamed = (path: string): boolean => {
    const stem = path.replace(/\.ts$/, "");
    const others = sources.filter((source) => source.path !== path);
    return (
      configs.some((text) => text.includes(stem)) || others.some(({ text }) => text.includes(stem))
    );
  };
  const used = (path: string) =>
    path.endsWith(".test.ts") || path.endsWith(".d.ts") || imported.has(path) || CONFIGS.test(path);
  return sources.map(({ path }) => path).filter((path) => !used(path) && !isNamed(path));
}

function longFunctions({ path, code }: Source): string[] {
  const isGroup = (name: string) => path.endsWith(".test.ts") && /^(?:describe|each)$/.test(name);
  return functionsOf(code).flatMap(({ name, line, lines }) => {
    const isExempt = `${path}:${name}` in LONG_FUNCTIONS || isGroup(name);
    return lines > FUNCTION_LINES_MAX && !isExempt
      ? [`${path}:${line} ${name}: ${lines} lines`]
      : [];
  });
}

function lineCount(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
