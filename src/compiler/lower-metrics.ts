// Editors of metrics and data points to instructions: they work on the bytes of the whole target
// (assembly/metrics), so what they need is that it is resolved with its data, and their arguments,
// the defaults written out.

import { Access } from "../../format/access.ts";
import { FunctionNumber, InternalFunction } from "../../format/functions.ts";
import { Comparison, Op } from "../../format/instructions.ts";
import { MetricField, MetricType } from "../../format/otlp.ts";
import type { CheckedArgument, CheckedCall } from "./checked.ts";
import type { Label, Temporary } from "./code.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { lowerArgument, lowerValue } from "./lower-values.ts";
import type { Parameter } from "../language/functions/record.ts";
import { dataPointEditors, metricEditors } from "../language/functions/processors.ts";

const numbers: ReadonlySet<FunctionNumber> = new Set(
  [...metricEditors, ...dataPointEditors].map(({ number }) => number),
);

/** Whether the editor is one of these. */
export function isMetricEditor(call: CheckedCall): boolean {
  return numbers.has(call.function.number);
}

/** The editor of a statement of context metric or datapoint. */
export function lowerMetricEditor(lowering: Lowering, call: CheckedCall): void {
  const { code, plan } = lowering;
  const end = code.label();
  plan.frame("data");
  switch (call.function.number) {
    case FunctionNumber.CopyMetric:
      lowerCopy(lowering, call, end);
      break;
    case FunctionNumber.ConvertSummaryCountValToSum:
    case FunctionNumber.ConvertSummarySumValToSum:
      lowerEdit(lowering, call, end, [
        MetricField.Name,
        MetricField.Description,
        MetricField.Unit,
      ]);
      break;
    case FunctionNumber.MergeHistogramBuckets:
      // The target value is not evaluated for other points, so it can't fail there.
      jumpUnlessHistogram(lowering, end);
      lowerEdit(lowering, call, end, []);
      break;
    default:
      lowerEdit(lowering, call, end, []);
  }
  code.place(end);
}

/** The arguments in a row, then these texts of the metric. */
function lowerEdit(
  lowering: Lowering,
  call: CheckedCall,
  end: Label,
  texts: readonly MetricField[],
): void {
  const { code, plan } = lowering;
  const row = code.row(call.arguments.length + texts.length);
  for (const [at, target] of row.entries()) {
    const argument = call.arguments[at];
    const parameter = call.function.parameters[at];
    const text = texts[at - call.arguments.length];
    if (argument !== undefined && parameter !== undefined) {
      lowerOrDefault(lowering, argument, parameter, target);
    } else if (text !== undefined) {
      const slot = plan.field("metric", text, Access.String);
      code.emit(Op.LoadField, Access.String, target, slot, slot.frame);
    }
  }
  code.emit(Op.EditMetric, call.function.number, plan.target, row[0] ?? 0, end);
}

/** An argument that was not given is its default, where it has one. */
function lowerOrDefault(
  lowering: Lowering,
  argument: CheckedArgument,
  parameter: Parameter,
  target: Temporary,
): void {
  if (argument.kind !== "absent" || parameter.default === undefined) {
    lowerArgument(lowering, argument, parameter, target);
    return;
  }
  const text = JSON.parse(parameter.default) as string;
  lowering.code.emit(Op.Move, 0, target, lowering.constants.string(text));
}

function jumpUnlessHistogram({ code, constants, plan }: Lowering, end: Label): void {
  const type = code.temporary();
  code.emit(Op.LoadMetricType, 0, type, 0, plan.frame("data"));
  const histogram = constants.int(BigInt(MetricType.Histogram));
  code.emit(Op.Compare, Comparison.Equal, type, histogram, end);
}

const copyTexts = [
  InternalFunction.CopyName,
  InternalFunction.CopyDescription,
  InternalFunction.CopyUnit,
] as const;

/** The copy is made first; a text that fails leaves it with those before. */
function lowerCopy(lowering: Lowering, call: CheckedCall, end: Label): void {
  const { code, constants, plan } = lowering;
  const maker = constants.int(BigInt(lowering.nextCopy()));
  code.emit(Op.EditMetric, call.function.number, plan.target, maker, end);
  for (const [at, number] of copyTexts.entries()) {
    const argument = call.arguments[at];
    if (argument === undefined || argument.kind === "absent") continue;
    lowering.scoped(() => {
      code.emit(Op.EditMetric, number, plan.target, textOf(lowering, argument), end);
    });
  }
}

function textOf(lowering: Lowering, argument: CheckedArgument): Cell {
  if (argument.kind === "value") return lowerValue(lowering, argument.value);
  if (argument.kind === "literal") return lowering.constants.cell(argument.constant);
  throw new Error(`an argument of kind ${argument.kind} where a string is wanted`);
}
