// The routing connector: its table as a program that a Router runs (src/runtime/router.ts).
//
// Entries are read as the collector reads them: contexts and actions as written, a condition or a
// statement but not both, and an entry that says what one before it said is passed over, which is a
// warning. Contexts of other signals are checked, and match nothing.

import { standardScope } from "../compiler/check-scope.ts";
import type { Gates } from "../compiler/check-scope.ts";
import { CompileError } from "../compiler/compile-error.ts";
import type { Diagnostic, Place } from "../compiler/diagnostics.ts";
import { assembleRoutes, checkEntry } from "../compiler/routes.ts";
import type { RouteAction, RouteEntry } from "../compiler/routes.ts";
import type { ErrorModeName } from "../compiler/groups.ts";
import type { Program, Signal } from "../runtime/program.ts";
import { checkProcessors, inOrder, pipelineProcessors, rootOf } from "./compile-config.ts";
import type { Config, ConfigOptions } from "./compile-config.ts";
import { configFault, ConfigReader, configWarning, hasErrors } from "./config-reader.ts";
import { fieldOf, itemsOf } from "./config-tree.ts";
import type { ConfigNode } from "./config-tree.ts";
import { parsePipelineName } from "./pipeline-name.ts";
import { parseRequestCondition } from "./request-condition.ts";
import { checkReceiver, selectConnector } from "./select-connector.ts";
import type { SelectedConnector } from "./select-connector.ts";

export interface RoutingOptions extends Omit<ConfigOptions, "processors" | "pipeline"> {
  /**
   * Name of the connector, in a file that has several. By default the first that routes, of those
   * that the pipeline sends to.
   */
  readonly connector?: string | undefined;
  /** The pipeline that sends to the connector: its processors run first. By default none do. */
  readonly pipeline?: string | undefined;
}

