// Routing tables to programs: an entry is a few passes over what the entries before left.
//
// The first pass asks the entry's condition of every message and notes the answers; it may write
// what matched at once. Where a statement changes messages, or what is written is not what came in,
// a second pass does that, replaying the answers. For `move` a last pass takes away what matched.
// Entries about the request have nothing to ask here: they are gates, which the host opens.
//
// An output gets its own copy of the resource and scope of what matched, as they are once all is
// asked. The reference copies them when the first message matches, so a statement that deletes
// from them by a key which differs between messages is refused.

import { ErrorMode, PassFlag } from "../../format/image.ts";
import type { Program, ProgramRoute, ProgramStatement, Signal } from "../runtime/program.ts";
import type { RequestCondition } from "../runtime/program.ts";
import { FunctionNumber } from "../../format/functions.ts";
import type { PathRecord } from "../language/path-tables.ts";
import { assemble } from "./assemble.ts";
import type { PassInput } from "./assemble.ts";
import type { CheckScope } from "./check-scope.ts";
import { standardScope } from "./check-scope.ts";
import { checkConditionText, checkStatementText } from "./check-texts.ts";
import type { CheckedCall, CheckedCondition } from "./checked.ts";
import { ConstantPool } from "./constants-pool.ts";
import { diagnose } from "./diagnostics.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { errorModes, lowerGroups } from "./groups.ts";
import type { CheckedGroup, ErrorModeName, Text } from "./groups.ts";
import { lowerDecision, lowerReplay } from "./lower.ts";
import { Lowering } from "./lowering.ts";
import { notationCompiler } from "./notations.ts";
import { PassPlan } from "./plan.ts";

export type RouteAction = "move" | "copy";

interface Entry {
  readonly action: RouteAction;
  readonly pipelines: readonly string[];
}

/** An entry about messages. */
export interface MessageEntry extends Entry {
  readonly kind: "condition" | "statement";
  readonly scope: CheckScope;
  readonly text: Text;
}

/** An entry about the request that brought the batch. */
export interface RequestEntry extends Entry {
  readonly kind: "request";
  readonly request: RequestCondition;
}

export type RouteEntry = MessageEntry | RequestEntry;

/** An entry whose text is right. */
export type CheckedEntry = RequestEntry | CheckedMessageEntry;

interface CheckedMessageEntry extends MessageEntry {
  readonly where: CheckedCondition | undefined;
  /** Absent where the entry only routes. */
  readonly editor: CheckedCall | undefined;
}

/** Checks the text of an entry. Undefined when there were faults, which are added to the list. */
export function checkEntry(entry: RouteEntry, faults: Diagnostic[]): CheckedEntry | undefined {
  if (entry.kind === "request") return entry;
  const source = { ...entry.text, statementIndex: 0 };
  if (entry.kind === "condition") {
    const where = checkConditionText(source, entry.scope, faults);
    return where && { ...entry, where, editor: undefined };
  }
  const checked = checkStatementText(source, entry.scope, faults);
  if (checked === undefined) return undefined;
  const { where, editor } = checked;
  const onlyRoutes = editor.function.number === FunctionNumber.Route;
  if (onlyRoutes) return { ...entry, where, editor: undefined };
  if (!deletesTheSame(editor, entry.scope.context)) {
    const message =
      "A routing statement that deletes from the resource, scope or metric of what it matches " +
      "needs a key that is a literal.";
    const problem = { code: "unsupported", message, range: editor.range, suggestions: [] } as const;
    faults.push(diagnose(problem, source));
    return undefined;
  }
  return { ...entry, where, editor };
}

/** Whether the editor changes the context's own messages, or deletes the same key for each. */
function deletesTheSame({ arguments: [target, key] }: CheckedCall, context: string): boolean {
  if (context === "resource" || key?.kind === "literal") return true;
  if (key?.kind === "value" && key.value.kind === "constant") return true;
  if (target?.kind !== "place" || target.place.kind !== "path") return true;
  const record = target.place.path.record as PathRecord;
  return !("shape" in record) || record.shape === context;
}

