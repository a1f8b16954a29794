// Groups of texts, and the trees that they are checked into. All groups of a config are checked, so
// that a person sees every fault at once; a program is made of groups that have none (passes.ts).

import type { CheckScope } from "./check-scope.ts";
import { checkConditionText, checkStatementText } from "./check-texts.ts";
import type { CheckText } from "./check-texts.ts";
import type { CheckedCondition, CheckedStatement } from "./checked.ts";
import type { Diagnostic, Place } from "./diagnostics.ts";

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
   * Conditions that were asked of what stands above, the widest first: a message that failed is
   * left alone with all below it, even where that is nothing.
   */
  readonly above?: readonly AskedAbove[];
  readonly errorMode: ErrorModeName;
  /** Whether messages above that hold nothing afterwards go as well. */
  readonly dropsEmpty: boolean;
  /** Under propagate: later groups run on, and the batch is failed by the one that settles. */
  readonly defers?: boolean;
  readonly settles?: boolean;
  /** A fault of the group that its texts' own faults say better. */
  readonly doubt?: Diagnostic | undefined;
}

/** The conditions of a wider level, which is that many levels below the batch. */
export interface AskedAbove {
  readonly scope: CheckScope;
  readonly conditions: readonly Text[];
  readonly depth: number;
}

/** What processors are made of. */
export type Group = StatementGroup | ConditionGroup;

/**
 * Entries of a routing table, each a condition, or one that is a statement: a message goes the way
 * of the first that holds.
 */
export interface DecisionGroup {
  readonly scope: CheckScope;
  readonly entries: readonly Text[];
  readonly errorMode: ErrorModeName;
  /** Whether a walk that only asks this group may also write what the first entry takes. */
  readonly writesFirst: boolean;
  /** Whether messages above that hold nothing then go as well. */
  readonly sweeps: boolean;
}

/** A group whose texts are right. */
export interface CheckedGroup {
  readonly group: Group | DecisionGroup;
  readonly texts: readonly Text[];
  readonly conditions: readonly CheckedCondition[];
  readonly statements: readonly CheckedStatement[];
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
    ...above.flatMap((each) => checkEach(checkConditionText, each.conditions, each.scope, [])),
    ...checkEach(checkConditionText, guardTexts, guard?.scope, faults),
  ];
  const statementTexts = isFilter ? [] : group.statements;
  const statements = checkEach(checkStatementText, statementTexts, group.scope, faults);
  if (faults.length === before && group.doubt !== undefined) faults.push(group.doubt);
  if (faults.length > before) return undefined;
  const texts = [...above.flatMap((each) => each.conditions), ...guardTexts, ...statementTexts];
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
