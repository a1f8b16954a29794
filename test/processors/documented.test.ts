// Configs of the shapes that the reference's documentation shows, and what the reference makes of
// them (documented/): what a person starts from loads and runs. Each block is YAML as a collector
// reads it; its batch is the conformance fixture of its signal; answers.ndjson says what differs
// afterwards, and how many warnings there were. test/oracle/documented.ts asks the reference again,
// and says which answers are ours.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import { compilerFunctions } from "../../src/compiler/host-patterns.ts";
import { standardFunctions } from "../../src/functions/index.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { Router } from "../../src/runtime/router.ts";
import type { Program, Signal } from "../../src/runtime/program.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import type { JsonObject } from "../otlp/json.ts";
import { differenceOf } from "./difference.ts";
import type { Difference } from "./difference.ts";
import { engineModule } from "./run-config.ts";

type Kind = "transform" | "filter" | "routing";

interface Answer {
  readonly id: string;
  readonly refused?: true;
  readonly changes?: Difference;
  /** By pipeline. */
  readonly routes?: Readonly<Record<string, Difference>>;
  readonly warnings?: number;
}

const FOLDER = join(import.meta.dirname, "documented");
const FIXTURES = join(import.meta.dirname, "..", "conformance", "fixtures");
const gates = { experimental: true, lambda: true, dynamicMapKeys: true };
const functions = new Map([...standardFunctions(), ...compilerFunctions]);

const answers = new Map(
  readFileSync(join(FOLDER, "answers.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer)
    .map((answer) => [answer.id, answer]),
);

const files: readonly (readonly [string, Kind])[] = [
  ["transform", "transform"],
  ["functions", "transform"],
  ["filter", "filter"],
  ["routing", "routing"],
];

describe.each(files)("%s", (file, kind) => {
  test.each(blocksOf(file))("%s", (title, config) => {
    const wanted = answers.get(`${file}/${title}`);
    const signal = title.slice(0, title.indexOf(":")) as Signal;
    expect({ id: `${file}/${title}`, ...answerOf(kind, signal, config) }).toEqual(wanted);
  });
});

function blocksOf(file: string): [string, string][] {
  const text = readFileSync(join(FOLDER, `${file}.txt`), "utf8");
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const end = block.indexOf("\n");
      return [block.slice(0, end), block.slice(end + 1)];
    });
}

function answerOf(kind: Kind, signal: Signal, config: string): Omit<Answer, "id"> {
  const fixture = readFileSync(join(FIXTURES, `${signal}-default.json`), "utf8");
  const batch = JSON.parse(fixture) as JsonObject;
  try {
    if (kind === "routing") return routed(signal, config, batch);
    const program = compileConfig(config, { signal, processors: [kind], gates });
    const engine = engineOf(program);
    const output = protoToJson(signal, engine.process(jsonToProto(signal, batch)));
    const { failures } = engine.report();
    const changes = differenceOf(batch, output, "last-bits");
    return { changes, ...(failures > 0 ? { warnings: failures } : {}) };
  } catch (error) {
    if (error instanceof CompileError) return { refused: true };
    throw error;
  }
}

function routed(signal: Signal, config: string, batch: JsonObject): Omit<Answer, "id"> {
  const router = new Router(engineOf(compileRouting(config, { signal, gates }).program));
  const routes = [...router.routeBatch(jsonToProto(signal, batch))].map(([name, bytes]) => {
    return [name, differenceOf(batch, protoToJson(signal, bytes))] as const;
  });
  return { routes: Object.fromEntries(routes) };
}

function engineOf(program: Program): Engine {
  return new Engine(engineModule(), program, functions);
}
