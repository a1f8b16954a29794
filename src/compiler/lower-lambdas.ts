// Lambdas to instructions (format/lambda.ts). Where a lambda stands as an argument, only its cell
// is named; its body is lowered last, behind the End of the pass. The cells that the body works on
// are temporaries above those in use where the lambda stands: its parameters, its result, its own.
//
// When's condition has no parameters and runs at most once, so it is not called: it becomes jumps.

import { Op } from "../../format/instructions.ts";
import type { CheckedCall, CheckedLambda, CheckedLocal } from "./checked.ts";
import type { Label } from "./code.ts";
import { lowerCondition } from "./lower-conditions.ts";
import { lowerArgument, lowerValue } from "./lower-values.ts";
import { type Cell, LambdaCell, type Lowering } from "./lowering.ts";

/** The cell that stands for the lambda; its body follows in `lowerBodies`. */
export function lowerLambda(lowering: Lowering, lambda: CheckedLambda): Cell {
  const { code, locals } = lowering;
  return lowering.scoped(() => {
    const parameters = code.row(lambda.parameters.length);
    const cell = new LambdaCell(code.label(), parameters, code.temporary());
    lowering.lambdas.push(cell);
    lowering.bodies.push({ cell, lambda, mark: code.mark(), locals });
    return cell;
  });
}

/** The bodies of all lambdas so far, and of those inside them. */
export function lowerBodies(lowering: Lowering): void {
  const { code, bodies } = lowering;
  for (let body = bodies.shift(); body !== undefined; body = bodies.shift()) {
    const { cell, lambda } = body;
    code.release(body.mark);
    code.place(cell.code);
    code.range = lambda.range;
    lowering.within([...body.locals, cell], () => lowerBody(lowering, lambda, cell));
  }
}

function lowerBody(lowering: Lowering, { body }: CheckedLambda, cell: LambdaCell): void {
  const { code, constants } = lowering;
  if (body.kind === "value") {
    code.emit(Op.Return, 0, cell.result, lowerValue(lowering, body.value));
    return;
  }
  const no = code.label();
  lowerCondition(lowering, body.condition, no, false);
  code.emit(Op.Return, 0, cell.result, constants.cell({ type: "bool", value: true }));
  code.place(no);
  code.emit(Op.Return, 0, cell.result, constants.cell({ type: "bool", value: false }));
}

/** The cell of a lambda's parameter. Its keys are looked up by `lowerValue`. */
export function lowerLocal({ locals }: Lowering, { name, depth, index }: CheckedLocal): Cell {
  const lambda = locals.at(-1 - depth);
  const cell = lambda?.parameters[index];
  if (lambda === undefined || cell === undefined) throw new Error(`${name} outside its lambda`);
  lambda.reads |= 1 << index;
  return cell;
}

/** When: one of two values, by a condition; the other one is not evaluated. */
export function lowerWhen(lowering: Lowering, call: CheckedCall): Cell {
  const { code } = lowering;
  const [condition, whenTrue, whenFalse] = call.arguments;
  const [, ofTrue, ofFalse] = call.function.parameters;
  if (condition?.kind !== "lambda" || !whenTrue || !whenFalse || !ofTrue || !ofFalse) {
    throw new Error("When without its three arguments");
  }
  const target = code.temporary();
  const otherwise = code.label();
  const end = code.label();
  lowering.within([...lowering.locals, undefined], () => {
    lowerInPlace(lowering, condition, otherwise);
  });
  lowerArgument(lowering, whenTrue, ofTrue, target);
  code.emit(Op.Jump, 0, 0, 0, end);
  code.place(otherwise);
  lowerArgument(lowering, whenFalse, ofFalse, target);
  code.place(end);
  return target;
}

/** Jumps to `otherwise` when the condition does not hold. */
function lowerInPlace(lowering: Lowering, { body }: CheckedLambda, otherwise: Label): void {
  if (body.kind === "condition") {
    lowerCondition(lowering, body.condition, otherwise, false);
    return;
  }
  const { value } = body;
  lowering.scoped(() => {
    lowering.code.emit(Op.JumpUnless, 0, lowerValue(lowering, value), 0, otherwise);
  });
}
