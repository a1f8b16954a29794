// + - * / and unary minus (pkg/ottl/math.go): int with int stays int and wraps, int with double is double, times and durations
// add and subtract. Time differences saturate, sums of durations wrap, as in Go.

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
import { fail } from "./failure";

const SECOND: i64 = 1_000_000_000;

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

/** Time plus nanoseconds. */
function addTime(to: usize, time: usize, nanoseconds: i64): bool {
  let seconds = intOf(time) + nanoseconds / SECOND;
  let rest = <i64>lengthOf(time) + (nanoseconds % SECOND);
  if (rest >= SECOND) {
    rest -= SECOND;
    seconds += 1;
  } else if (rest < 0) {
    rest += SECOND;
    seconds -= 1;
  }
  const zone = zoneOf(time);
  setTime(to, seconds, <u32>rest);
  setZone(to, zone);
  return true;
}

// Go's Time.Sub: exact where it fits, else the nearest duration.
function subtractTimes(to: usize, a: usize, b: usize): bool {
  const seconds = intOf(a) - intOf(b);
  const rest = <i64>lengthOf(a) - <i64>lengthOf(b);
  const limit: i64 = i64.MAX_VALUE / SECOND;
  if (seconds > limit + 1) setDuration(to, i64.MAX_VALUE);
  else if (seconds < -limit - 1) setDuration(to, i64.MIN_VALUE);
  else setDuration(to, saturated(seconds, rest));
  return true;
}

function saturated(seconds: i64, rest: i64): i64 {
  const exact = <f64>seconds * 1e9 + <f64>rest;
  const wrapped = seconds * SECOND + rest;
  if (exact > 9.2e18 && wrapped < 0) return i64.MAX_VALUE;
  if (exact < -9.2e18 && wrapped > 0) return i64.MIN_VALUE;
  return wrapped;
}

/** Unary minus. */
export function negate(to: usize, from: usize): bool {
  const type = typeOf(from);
  if (type == ValueType.Int) setInt(to, 0 - intOf(from));
  else if (type == ValueType.Double) setDouble(to, -doubleOf(from));
  else return fail(Failure.ArithmeticTypes, type, type);
  return true;
}
