// Lambdas at run time: a function that was given one fills its parameters' cells and calls it, once
// for each item. The body runs in the machine's own loop, entered anew (the box in
// format/lambda.ts). A step that fails in the body ends it, and with it the statement that the
// function is called from.
//
// How deep calls nest is how deep lambdas nest in the text, which format/limits.ts bounds.

import {
  LAMBDA_CODE,
  LAMBDA_PARAMETERS,
  LAMBDA_READS,
  LAMBDA_RESULT,
} from "../../format/lambda";
import { CELL_BYTES } from "../../format/value";
import { pointerOf } from "../value/cell";
import { execute, Outcome } from "./machine";

/** Whether the body reads the parameter; one that it does not read needs no value. */
export function readsParameter(lambda: usize, index: u32): bool {
  return ((load<u32>(pointerOf(lambda), LAMBDA_READS) >> index) & 1) != 0;
}

/** The cell that the body finds the argument in. */
export function parameterOf(lambda: usize, index: u32): usize {
  return <usize>load<u32>(pointerOf(lambda), LAMBDA_PARAMETERS) + <usize>index * CELL_BYTES;
}

/** The cell that holds what the body gave, until the next call. */
export function resultOf(lambda: usize): usize {
  return load<u32>(pointerOf(lambda), LAMBDA_RESULT);
}

/** Runs the body over its parameters' cells. Answers false when it fails. */
export function callLambda(lambda: usize): bool {
  return execute(load<u32>(pointerOf(lambda), LAMBDA_CODE)) != Outcome.Fail;
}
