// Checked groups to passes: walks over the batch, each with code that runs on every record. Groups
// share a walk where nobody can tell (join-groups.ts).
//
// A transform's group may have conditions: they become code in front of its statements, which jumps
// over them when none of the conditions holds. A filter's group is conditions alone: the record
// goes when one holds. A routing table's group notes for each message which entry takes it.

import { ErrorMode, PassFlag } from "../../format/image.ts";
import type { Program, ProgramStatement, Signal } from "../runtime/program.ts";
import { assemble } from "./assemble.ts";
import type { PassInput } from "./assemble.ts";
import { CompileError } from "./compile-error.ts";
import { ConstantPool } from "./constants-pool.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { effectsOf } from "./effects.ts";
import { checkGroup } from "./groups.ts";
import type {
  CheckedGroup,
  ConditionGroup,
  ErrorModeName,
  Flattening,
  Group,
  Text,
} from "./groups.ts";
import { joinGroups } from "./join-groups.ts";
import { lowerParts } from "./lower.ts";
import type { PassPart } from "./lower.ts";
import { CacheCell, Lowering } from "./lowering.ts";
import { notationCompiler } from "./notations.ts";
import { PassPlan } from "./plan.ts";

export interface CompileOptions {
  readonly signal: Signal;
  readonly groups: readonly Group[];
  /** Note what each statement does. */
  readonly counts?: boolean;
}

/** Compiles groups of statements and conditions. Throws CompileError. */
export function compileGroups({ signal, groups, counts }: CompileOptions): Program {
  const faults: Diagnostic[] = [];
  const checked = groups.flatMap((group) => checkGroup(group, faults) ?? []);
  if (faults.length > 0) throw new CompileError(faults);
  return assembleGroups(signal, checked, counts ?? false);
}

/** Makes a program of checked groups. */
export function assembleGroups(
  signal: Signal,
  groups: readonly CheckedGroup[],
  counts: boolean,
): Program {
  const passes = new Passes(counts);
  passes.addGroups(groups);
  return passes.assemble(signal);
}

/** The passes of a program, as they are added. */
export class Passes {
  readonly constants = new ConstantPool();
  private readonly passes: PassInput[] = [];
  private readonly statements: ProgramStatement[] = [];
  private readonly sharedCaches = new SharedCaches();
  private readonly numbers = new Map<Text, number>();

  /** `counts`: note what each statement does. */
  constructor(private readonly counts: boolean) {}

  assemble(signal: Signal): Program {
    const { constants, passes, statements } = this;
    const sharedCaches = this.sharedCaches.cells;
    return assemble({ signal, constants, passes, statements, sharedCaches });
  }

  /** How many there are: the number of the next one. */
  get count(): number {
    return this.passes.length;
  }

  get last(): PassInput | undefined {
    return this.passes.at(-1);
  }

  /** Answers its number. */
  add(pass: PassInput): number {
    return this.passes.push(pass) - 1;
  }

  /** Adds a pass for each walk that the groups need, in order. */
  addGroups(groups: readonly CheckedGroup[]): void {
    for (const { flattening, members } of stretchesOf(groups)) {
      const isFlat = flattening !== undefined && seesFlat(members);
      if (isFlat) this.add(arranging(flattensFor(members)));
      else if (flattening !== undefined) this.add(arranging(PassFlag.Flattens | PassFlag.Regroups));
      for (const walk of joinGroups(members, isFlat)) this.addWalk(walk);
      if (isFlat) this.add(arranging(PassFlag.Regroups));
    }
  }

  private addWalk(walk: readonly CheckedGroup[]): void {
    const [{ group }] = atLeastOne(walk);
    const { context } = group.scope;
    const owner = walk.map(cacheOwnerOf).find((each) => each !== undefined);
    const cache = owner === undefined ? undefined : this.sharedCaches.of(owner, context);
    const lowering = new Lowering(new PassPlan(context), this.constants, notationCompiler, cache);
    const parts = walk.map((checked) => {
      return partOf(checked, this.noteTexts(checked), isWritingFirst(walk));
    });
    lowerParts(lowering, parts, this.counts);
    this.add({ lowering, ...modeOf(walk) });
  }

  /** Answers their numbers; what a filter asks again has one. */
  private noteTexts({ group, texts }: CheckedGroup): number[] {
    const above = "above" in group ? (group.above ?? []) : [];
    const asked = new Set(above.flatMap(({ conditions }) => conditions));
    return texts.map((each) => {
      const known = asked.has(each) ? this.numbers.get(each) : undefined;
      const number = known ?? this.noteText(each);
      this.numbers.set(each, number);
      return number;
    });
  }

