// Groups of texts to a program: each group is a pass over the batch. Groups are checked first, all
// of them, so that a person sees every fault at once; a program is made of groups that have none.
//
// A transform's group may have conditions: they become code in front of its statements, which jumps
// over them when none of the conditions holds. A filter's group is conditions alone: the record
// goes when one holds.

import { ErrorMode, PassFlag } from "../../format/image.ts";
import type { Program, ProgramStatement, Signal } from "../runtime/program.ts";
import { assemble } from "./assemble.ts";
import type { PassInput } from "./assemble.ts";
import type { CheckScope } from "./check-scope.ts";
import { checkConditionText, checkStatementText } from "./check-texts.ts";
import type { CheckText } from "./check-texts.ts";
import type { CheckedCondition, CheckedStatement } from "./checked.ts";
import { CompileError } from "./compile-error.ts";
import { ConstantPool } from "./constants-pool.ts";
import type { Diagnostic, Place } from "./diagnostics.ts";
import { effectsOf } from "./effects.ts";
import { joinGroups } from "./join-groups.ts";
import { lowerParts } from "./lower.ts";
import type { PassPart } from "./lower.ts";
import { CacheCell, Lowering } from "./lowering.ts";
import { notationCompiler } from "./notations.ts";
import { PassPlan } from "./plan.ts";

/** What a failing statement or condition does, by the collector's names. */
export type ErrorModeName = "ignore" | "silent" | "propagate";

/** A statement or condition, and where it came from. */
export interface Text {
  readonly text: string;
  readonly place?: Place;
}

/**
 * Conditions of which one must hold for a group's statements to run; they know other functions than
 * statements do.
 */
export interface Guard {
  readonly scope: CheckScope;
  readonly conditions: readonly Text[];
}

/** Statements that run in a row over each message of a context. */
export interface StatementGroup {
  readonly scope: CheckScope;
  readonly statements: readonly Text[];
  /** Absent, or without conditions: the statements run always. */
  readonly guard?: Guard;
  readonly errorMode: ErrorModeName;
  /**
   * For a cache that lives as long as the batch: whose it is. Groups of one owner and one context
   * share it.
   */
  readonly cacheOwner?: object | undefined;
  /**
   * Groups of one processor that flattens have one such object: before the first of them each
   * record gets a resource and a scope of its own, and equal ones are shared again behind the last.
   */
  readonly flattening?: Flattening | undefined;
  /** A fault of the group that its texts' own faults say better. */
  readonly doubt?: Diagnostic | undefined;
}

/** What a processor that flattens is told from others by. */
export interface Flattening {
  readonly flattens: "logs";
}

/** Conditions of a filter: a message of the context goes when any holds. */
export interface ConditionGroup {
  readonly scope: CheckScope;
  readonly conditions: readonly Text[];
  /**
   * Conditions that were asked of what stands above: a message below one that failed is left alone.
   */
  readonly above?: readonly Text[];
  readonly errorMode: ErrorModeName;
  /** Whether messages above that hold nothing afterwards go as well. */
  readonly dropsEmpty: boolean;
  /** Under propagate: later groups run on, and the batch is failed by the one that settles. */
  readonly defers?: boolean;
  readonly settles?: boolean;
  /** A fault of the group that its texts' own faults say better. */
  readonly doubt?: Diagnostic | undefined;
}

export type Group = StatementGroup | ConditionGroup;

/** A group whose texts are right. */
export interface CheckedGroup {
  readonly group: Group;
  readonly texts: readonly Text[];
  readonly conditions: readonly CheckedCondition[];
  readonly statements: readonly CheckedStatement[];
}

export interface CompileOptions {
  readonly signal: Signal;
  readonly groups: readonly Group[];
  /** Note which where clauses hold: costs an instruction a statement. */
  readonly counts?: boolean;
}

/** Compiles groups of statements and conditions, a pass each. Throws CompileError. */
export function compileGroups({ signal, groups, counts }: CompileOptions): Program {
  const faults: Diagnostic[] = [];
  const checked = groups.flatMap((group) => checkGroup(group, faults) ?? []);
  if (faults.length > 0) throw new CompileError(faults);
  return assembleGroups(signal, checked, counts ?? false);
}

/** Checks every text of a group. Undefined when there were faults, which are added to the list. */
export function checkGroup(group: Group, faults: Diagnostic[]): CheckedGroup | undefined {
  const before = faults.length;
  const isFilter = "conditions" in group;
  const guard = isFilter ? group : group.guard;
  const guardTexts = guard?.conditions ?? [];
  const above = (isFilter ? group.above : undefined) ?? [];
  const conditions = [
    // What is wrong with those is said where they are asked first.
    ...checkEach(checkConditionText, above, guard?.scope, []),
    ...checkEach(checkConditionText, guardTexts, guard?.scope, faults),
  ];
  const statementTexts = isFilter ? [] : group.statements;
  const statements = checkEach(checkStatementText, statementTexts, group.scope, faults);
  if (faults.length === before && group.doubt !== undefined) faults.push(group.doubt);
  if (faults.length > before) return undefined;
  const texts = [...above, ...guardTexts, ...statementTexts];
  return { group, texts, conditions, statements };
}

