// Answers a case: finds its batch, turns OTLP/JSON into protobuf for the engine and what the engine
// gives back into OTLP/JSON. Nothing here ends a run: an engine that throws, or gives bytes that
// are no OTLP, has not run the case, and the answer says why.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonToProto, protoToJson, type JsonObject, type Signal } from "../otlp/json.ts";
import { type Answer, type Case, signalOf } from "./answers.ts";
import { evaluateCase, type EngineAnswer } from "./engine.ts";

/** Batches by file, converted once. */
export class Fixtures {
  readonly #folder: string;
  readonly #batches = new Map<string, Uint8Array>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The batch of a case as OTLP protobuf: its own input, or the fixture that it names. */
  batchOf(c: Case): Uint8Array {
    const signal = signalOf(c);
    if (c.input) return jsonToProto(signal, c.input);
    const name = `${signal}-${c.fixture ?? "default"}.json`;
    let batch = this.#batches.get(name);
    if (!batch) {
      const json = JSON.parse(readFileSync(join(this.#folder, name), "utf8")) as JsonObject;
      batch = jsonToProto(signal, json);
      this.#batches.set(name, batch);
    }
    return batch;
  }
}

/** The engine's answer to a case, whatever happens. */
export async function answerCase(
  c: Case,
  fixtures: Fixtures,
  evaluate: typeof evaluateCase = evaluateCase,
): Promise<Answer> {
  try {
    // A copy: the engine must never see a batch that an earlier case may have written to.
    const answer = await evaluate(c, fixtures.batchOf(c).slice());
    return withoutSignOfZero(jsonAnswer(c.id, signalOf(c), answer));
  } catch (error) {
    return {
      id: c.id,
      unsupported: `crash: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function jsonAnswer(id: string, signal: Signal, answer: EngineAnswer): Answer {
  const { output, routes, ...rest } = answer;
  return {
    id,
    ...rest,
    ...(output && { output: protoToJson(signal, output) }),
    ...(routes && { routes: jsonRoutes(signal, routes) }),
  };
}

function jsonRoutes(
  signal: Signal,
  routes: Readonly<Record<string, Uint8Array>>,
): Record<string, JsonObject> {
  const entries = Object.entries(routes);
  return Object.fromEntries(entries.map(([name, bytes]) => [name, protoToJson(signal, bytes)]));
}

/** The golden answers went through JSON.stringify, which writes -0 as 0; ours must too. */
function withoutSignOfZero(answer: Answer): Answer {
  function reviver(this: { type?: unknown }, key: string, value: unknown): unknown {
    const isDouble =
      key === "doubleValue" || key === "asDouble" || (key === "value" && this.type === "double");
    return isDouble && value === "-0" ? 0 : value;
  }
  return JSON.parse(JSON.stringify(answer), reviver) as Answer;
}