  private noteText({ text, place }: Text): number {
    const from = place === undefined ? {} : { path: place.path };
    return this.statements.push({ text, pass: this.count, ...from }) - 1;
  }
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

/**
 * Whether the groups of a processor that flattens can tell: they write to a resource or scope, or
 * run on it. Groups about records alone, which share no cache, do the same after equal resources
 * and scopes were put together as before.
 */
function seesFlat(members: readonly CheckedGroup[]): boolean {
  return members.some((checked) => {
    const { writes } = effectsOf(checked);
    const isAbout = checked.group.scope.context === "log" && cacheOwnerOf(checked) === undefined;
    return !isAbout || writes.has("resource") || writes.has("scope");
  });
}

/** A cache that records share holds views of records before. */
function flattensFor(members: readonly CheckedGroup[]): PassFlag {
  const isSharing = members.some((checked) => cacheOwnerOf(checked) !== undefined);
  return isSharing ? PassFlag.Flattens | PassFlag.OnePortion : PassFlag.Flattens;
}

function arranging(flags: PassFlag): PassInput {
  return { flags, errorMode: ErrorMode.Ignore };
}

function atLeastOne<Item>(items: readonly Item[]): [Item, ...Item[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error("a walk without a group");
  return [first, ...rest];
}

function cacheOwnerOf({ group }: CheckedGroup): object | undefined {
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

/** Whether a walk writes what the first entry of a routing table takes, and nothing else. */
function isWritingFirst(walk: readonly CheckedGroup[]): boolean {
  const [{ group }, ...others] = atLeastOne(walk);
  return others.length === 0 && "entries" in group && group.writesFirst;
}

/** A group as part of a pass; `numbers` are those of its texts. */
function partOf(checked: CheckedGroup, numbers: readonly number[], dropsOthers: boolean): PassPart {
  const { group } = checked;
  const { usesCache } = effectsOf(checked);
  const numberOf = (at: number) => numbers[at] ?? 0;
  const conditions = checked.conditions.map((condition, at) => {
    return { number: numberOf(at), condition };
  });
  if ("conditions" in group) {
    const own = [...conditions];
    const above = (group.above ?? []).map((each) => {
      return { depth: each.depth, conditions: own.splice(0, each.conditions.length) };
    });
    return { kind: "drops", above, conditions: own, keepsFailed: isDeferred(group), usesCache };
  }
  const statements = checked.statements.map((statement, at) => {
    return { number: numberOf(conditions.length + at), statement };
  });
  const texts = { statements, conditions, usesCache };
  if ("entries" in group) return { kind: "decides", ...texts, dropsOthers };
  return { kind: "statements", ...texts };
}

function isDeferred(group: ConditionGroup): boolean {
  return group.defers === true && group.errorMode === "propagate";
}

/** What the machine calls them. */
const errorModes: { readonly [M in ErrorModeName]: ErrorMode } = {
  ignore: ErrorMode.Ignore,
  silent: ErrorMode.Silent,
  propagate: ErrorMode.Propagate,
};

/** The flags and error mode of a pass; groups that may fail have the same mode. */
function modeOf(walk: readonly CheckedGroup[]): Omit<PassInput, "lowering"> {
  const [first] = atLeastOne(walk);
  const { group } = walk.find((checked) => effectsOf(checked).mayFail) ?? first;
  const groups = walk.map((checked) => checked.group);
  const drops = groups.flatMap((each) => ("conditions" in each ? [each] : []));
  const decisions = groups.flatMap((each) => ("entries" in each ? [each] : []));
  const writesFirst = isWritingFirst(walk);
  const sweeps = drops.some((each) => each.dropsEmpty) || (writesFirst && decisions[0]?.sweeps);
  const flags =
    (sweeps === true ? PassFlag.DropEmpty : 0) |
    (drops.some((each) => each.above !== undefined) ? PassFlag.AsksEmpty : 0) |
    (drops.some((each) => each.settles === true) ? PassFlag.Settles : 0) |
    (decisions.length > 0 ? PassFlag.Decides : 0) |
    (writesFirst ? PassFlag.Routes : 0);
  const errorMode = drops.some(isDeferred) ? ErrorMode.Defer : errorModes[group.errorMode];
  return { flags, errorMode };
}
