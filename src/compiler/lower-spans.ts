// set_semconv_span_name to instructions: a function of the span's attributes, kind and name gives
// the new name; where it differs from the old one, that may be kept in an attribute.

import { Access } from "../../format/access.ts";
import { Comparison, MapUse, Op } from "../../format/instructions.ts";
import { SpanField } from "../../format/otlp.ts";
import type { CheckedCall } from "./checked.ts";
import { stringOf } from "./lower-calls.ts";
import type { Lowering } from "./lowering.ts";

/** The editor set_semconv_span_name. */
export function lowerSemconvSpanName(lowering: Lowering, call: CheckedCall): void {
  const { code, plan } = lowering;
  const [attributes, kind, name] = code.row(3);
  const frame = plan.attributesFrame("span", SpanField.Attributes);
  const kindSlot = plan.field("span", SpanField.Kind, Access.Int32);
  const nameSlot = plan.field("span", SpanField.Name, Access.String);
  code.emit(Op.LoadAttributes, MapUse.Read, attributes, 0, frame);
  code.emit(Op.LoadField, Access.Int32, kind, kindSlot, kindSlot.frame);
  code.emit(Op.LoadField, Access.String, name, nameSlot, nameSlot.frame);
  const derived = lowering.into(Op.Call, call.function.number, attributes, 3);
  const end = code.label();
  code.emit(Op.Compare, Comparison.NotEqual, derived, name, end);
  code.emit(Op.StoreField, Access.String, derived, nameSlot, nameSlot.frame);
  const original = stringOf(call.arguments[1]);
  if (original !== undefined) {
    const slot = plan.attribute("span", SpanField.Attributes, original);
    code.emit(Op.StoreAttribute, 0, name, slot, slot.frame);
  }
  code.place(end);
}
