// Routing tables to programs: an entry is a few passes over what the entries before left.
//
// Entries that only ask, of one context and for `move`, make a round. A pass asks of every message
// which entry takes it and notes the answers: the walk of a processor in front where it can
// (join-groups.ts), else its own, which writes what the first entry takes at once. The passes
// behind replay the answers, one for each output, and for `move` one for what is left.
// Entries about the request have nothing to ask here: they are gates, which the host opens.
//
// An output gets its own copy of the resource and scope of what matched, as they are once all is
// asked. The reference copies them when the first message matches, so a statement that deletes
// from them by a key which differs between messages is refused.

import { ErrorMode, PassFlag } from "../../format/image.ts";
import type { Program, ProgramRoute, Signal } from "../runtime/program.ts";
import type { RequestCondition } from "../runtime/program.ts";
import { FunctionNumber } from "../../format/functions.ts";
import type { PathRecord } from "../language/path-tables.ts";
import type { CheckScope } from "./check-scope.ts";
import { standardScope } from "./check-scope.ts";
import { checkConditionText, checkStatementText } from "./check-texts.ts";
import type { CheckedCall, CheckedCondition } from "./checked.ts";
import { diagnose } from "./diagnostics.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { CheckedGroup, ErrorModeName, Text } from "./groups.ts";
import { lowerEdit } from "./lower.ts";
import { Lowering } from "./lowering.ts";
import { notationCompiler } from "./notations.ts";
import { Passes } from "./passes.ts";
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
  const passes = new Passes(counts);
  const table: ProgramRoute[] = [];
  let before = routing.before;
  for (const round of roundsOf(entries)) {
    if ("request" in round) {
      passes.addGroups(before);
      table.push({ pass: passes.count, pipelines: round.pipelines, request: round.request });
      passes.add({ flags: PassFlag.Gate | keepsFlag(round), errorMode: ErrorMode.Ignore });
    } else {
      passes.addGroups([...before, decisionOf(round, errorMode)]);
      table.push(...addOutputs(passes, round));
    }
    before = [];
  }
  passes.addGroups(before);
  return { ...passes.assemble(signal), routes: { table, defaults } };
}

/** A copy leaves everything to the entries behind. */
function keepsFlag({ action }: Entry): number {
  return action === "copy" ? PassFlag.Routes : 0;
}

/** Entries that are asked of a message in one go, of which the first that holds takes it. */
type Round = readonly [CheckedMessageEntry, ...CheckedMessageEntry[]];

/** What is noted of a message fits a byte (assembly/machine/decisions.ts). */
const roundMax = 255;

function roundsOf(entries: readonly CheckedEntry[]): (RequestEntry | Round)[] {
  const rounds: (RequestEntry | Round)[] = [];
  for (const entry of entries) {
    const last = rounds.at(-1);
    if (entry.kind === "request") rounds.push(entry);
    else if (last === undefined || "request" in last || !canFollow(last, entry)) {
      rounds.push([entry]);
    } else rounds[rounds.length - 1] = [...last, entry];
  }
  return rounds;
}

/** Whether an entry can be asked with those before it: what they take is not to be asked again. */
function canFollow(round: Round, entry: CheckedMessageEntry): boolean {
  if (round.length === roundMax || round[0].scope.context !== entry.scope.context) return false;
  return [...round, entry].every(({ action, editor }) => action === "move" && !editor);
}

/** A round as a group. */
function decisionOf(round: Round, errorMode: ErrorModeName): CheckedGroup {
  const [{ scope, where, editor }] = round;
  const texts = round.map(({ text }) => text);
  const writesFirst = editor === undefined && scope.context !== "datapoint";
  const group = { scope, entries: texts, errorMode, writesFirst, sweeps: isSwept(round) };
  if (editor !== undefined) {
    const { range } = editor;
    return { group, texts, conditions: [], statements: [{ where, editor, range }] };
  }
  return { group, texts, conditions: round.map(conditionOf), statements: [] };
}

function conditionOf({ where }: CheckedMessageEntry): CheckedCondition {
  return where ?? { kind: "boolean", value: true, range: { start: 0, end: 0 } };
}

/**
 * Resources go or stay whole. What is above other messages goes when nothing is left in it, out of
 * the rest as out of the output.
 */
function isSwept([{ scope }]: Round): boolean {
  return scope.context !== "resource";
}

/** Adds the passes behind the one that decided; answers which of them has each entry's output. */
function addOutputs(passes: Passes, round: Round): ProgramRoute[] {
  const { context } = round[0].scope;
  const sweeps = isSwept(round) ? PassFlag.DropEmpty : 0;
  const addReplay = (decision: number, flags: number, editor?: CheckedCall): number => {
    const lowering = new Lowering(new PassPlan(context), passes.constants, notationCompiler);
    lowerEdit(lowering, editor);
    const replays = PassFlag.Replays | (editor === undefined ? PassFlag.Shut : 0);
    const errorMode = ErrorMode.Ignore;
    return passes.add({ lowering, flags: replays | flags | sweeps, errorMode, decision });
  };
  const hasFirst = ((passes.last?.flags ?? 0) & PassFlag.Routes) !== 0;
  const editor = context === "datapoint" ? metadataEditor() : undefined;
  const writing = PassFlag.Routes | PassFlag.DropBare;
  const routes = round.map(({ pipelines }, at) => {
    const isWritten = at === 0 && hasFirst;
    return { pass: isWritten ? passes.count - 1 : addReplay(at + 1, writing, editor), pipelines };
  });
  if (round[0].action === "move") addReplay(0, 0);
  return routes;
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