export interface RoutingTable {
  readonly signal: Signal;
  readonly entries: readonly CheckedEntry[];
  /** Pipelines of what no entry took. */
  readonly defaults: readonly string[];
  readonly errorMode: ErrorModeName;
  readonly counts: boolean;
  /** What runs over the batch before it is routed. */
  readonly before: readonly CheckedGroup[];
}

/** Makes a program of a table. */
export function assembleRoutes(routing: RoutingTable): Program {
  const { signal, entries, defaults, errorMode, counts } = routing;
  const constants = new ConstantPool();
  const first = lowerGroups(routing.before, constants, counts);
  const statements: ProgramStatement[] = [...first.statements];
  const passes: PassInput[] = [...first.passes];
  const table: ProgramRoute[] = [];
  for (const entry of entries) {
    const { pipelines } = entry;
    if (entry.kind === "request") {
      table.push({ pass: passes.length, pipelines, request: entry.request });
      passes.push({ flags: PassFlag.Gate | keepsFlag(entry), errorMode: ErrorMode.Ignore });
      continue;
    }
    const { text, place } = entry.text;
    const number = statements.length;
    const at = place === undefined ? {} : { path: place.path };
    statements.push({ text, pass: passes.length, ...at });
    const mode = errorModes[errorMode];
    const entryPasses = lowerEntry(entry, { number, constants, mode, counts });
    const output = entryPasses.findIndex(({ flags }) => (flags & PassFlag.Routes) !== 0);
    table.push({ pass: passes.length + output, pipelines });
    passes.push(...entryPasses);
  }
  const routes = { table, defaults };
  const { sharedCaches } = first;
  return { ...assemble({ signal, constants, passes, statements, sharedCaches }), routes };
}

/** A copy leaves everything to the entries behind. */
function keepsFlag({ action }: Entry): number {
  return action === "copy" ? PassFlag.Routes : 0;
}

interface EntryLowering {
  readonly number: number;
  readonly constants: ConstantPool;
  readonly mode: ErrorMode;
  readonly counts: boolean;
}

function lowerEntry(entry: CheckedMessageEntry, lowerer: EntryLowering): PassInput[] {
  const { number, constants, mode: errorMode, counts } = lowerer;
  const { context } = entry.scope;
  const begin = () => new Lowering(new PassPlan(context), constants, notationCompiler);
  // Resources go or stay whole. What is above other messages goes when nothing is left in it, out
  // of the rest as out of the output.
  const sweeps = context === "resource" ? 0 : PassFlag.DropEmpty;
  const isWritten = entry.editor === undefined && context !== "datapoint";
  const asking = begin();
  lowerDecision(asking, { ...entry, number, dropsOthers: isWritten, counts });
  const asks = PassFlag.Decides | (isWritten ? PassFlag.Routes | sweeps : 0);
  const passes: PassInput[] = [{ lowering: asking, flags: asks, errorMode }];
  if (!isWritten) {
    const writing = begin();
    lowerReplay(writing, 0, context === "datapoint" ? metadataEditor() : undefined);
    const flags = PassFlag.Replays | PassFlag.Routes | PassFlag.DropBare | sweeps;
    passes.push({ lowering: writing, flags, errorMode });
  }
  if (entry.action === "move") {
    const taking = begin();
    lowerReplay(taking, 1);
    passes.push({ lowering: taking, flags: PassFlag.Replays | sweeps, errorMode });
  }
  return passes;
}

/** Data points go into a metric that has all of their own one's fields but its metadata. */
function metadataEditor(): CheckedCall {
  const text = 'delete_matching_keys(metric.metadata, "")';
  const faults: Diagnostic[] = [];
  const checked = checkStatementText(
    { text, statementIndex: 0 },
    standardScope("datapoint"),
    faults,
  );
  if (checked === undefined) throw new Error(faults[0]?.message);
  return checked.editor;
}
