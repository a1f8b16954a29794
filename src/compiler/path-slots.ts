// Paths that are one slot, so that one instruction can work on them: an attribute whose key stands
// in the text, and a log's body.

import { Access } from "../../format/access.ts";
import type { PathRecord } from "../language/path-tables.ts";
import type { CheckedPath } from "./checked.ts";
import type { PassPlan, SlotPlan } from "./plan.ts";

/** The slot of an attribute by its name, nothing of it indexed; undefined for any other path. */
export function namedAttribute(plan: PassPlan, path: CheckedPath): SlotPlan | undefined {
  const record = path.path.record as PathRecord;
  const [key, ...rest] = path.keys;
  if (record.kind !== "attributes" || key?.kind !== "string" || rest.length > 0) return undefined;
  return plan.attribute(record.shape, record.number, key.value);
}

/** The slot of a field that is an AnyValue, as a whole; undefined for any other path. */
export function wholeValue(plan: PassPlan, path: CheckedPath): SlotPlan | undefined {
  const record = path.path.record as PathRecord;
  if (record.kind !== "value" || path.keys.length > 0) return undefined;
  return plan.field(record.shape, record.number, Access.ValueString);
}
