// Runs an example of a function's documentation; the forms of answers are those that
// src/language/documentation/documented.ts describes.

import type { Subject } from "../../src/language/documentation/documented.ts";
import type { FunctionRecord } from "../../src/language/functions/record.ts";
import { functionsOf } from "../../src/language/functions/tables.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { Router } from "../../src/runtime/router.ts";
import { engineModule, hostFunctions, transformed } from "../engine.ts";
import { jsonToProto } from "../otlp/json.ts";
import { evaluate } from "../run.ts";
import { metricsOf, metricText } from "./metric-text.ts";
import { subjects, type SubjectBatch } from "./subjects.ts";

export async function exampleAnswer(
  record: FunctionRecord,
  text: string,
  on: Subject = "log",
): Promise<string> {
  const subject = subjects[on];
  if (record.name === "route") return routed(text, subject);
  if (record.role === "editor") return edited(record, text, subject);
  const { signal, context, input } = subject;
  const isOfFilter = !functionsOf(context, "transform").has(record.name);
  const functions = isOfFilter ? "filter" : "transform";
  const answer = await evaluate(text, input, { signal, context, functions });
  return answer.replace(/^fails: .*/s, "fails");
}

async function edited(record: FunctionRecord, text: string, subject: SubjectBatch) {
  const { signal, input } = subject;
  const isOfPoints = !functionsOf(subject.context, "transform").has(record.name);
  const context = isOfPoints ? "datapoint" : subject.context;
  const run = { signal, context, statements: [text], functions: "transform" } as const;
  const output = await transformed(run, input);
  if (signal === "metrics") return metricsOf(output).map(metricText).join("\n");
  const target = signal === "traces" ? "span.name" : (/^\w+\(([^,)]+)/.exec(text)?.[1] ?? "");
  return evaluate(target, output, { signal, context });
}

async function routed(text: string, { signal, context, input }: SubjectBatch): Promise<string> {
  const config = { table: [{ context, statement: text, pipelines: ["logs/there"] }] };
  const { program } = compileRouting(config, { signal });
  const router = new Router(new Engine(await engineModule(), program, hostFunctions));
  const routes = router.routeBatch(jsonToProto(signal, input));
  return routes.has("logs/there") ? "routed" : "stays";
}