/** A compiled table, and what the collector would warn of. */
export interface CompiledRouting {
  readonly program: Program;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Compiles a routing connector for one signal, and the processors of a pipeline in front of it.
 * Throws CompileError with all faults.
 */
export function compileRouting(config: Config, options: RoutingOptions): CompiledRouting {
  const { signal, environment, gates = {}, counts = false, pipeline } = options;
  const faults: Diagnostic[] = [];
  const root = rootOf(config, environment, faults);
  const reader = root && new ConfigReader(faults, root);
  const selected =
    reader === undefined || pipeline === undefined
      ? []
      : pipelineProcessors(reader, pipeline, signal);
  const before = reader && checkProcessors(reader, selected, gates, signal).get(signal);
  const connector = reader && selectConnector(reader, options.connector, pipeline);
  const table = reader && connector && readRouting(reader, { signal, gates, connector });
  const entries = table?.entries.flatMap((entry) => checkEntry(entry, faults) ?? []) ?? [];
  if (hasErrors(faults) || table === undefined) throw new CompileError(inOrder(faults));
  const { defaults, errorMode } = table;
  const own = entries.filter((entry) => belongsTo(entry, signal));
  const routing = { signal, entries: own, defaults, errorMode, counts, before: before ?? [] };
  const warnings = inOrder(faults);
  for (const warning of warnings) options.onWarning?.(warning);
  return { program: assembleRoutes(routing), warnings };
}

/** Whether this is a connector's own mapping. */
export function isRoutingTable({ content }: ConfigNode): boolean {
  return content instanceof Map && content.has("table");
}

/** Adds what is wrong with a connector, for the signal that its pipelines carry. */
export function diagnoseRouting(
  reader: ConfigReader,
  name: string | undefined,
  gates: Partial<Gates>,
): void {
  const connector = selectConnector(reader, name, undefined);
  if (connector === undefined) return;
  const table = readRouting(reader, { signal: signalOf(connector), gates, connector });
  for (const entry of table.entries) checkEntry(entry, reader.faults);
}

/** The signal of the first pipeline that a connector names. */
function signalOf({ node }: SelectedConnector): Signal {
  const entries = itemsOf(fieldOf(node, "table"));
  const lists = [
    fieldOf(node, "default_pipelines"),
    ...entries.map((entry) => fieldOf(entry, "pipelines")),
  ];
  for (const { content: text } of lists.flatMap(itemsOf)) {
    const name = typeof text === "string" ? parsePipelineName(text) : "";
    if (typeof name !== "string") return name.signal;
  }
  return "logs";
}

/** What a connector's mapping says. */
interface Table {
  readonly entries: readonly RouteEntry[];
  readonly defaults: readonly string[];
  readonly errorMode: ErrorModeName;
}

interface Reading {
  readonly connector: SelectedConnector;
  readonly signal: Signal;
  readonly gates: Partial<Gates>;
}

function readRouting(reader: ConfigReader, reading: Reading): Table {
  const { node } = reading.connector;
  const fields = reader.fields(node, ["error_mode", "default_pipelines", "table"]);
  const errorMode = reader.errorMode(fields.get("error_mode"), "propagate");
  const defaults = readPipelines(reader, fields.get("default_pipelines"), reading);
  const list = fields.get("table");
  const items = list === undefined || list.content === null ? [] : reader.items(list);
  if (items?.length === 0) reader.fail(list ?? node, "A routing table needs entries.");
  const seen = new Set<string>();
  const entries = (items ?? []).flatMap((item) => readEntry(reader, item, seen, reading) ?? []);
  return { entries, defaults, errorMode };
}

const entryKeys = ["context", "statement", "condition", "action", "pipelines"];
const actions: readonly RouteAction[] = ["move", "copy"];

function readEntry(
  reader: ConfigReader,
  node: ConfigNode,
  seen: Set<string>,
  reading: Reading,
): RouteEntry | undefined {
  const fields = reader.fields(node, entryKeys);
  const before = reader.faults.length;
  const context = readContext(reader, fields.get("context"));
  const hasContext = reader.faults.length === before;
  const action = reader.exactWord(fields.get("action"), actions, "action") ?? "move";
  const text = readRule(reader, node, fields, context);
  const listed = fields.get("pipelines");
  const pipelines = readPipelines(reader, listed, reading);
  if (isEmpty(listed)) reader.fail(listed ?? node, "An entry needs pipelines.");
  if (text === undefined || !hasContext) return undefined;
  const { kind, place } = text;
  const key = sayingOf(context, text);
  if (seen.has(key)) {
    const message = "An entry before says the same, so this one is passed over.";
    reader.faults.push(configWarning(node.place, message));
    return undefined;
  }
  seen.add(key);
  if (context === "request") {
    const request = parseRequestCondition(text.text);
    if (typeof request !== "string") return { kind: "request", request, action, pipelines };
    reader.faults.push(configFault(place, request));
    return undefined;
  }
  const { gates } = reading;
  const scope = standardScope(context, { functions: "routing", prefix: "implied", gates });
  return { kind, scope, text: { text: text.text, place }, action, pipelines };
}

/** What the collector knows an entry by: its action and its pipelines do not count. */
function sayingOf(context: string, { kind, text }: Rule): string {
  if (context === "request") return `[request] ${text}`;
  const statement = kind === "condition" ? `route() where ${text}` : text;
  return context === "resource" ? statement : `[${context}] ${statement}`;
}

/** The contexts of an entry's messages, and the signal that has them; undefined for all. */
const contextSignals: ReadonlyMap<string, Signal | undefined> = new Map([
  ["resource", undefined],
  ["log", "logs"],
  ["span", "traces"],
  ["metric", "metrics"],
  ["datapoint", "metrics"],
  ["request", undefined],
]);

function belongsTo(entry: RouteEntry, signal: Signal): boolean {
  const own = entry.kind === "request" ? undefined : contextSignals.get(entry.scope.context);
  return own === undefined || own === signal;
}

/** Absent and empty it is resource. */
function readContext(reader: ConfigReader, node: ConfigNode | undefined): string {
  if (node?.content === "") return "resource";
  return reader.exactWord(node, [...contextSignals.keys()], "context") ?? "resource";
}

interface Rule {
  readonly kind: "condition" | "statement";
  readonly text: string;
  readonly place: Place;
}

/** What an entry asks: its condition or its statement. An empty text is none. */
function readRule(
  reader: ConfigReader,
  node: ConfigNode,
  fields: ReadonlyMap<string, ConfigNode>,
  context: string,
): Rule | undefined {
  const rules = (["condition", "statement"] as const).flatMap((kind): Rule[] => {
    const field = fields.get(kind);
    if (field === undefined || field.content === null || field.content === "") return [];
    const text = reader.text(field);
    return text === undefined ? [] : [{ kind, text, place: field.place }];
  });
  const [rule, other] = rules;
  if (other !== undefined) {
    return reader.fail(node, "An entry has a condition or a statement, not both.");
  }
  if (rule === undefined) return reader.fail(node, "An entry needs a condition or a statement.");
  if (context === "request" && rule.kind === "statement") {
    return reader.fail(node, "An entry about the request needs a condition, not a statement.");
  }
  return rule;
}

function isEmpty(list: ConfigNode | undefined): boolean {
  if (list === undefined || list.content === null) return true;
  return Array.isArray(list.content) && list.content.length === 0;
}

/** The pipelines that a list names; they must carry the signal that is routed. */
function readPipelines(
  reader: ConfigReader,
  node: ConfigNode | undefined,
  { signal, connector }: Reading,
): string[] {
  if (node === undefined || node.content === null) return [];
  return (reader.items(node) ?? []).flatMap((item) => {
    const text = reader.text(item);
    if (text === undefined) return [];
    const pipeline = parsePipelineName(text);
    if (typeof pipeline === "string") {
      reader.fail(item, pipeline);
      return [];
    }
    if (pipeline.signal !== signal) {
      reader.fail(item, `Pipeline ${pipeline.text} takes no ${signal}.`);
    } else {
      checkReceiver(reader, connector, item, pipeline.text);
    }
    return [pipeline.text];
  });
}
