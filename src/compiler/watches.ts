// Which places an editor may write to, read off its instructions: in programs compiled with counts
// an Op.Watch stands before each that writes to the batch (assembly/machine/watch.ts). What lies
// outside of the batch, the cache, is not watched.

import { Access, ACCESS_PRESENCE } from "../../format/access.ts";
import { DictionaryUse, MapUse, Op, Watched } from "../../format/instructions.ts";
import type { Instruction } from "./code.ts";

/** The instruction that notes what is where this one writes; undefined for one that does not. */
export function watchOf(writer: Instruction): Instruction | undefined {
  const { op, a } = writer;
  switch (op) {
    case Op.StoreAttribute:
    case Op.CopyAttribute:
    case Op.PlaceAttribute:
    case Op.OpenAttribute:
    case Op.DeleteAttribute:
      return watch(writer, Watched.Attribute);
    case Op.PlaceValue:
    case Op.OpenValue:
      return watch(writer, Watched.Field, Access.ValueString | ACCESS_PRESENCE);
    case Op.StoreField:
      return watch(writer, Watched.Field, a);
    case Op.ClearField:
      return watch(writer, Watched.Field, ACCESS_PRESENCE);
    case Op.Dictionary:
      return dictionaryWriters.has(a) ? watch(writer, Watched.Field) : undefined;
    case Op.LoadAttributes:
      return a === MapUse.Read ? undefined : { ...watch(writer, Watched.Attributes), c: 0 };
    case Op.EditMetric:
      return { ...watch(writer, Watched.Target), c: 0, d: writer.b };
    default:
      return undefined;
  }
}

const dictionaryWriters: ReadonlySet<DictionaryUse> = new Set([
  DictionaryUse.StoreText,
  DictionaryUse.StoreAttributes,
  DictionaryUse.StorePlace,
  DictionaryUse.StoreValueType,
  DictionaryUse.StoreValueUnit,
  DictionaryUse.StoreEdited,
]);

/** Slot and frame are where the writer has them. */
function watch(writer: Instruction, place: Watched, access = 0): Instruction {
  return { ...writer, op: Op.Watch, a: access, b: place };
}
