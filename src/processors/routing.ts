// The routing connector: its table as a program that a Router runs (src/runtime/router.ts).
//
// Entries are read as the collector reads them: contexts and actions as written, a condition or a
// statement but not both, and an entry that says what one before it said is passed over, which is a
// warning. Contexts of other signals are checked, and match nothing. Left out: whether the file has
// the pipelines that the table names.

import { standardScope } from "../compiler/check-scope.ts";
import type { Gates } from "../compiler/check-scope.ts";
import { CompileError } from "../compiler/compile-error.ts";
import type { Diagnostic } from "../compiler/diagnostics.ts";
import { assembleRoutes, checkEntry } from "../compiler/routes.ts";
import type { CheckedEntry, RouteAction, RouteEntry } from "../compiler/routes.ts";
import type { ErrorModeName } from "../compiler/groups.ts";
import { nearestNames } from "../language/nearest-name.ts";
import type { Program, Signal } from "../runtime/program.ts";
import { inOrder, rootOf } from "./compile-config.ts";
import type { Config, ConfigOptions } from "./compile-config.ts";
import { configFault, ConfigReader } from "./config-reader.ts";
import { contentName } from "./config-tree.ts";
import type { ConfigNode } from "./config-tree.ts";
import { parsePipelineName } from "./pipeline-name.ts";
import { parseRequestCondition } from "./request-condition.ts";

export interface RoutingOptions extends Omit<ConfigOptions, "processors"> {
  /** Name of the connector, in a file that has several. By default the first routing connector. */
  readonly connector?: string | undefined;
}

/** A compiled table, and what the collector would warn of. */
export interface CompiledRouting {
  readonly program: Program;
  readonly warnings: readonly Diagnostic[];
}

/** Compiles a routing connector for one signal. Throws CompileError with all faults. */
export function compileRouting(config: Config, options: RoutingOptions): CompiledRouting {
  const { signal, environment, gates = {}, counts = false } = options;
  const faults: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const root = rootOf(config, environment, faults);
  const reader = new ConfigReader(faults);
  const node = root && selectConnector(reader, root, options.connector);
  const table = node && readRouting(reader, node, { signal, gates, warnings });
  const entries = table?.entries.flatMap((entry) => checkEntry(entry, faults) ?? []) ?? [];
  if (faults.length > 0 || table === undefined) throw new CompileError(inOrder(faults));
  const { defaults, errorMode } = table;
  const own = entries.filter((entry) => belongsTo(entry, signal));
  const program = assembleRoutes({ signal, entries: own, defaults, errorMode, counts });
  return { program, warnings };
}

/** What a connector's mapping says. */
interface Table {
  readonly entries: readonly RouteEntry[];
  readonly defaults: readonly string[];
  readonly errorMode: ErrorModeName;
}

interface Reading {
  readonly signal: Signal;
  readonly gates: Partial<Gates>;
  readonly warnings: Diagnostic[];
}

/** The connector's mapping: the config itself, or one of a collector file's connectors. */
function selectConnector(
  reader: ConfigReader,
  root: ConfigNode,
  name: string | undefined,
): ConfigNode | undefined {
  const connectors = root.content instanceof Map ? root.content.get("connectors") : undefined;
  if (connectors === undefined) return root;
  const all: ReadonlyMap<string, ConfigNode> =
    connectors.content instanceof Map ? connectors.content : new Map();
  const found = name ?? [...all.keys()].find(isRouting);
  const node = found === undefined ? undefined : all.get(found);
  const hint = `The file has ${[...all.keys()].join(", ") || "none"}.`;
  if (found === undefined || node === undefined) {
    const what = name === undefined ? "routing connector" : `connector ${name}`;
    return reader.fail(connectors, `There is no ${what}.`, { hint });
  }
  if (isRouting(found)) return node;
  return reader.fail(node, `Connector ${found} does not run here.`, { code: "unsupported" });
}

function isRouting(name: string): boolean {
  return name === "routing" || name.startsWith("routing/");
}

function readRouting(reader: ConfigReader, node: ConfigNode, reading: Reading): Table {
  const fields = reader.fields(node, ["error_mode", "default_pipelines", "table"]);
  const errorMode = reader.errorMode(fields.get("error_mode"), "propagate");
  const defaults = readPipelines(reader, fields.get("default_pipelines"), reading.signal);
  const list = fields.get("table");
  const items = list === undefined || list.content === null ? [] : reader.items(list);
  if (items?.length === 0) reader.fail(list ?? node, "A routing table needs entries.");
  const seen = new Set<string>();
  const entries = (items ?? []).flatMap((item) => readEntry(reader, item, seen, reading) ?? []);
  return { entries, defaults, errorMode };
}

const entryKeys = ["context", "statement", "condition", "action", "pipelines"];

function readEntry(
  reader: ConfigReader,
  node: ConfigNode,
  seen: Set<string>,
  reading: Reading,
): RouteEntry | undefined {
  const before = reader.faults.length;
  const fields = reader.fields(node, entryKeys);
  const context = readWord(reader, fields.get("context"), contexts, "context") ?? "resource";
  const action = readWord(reader, fields.get("action"), actions, "action") ?? "move";
  const condition = readText(reader, fields.get("condition"));
  const statement = readText(reader, fields.get("statement"));
  const pipelines = readPipelines(reader, fields.get("pipelines"), reading.signal);
  if (reader.faults.length > before) return undefined;
  if (pipelines.length === 0) {
    reader.fail(fields.get("pipelines") ?? node, "An entry needs pipelines.");
  }
  if (condition !== undefined && statement !== undefined) {
    return reader.fail(node, "An entry has a condition or a statement, not both.");
  }
  const text = condition ?? statement;
  if (text === undefined) return reader.fail(node, "An entry needs a condition or a statement.");
  const shared = { action, pipelines };
  if (context === "request") return readRequest(reader, node, { condition, ...shared }, seen, reading);
  if (isRepeated(node, `${context} ${condition === undefined ? "" : "route() where "}${text.content}`, seen, reading)) {
    return undefined;
  }
  const kind = condition === undefined ? "statement" : "condition";
  const scope = standardScope(context, {
    functions: "routing",
    prefix: "implied",
    gates: reading.gates,
  });
  return { kind, scope, text: { text: text.content, place: text.place }, ...shared };
}
