// + - * / and unary minus (pkg/ottl/math.go): int with int stays int and wraps, int with double is
// double, times and durations add and subtract. Time differences saturate, sums of durations wrap,
// as in Go.

import { Failure } from "../../format/failure";
import { Operator } from "../../format/instructions";
import { ValueType } from "../../format/value";
import {
  doubleOf,
  intOf,
  lengthOf,
  setDouble,
  setDuration,
  setInt,
  setTime,
  typeOf,
} from "../value/cell";
import { addDuration, instantNanoseconds, subtractInstants } from "../time/instant";
import { setZone, zoneOf } from "../time/zone";
import { fail } from "./failure";

/** Sets `to` to the result; fails on operands that have none. */
export function arithmetic(operator: u32, to: usize, a: usize, b: usize): bool {
  const left = typeOf(a);
  const right = typeOf(b);
  if (left == ValueType.Int && right == ValueType.Int) {
    return arithmeticInts(operator, to, intOf(a), intOf(b));
  }
  if (isNumber(left) && isNumber(right)) {
    return arithmeticDoubles(operator, to, numberOf(a), numberOf(b));
  }
  if (left == ValueType.Time) return arithmeticTime(operator, to, a, b);
  if (left == ValueType.Duration) return arithmeticDuration(operator, to, a, b);
  return fail(Failure.ArithmeticTypes, left, right);
}

// @ts-ignore: decorator
@inline
function isNumber(type: u32): bool {
  return type == ValueType.Int || type == ValueType.Double;
}

// @ts-ignore: decorator
@inline
function numberOf(cell: usize): f64 {
  return typeOf(cell) == ValueType.Int ? <f64>intOf(cell) : doubleOf(cell);
}

function arithmeticInts(operator: u32, to: usize, a: i64, b: i64): bool {
  switch (operator) {
    case Operator.Add: {
      setInt(to, a + b);
      return true;
    }
    case Operator.Subtract: {
      setInt(to, a - b);
      return true;
    }
    case Operator.Multiply: {
      setInt(to, a * b);
      return true;
    }
    default: {
      if (b == 0) return fail(Failure.DivisionByZero);
      // The one quotient that does not fit: Go wraps, WASM traps.
      setInt(to, b == -1 ? 0 - a : a / b);
      return true;
    }
  }
}

function arithmeticDoubles(operator: u32, to: usize, a: f64, b: f64): bool {
  switch (operator) {
    case Operator.Add: {
      setDouble(to, a + b);
      return true;
    }
    case Operator.Subtract: {
      setDouble(to, a - b);
      return true;
    }
    case Operator.Multiply: {
      setDouble(to, a * b);
      return true;
    }
    default: {
      if (b == 0) return fail(Failure.DivisionByZero);
      setDouble(to, a / b);
      return true;
    }
  }
}

function arithmeticTime(operator: u32, to: usize, a: usize, b: usize): bool {
  const right = typeOf(b);
  if (right == ValueType.Duration && operator == Operator.Add) return addTime(to, a, intOf(b));
  if (right == ValueType.Duration && operator == Operator.Subtract) {
    return addTime(to, a, 0 - intOf(b));
  }
  if (right == ValueType.Time && operator == Operator.Subtract) return subtractTimes(to, a, b);
  return fail(Failure.ArithmeticTypes, ValueType.Time, right);
}

function arithmeticDuration(operator: u32, to: usize, a: usize, b: usize): bool {
  const right = typeOf(b);
  if (right == ValueType.Time && operator == Operator.Add) return addTime(to, b, intOf(a));
  if (right == ValueType.Duration && operator == Operator.Add) {
    setDuration(to, intOf(a) + intOf(b));
    return true;
  }
  if (right == ValueType.Duration && operator == Operator.Subtract) {
    setDuration(to, intOf(a) - intOf(b));
    return true;
  }
  return fail(Failure.ArithmeticTypes, ValueType.Duration, right);
}

/** Time plus nanoseconds, in its zone. */
function addTime(to: usize, time: usize, nanoseconds: i64): bool {
  const zone = zoneOf(time);
  const seconds = addDuration(intOf(time), lengthOf(time), nanoseconds);
  setTime(to, seconds, instantNanoseconds());
  setZone(to, zone);
  return true;
}

function subtractTimes(to: usize, a: usize, b: usize): bool {
  setDuration(to, subtractInstants(intOf(a), lengthOf(a), intOf(b), lengthOf(b)));
  return true;
}

/** Unary minus. */
export function negate(to: usize, from: usize): bool {
  const type = typeOf(from);
  if (type == ValueType.Int) setInt(to, 0 - intOf(from));
  else if (type == ValueType.Double) setDouble(to, -doubleOf(from));
  else return fail(Failure.ArithmeticTypes, type, type);
  return true;
}
