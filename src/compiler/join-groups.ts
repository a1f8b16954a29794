// Which groups share a walk of the batch. A group runs over the whole batch before the next one
// starts; where neither can see that, both run in a row over each record.
//
// Two groups of one context can share when nothing goes from record to record: what stands above
// the records (resource, scope) is written by neither while the other looks at it. A group may also
// go to an earlier walk, past groups of other contexts that it does not touch.
//
//   log: set(log.attributes["a"], resource.attributes["b"])     one walk
//   log: drop where log.attributes["a"] == nil                  the same
//   resource: set(resource.attributes["b"], 1)                  a walk of its own
//   log: set(log.body, resource.attributes["b"])                another: it sees what was set
//
// In a flattened batch a record has what stands above it for itself, so groups of one context
// always can.
//
// Which entry of a routing table takes a message is asked in the last walk, where it can be.
//
// Left out: groups of different error modes of which both may fail, groups that share a cache, that
// rewrite metrics as a whole, whose failures are settled later, or that write to what holds their
// records (a span, a metric). Failures of groups that share a walk are noted record by record.

import { dataPointEditors, metricEditors } from "../language/functions/processors.ts";
import { effectsOf } from "./effects.ts";
import type { Effects } from "./effects.ts";
import type { CheckedGroup } from "./groups.ts";

const rewriting = new Set([...metricEditors, ...dataPointEditors].map(({ name }) => name));

interface Member {
  readonly checked: CheckedGroup;
  readonly effects: Effects;
}

/** The groups of each walk, in order. `isFlat`: every record has its own resource and scope. */
export function joinGroups(groups: readonly CheckedGroup[], isFlat: boolean): CheckedGroup[][] {
  const walks: Member[][] = [];
  for (const checked of groups) {
    const member = { checked, effects: effectsOf(checked) };
    const walk = walkFor(member, walks, isFlat);
    if (walk === undefined) walks.push([member]);
    else walk.push(member);
  }
  return walks.map((walk) => walk.map((member) => member.checked));
}

/** The last walk that it can share, unless something that it must stay behind is on the way. */
function walkFor(
  member: Member,
  walks: readonly Member[][],
  isFlat: boolean,
): Member[] | undefined {
  if (!isSharing(member)) return undefined;
  // The passes behind replay what was decided on the messages as they are then.
  const earliest = isDecision(member) ? Math.max(walks.length - 1, 0) : 0;
  for (let at = walks.length - 1; at >= earliest; at--) {
    const walk = walks[at] ?? [];
    if (walk.every((other) => canShare(other, member, isFlat))) return walk;
    if (!walk.every((other) => canPass(other, member))) return undefined;
  }
  return undefined;
}

function isSharing({ checked: { group }, effects }: Member): boolean {
  if ("conditions" in group) return group.defers !== true && group.settles !== true;
  if ("entries" in group) return effects.editors.size === 0;
  if (group.cacheOwner !== undefined) return false;
  return ![...effects.editors].some((name) => rewriting.has(name));
}

function isDecision({ checked: { group } }: Member): boolean {
  return "entries" in group;
}

/** Whether two groups over the same records can run in a row over each. */
function canShare(first: Member, second: Member, isFlat: boolean): boolean {
  const { scope, errorMode } = first.checked.group;
  const { context } = scope;
  const { group } = second.checked;
  if (context !== group.scope.context || !isSharing(first)) return false;
  const mayBothFail = first.effects.mayFail && second.effects.mayFail;
  if (mayBothFail && errorMode !== group.errorMode) return false;
  if (isFlat) return true;
  return (
    isAtRest(first.effects, second.effects, context) &&
    isAtRest(second.effects, first.effects, context)
  );
}

/** Whether all that `writer` writes is its records' own, or something that the other ignores. */
function isAtRest(writer: Effects, other: Effects, own: string): boolean {
  for (const context of writer.writes) {
    if (context === own) continue;
    const isAbove = context === "resource" || context === "scope";
    if (!isAbove || other.reads.has(context)) return false;
  }
  return true;
}

/** Whether the order of two groups of statements means nothing, whatever they run on. */
function canPass(first: Member, second: Member): boolean {
  const both = [first, second];
  if (both.some(({ checked: { group } }) => "conditions" in group)) return false;
  if (!both.every(isSharing)) return false;
  const meets = (one: Effects, other: Effects) => {
    return [...one.writes].some((context) => other.reads.has(context));
  };
  return !meets(first.effects, second.effects) && !meets(second.effects, first.effects);
}