function checkEach<Tree>(
  check: CheckText<Tree>,
  texts: readonly Text[],
  scope: CheckScope | undefined,
  faults: Diagnostic[],
): Tree[] {
  if (scope === undefined) return [];
  return texts.flatMap((each, statementIndex) => {
    const checked = check({ ...each, statementIndex }, scope, faults);
    return checked === undefined ? [] : [checked];
  });
}

/** Makes a program of checked groups. */
export function assembleGroups(
  signal: Signal,
  groups: readonly CheckedGroup[],
  counts: boolean,
): Program {
  const constants = new ConstantPool();
  return assemble({ signal, constants, ...lowerGroups(groups, constants, counts) });
}

/** Groups as passes, and what those share: the parts of a program. */
export interface LoweredGroups {
  readonly passes: readonly PassInput[];
  readonly statements: readonly ProgramStatement[];
  readonly sharedCaches: readonly CacheCell[];
}

/** A pass for each walk that the groups need, in order. */
export function lowerGroups(
  groups: readonly CheckedGroup[],
  constants: ConstantPool,
  counts: boolean,
): LoweredGroups {
  const statements: ProgramStatement[] = [];
  const sharedCaches = new SharedCaches();
  const lowerWalk = (walk: readonly CheckedGroup[], pass: number): PassInput => {
    const [{ scope, errorMode }] = groupsIn(walk);
    const { context } = scope;
    const owner = walk.map(({ group }) => cacheOwnerOf(group)).find((each) => each !== undefined);
    const cache = owner === undefined ? undefined : sharedCaches.of(owner, context);
    const lowering = new Lowering(new PassPlan(context), constants, notationCompiler, cache);
    const parts = walk.map((checked) => {
      const first = statements.length;
      for (const { text, place } of checked.texts) {
        statements.push({ text, pass, ...(place === undefined ? {} : { path: place.path }) });
      }
      return partOf(checked, first);
    });
    lowerParts(lowering, parts, counts);
    return { lowering, ...modeOf(groupsIn(walk), errorModes[errorMode]) };
  };
  const passes: PassInput[] = [];
  for (const { flattening, members } of stretchesOf(groups)) {
    if (flattening !== undefined) passes.push(arranging(PassFlag.Flattens));
    for (const walk of joinGroups(members)) passes.push(lowerWalk(walk, passes.length));
    if (flattening !== undefined) passes.push(arranging(PassFlag.Regroups));
  }
  return { passes, statements, sharedCaches: sharedCaches.cells };
}

interface Stretch {
  readonly flattening: Flattening | undefined;
  readonly members: CheckedGroup[];
}

/** Groups in a row that see the same arrangement of the batch. */
function stretchesOf(groups: readonly CheckedGroup[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const checked of groups) {
    const { group } = checked;
    const flattening = "statements" in group ? group.flattening : undefined;
    const last = stretches.at(-1);
    if (last !== undefined && last.flattening === flattening) last.members.push(checked);
    else stretches.push({ flattening, members: [checked] });
  }
  return stretches;
}

function arranging(flags: PassFlag): PassInput {
  return { flags, errorMode: ErrorMode.Ignore };
}

function groupsIn(walk: readonly CheckedGroup[]): [Group, ...Group[]] {
  const [first, ...rest] = walk.map(({ group }) => group);
  if (first === undefined) throw new Error("a walk without a group");
  return [first, ...rest];
}

function cacheOwnerOf(group: Group): object | undefined {
  return "statements" in group ? group.cacheOwner : undefined;
}

class SharedCaches {
  readonly cells: CacheCell[] = [];
  private readonly known = new Map<object, Map<string, CacheCell>>();

  of(owner: object, context: string): CacheCell {
    const caches = this.known.get(owner) ?? new Map<string, CacheCell>();
    this.known.set(owner, caches);
    const known = caches.get(context);
    if (known !== undefined) return known;
    const cache = new CacheCell();
    caches.set(context, cache);
    this.cells.push(cache);
    return cache;
  }
}

/** What the machine calls them. */
export const errorModes: { readonly [M in ErrorModeName]: ErrorMode } = {
  ignore: ErrorMode.Ignore,
  silent: ErrorMode.Silent,
  propagate: ErrorMode.Propagate,
};

/** A group as part of a pass; its texts are numbered from `first` on. */
function partOf(checked: CheckedGroup, first: number): PassPart {
  const { group } = checked;
  const { usesCache } = effectsOf(checked);
  const conditions = checked.conditions.map((condition, at) => ({ number: first + at, condition }));
  if ("conditions" in group) {
    return { kind: "drops", conditions, keepsFailed: isDeferred(group), usesCache };
  }
  const statements = checked.statements.map((statement, at) => {
    return { number: first + conditions.length + at, statement };
  });
  return { kind: "statements", statements, conditions, usesCache };
}

function isDeferred(group: ConditionGroup): boolean {
  return group.defers === true && group.errorMode === "propagate";
}

/** The flags and error mode of a pass. */
function modeOf(groups: readonly Group[], errorMode: ErrorMode): Omit<PassInput, "lowering"> {
  const drops = groups.flatMap((group) => ("conditions" in group ? [group] : []));
  const sweeps = drops.some(({ dropsEmpty }) => dropsEmpty) ? PassFlag.DropEmpty : 0;
  const settles = drops.some((group) => group.settles === true) ? PassFlag.Settles : 0;
  const defers = drops.some(isDeferred);
  return { flags: sweeps | settles, errorMode: defers ? ErrorMode.Defer : errorMode };
}
