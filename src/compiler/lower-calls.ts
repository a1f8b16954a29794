// Converters that are more than a call: what they evaluate depends on what they find, or an
// argument is compiled together with others.

import { Access } from "../../format/access.ts";
import { Failure } from "../../format/failure.ts";
import { FunctionNumber, InternalFunction } from "../../format/functions.ts";
import { Op } from "../../format/instructions.ts";
import { GaugeField, SpanField } from "../../format/otlp.ts";
import type { CheckedArgument, CheckedCall, CheckedValue, Constant } from "./checked.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { lowerWhen } from "./lower-lambdas.ts";
import { lowerArguments, lowerInto } from "./lower-values.ts";
import type { GrokOptions } from "./pattern/grok.ts";

/** The call's result when it is one of these, else undefined. */
export function lowerSpecialCall(lowering: Lowering, call: CheckedCall): Cell | undefined {
  switch (call.function.number) {
    case FunctionNumber.Coalesce:
      return lowerCoalesce(lowering, call);
    case FunctionNumber.ExtractGrokPatterns:
      return lowerGrok(lowering, call);
    case FunctionNumber.IsRootSpan:
      return lowerIsRootSpan(lowering);
    case FunctionNumber.HasAttrKeyOnDatapoint:
    case FunctionNumber.HasAttrOnDatapoint:
      return lowerPointQuestion(lowering, call);
    case FunctionNumber.When:
      return lowerWhen(lowering, call);
    case FunctionNumber.ParseSeverity:
      if (!isLiteral(call.arguments[1])) lowering.code.emit(Op.Fail, Failure.InvalidArgument);
      return undefined;
    default:
      return undefined;
  }
}

/** The first value that is not nil; those behind it are not evaluated, so they can't fail. */
function lowerCoalesce(lowering: Lowering, call: CheckedCall): Cell {
  const { code, constants } = lowering;
  const target = code.temporary();
  const found = code.label();
  const [values] = call.arguments;
  for (const item of values?.kind === "list" ? values.items : []) {
    lowerInto(lowering, item, target);
    code.emit(Op.JumpPresent, 0, target, 0, found);
  }
  code.emit(Op.Move, 0, target, constants.cell({ type: "nil" }));
  code.place(found);
  return target;
}

/**
 * The machine's ExtractGrokPatterns takes the target, the pattern, compiled where it stands in the
 * text, and what the host must know to compile one that does not.
 */
function lowerGrok(lowering: Lowering, call: CheckedCall): Cell | undefined {
  const { code, constants, notations } = lowering;
  const [text, pattern] = call.arguments;
  if (text?.kind !== "value" || pattern?.kind !== "value") return undefined;
  const source = stringOf(pattern);
  const options = grokOptions(call.arguments);
  const target = code.temporary();
  lowering.scoped(() => {
    const [first, second, third] = code.row(3);
    lowerInto(lowering, text.value, first);
    if (source === undefined) {
      lowering.hostFunctions.add(InternalFunction.CompilePattern);
      lowerInto(lowering, pattern.value, second);
    } else {
      const { bytes } = notations.grok(source, options);
      code.emit(Op.Move, 0, second, constants.cell({ type: "pattern", bytes }));
    }
    code.emit(Op.Move, 0, third, constants.string(JSON.stringify(options)));
    code.emit(Op.Call, call.function.number, target, first, 3);
  });
  return target;
}

/** IsRootSpan takes nothing in the text; the machine's gets the span's parent. */
function lowerIsRootSpan(lowering: Lowering): Cell {
  const slot = lowering.plan.field("span", SpanField.ParentSpanId, Access.SpanId);
  const parent = lowering.into(Op.LoadField, Access.SpanId, slot, slot.frame);
  return lowering.into(Op.Call, FunctionNumber.IsRootSpan, parent, 1);
}

/** A question about the metric's data points: the machine's function gets those in front. */
function lowerPointQuestion(lowering: Lowering, call: CheckedCall): Cell {
  const { code, plan } = lowering;
  const target = code.temporary();
  lowering.scoped(() => {
    const [points, ...row] = code.row(call.arguments.length + 1);
    if (points === undefined) throw new Error("a row of one or more");
    const slot = plan.field("data", GaugeField.DataPoints, Access.Messages);
    code.emit(Op.LoadField, Access.Messages, points, slot, slot.frame);
    lowerArguments(lowering, call, row);
    code.emit(Op.Call, call.function.number, target, points, row.length + 1);
  });
  return target;
}

/** What the arguments of ExtractGrokPatterns say beside its pattern. */
export function grokOptions(given: readonly CheckedArgument[]): GrokOptions {
  const named = constantOf(given[2]);
  const definitions = given[3];
  return {
    namedCapturesOnly: named?.type === "bool" && named.value,
    definitions: definitions?.kind === "list" ? definitions.items.flatMap(textOf) : [],
  };
}

function textOf(item: CheckedValue): string[] {
  return item.kind === "constant" && item.constant.type === "string" ? [item.constant.value] : [];
}

/** The string that the argument is, when it stands in the text. */
export function stringOf(argument: CheckedArgument | undefined): string | undefined {
  const constant = constantOf(argument);
  return constant?.type === "string" ? constant.value : undefined;
}

function isLiteral(argument: CheckedArgument | undefined): boolean {
  return constantOf(argument) !== undefined;
}

function constantOf(argument: CheckedArgument | undefined): Constant | undefined {
  if (argument?.kind === "literal") return argument.constant;
  if (argument?.kind !== "value" || argument.value.kind !== "constant") return undefined;
  return argument.value.constant;
}
