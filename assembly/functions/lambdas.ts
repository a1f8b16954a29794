// Functions that take lambdas (pkg/ottl 0.161.0: func_all.go, func_any.go, func_filter.go,
// func_find.go, func_map_each.go, func_map_keys.go, func_reduce.go). When is not called but lowered
// to jumps, since it must not evaluate the value that it does not give.
//
// Each walks a list or map and hands index or key, and value, to its lambda. Results are new lists
// and maps of copies; what Find and Reduce give is the value itself.

import { Failure } from "../../format/failure";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, EntryState } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { callLambda, parameterOf, readsParameter, resultOf } from "../machine/lambda";
import { assign } from "../machine/place";
import {
  flavorOf,
  intOf,
  isAbsent,
  lengthOf,
  moveCell,
  pointerOf,
  setBool,
  setInt,
  setNil,
  setNode,
  setState,
  setString,
  typeOf,
} from "../value/cell";
import {
  appendEntry,
  copyCell,
  countOf,
  entryAt,
  entryCell,
  findEntry,
  newNode,
  openContainer,
} from "../value/node";
import { argument } from "./argument";
import { isPlain, listArgument, mapArgument, plainFound } from "./getters";

export function allHold(to: usize, args: usize): bool {
  const source = argument(args, 0);
  if (!sourceArgument(source)) return false;
  const found = firstWith(false, source, argument(args, 1));
  if (found == FAILED) return false;
  setBool(to, found == NONE);
  return true;
}

export function anyHolds(to: usize, args: usize): bool {
  const source = argument(args, 0);
  if (!sourceArgument(source)) return false;
  const found = firstWith(true, source, argument(args, 1));
  if (found == FAILED) return false;
  setBool(to, found != NONE);
  return true;
}

/** The first item for which the predicate holds, nil when there is none. */
export function find(to: usize, args: usize): bool {
  const source = argument(args, 0);
  const mapper = argument(args, 2);
  if (!sourceArgument(source)) return false;
  const found = firstWith(true, source, argument(args, 1));
  if (found == FAILED) return false;
  if (found == NONE) {
    setNil(to);
    return true;
  }
  if (isAbsent(mapper)) {
    takeItem(to, entryAt(openContainer(source), <u32>found));
    return true;
  }
  if (!callWith(mapper, 0, source, <u32>found) || !isValue(resultOf(mapper))) return false;
  normalise(to, resultOf(mapper));
  return true;
}

export function filter(to: usize, args: usize): bool {
  const source = argument(args, 0);
  const predicate = argument(args, 1);
  if (!sourceArgument(source)) return false;
  const items = openContainer(source);
  const count = countOf(items);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    if (!callWith(predicate, 0, source, i) || !isBool(resultOf(predicate))) return false;
    if (intOf(resultOf(predicate)) != 0) copyItem(node, entryAt(items, i));
  }
  setNode(to, typeOf(source), Flavor.Telemetry, node);
  return true;
}

export function mapEach(to: usize, args: usize): bool {
  const source = argument(args, 0);
  const mapper = argument(args, 1);
  if (!sourceArgument(source)) return false;
  const items = openContainer(source);
  const count = countOf(items);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    if (!callWith(mapper, 0, source, i) || !isValue(resultOf(mapper))) return false;
    const item = entryAt(items, i);
    const entry = appendEntry(node, load<u32>(item, ENTRY_KEY), load<u32>(item, ENTRY_KEY_LENGTH));
    if (!putResult(entry, resultOf(mapper))) return false;
  }
  setNode(to, typeOf(source), Flavor.Telemetry, node);
  return true;
}

/** Of equal new keys the last value counts, in the first one's place. */
export function mapKeys(to: usize, args: usize): bool {
  const source = argument(args, 0);
  const mapper = argument(args, 1);
  if (!mapArgument(source)) return false;
  const items = openContainer(source);
  const count = countOf(items);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    if (!callWith(mapper, 0, source, i)) return false;
    const key = resultOf(mapper);
    if (typeOf(key) != ValueType.String) {
      return fail(Failure.WrongType, ValueType.String, typeOf(key));
    }
    let entry = findEntry(node, pointerOf(key), lengthOf(key));
    if (entry == 0) entry = appendEntry(node, pointerOf(key), lengthOf(key));
    copyValue(entry, entryAt(items, i));
  }
  setNode(to, ValueType.Map, Flavor.Telemetry, node);
  return true;
}

export function reduce(to: usize, args: usize): bool {
  const source = argument(args, 0);
  const accumulated = argument(args, 1);
  const accumulator = argument(args, 2);
  if (!sourceArgument(source)) return false;
  const count = countOf(openContainer(source));
  for (let i: u32 = 0; i < count; i++) {
    normalise(parameterOf(accumulator, 0), accumulated);
    if (!callWith(accumulator, 1, source, i) || !isValue(resultOf(accumulator))) return false;
    moveCell(accumulated, resultOf(accumulator));
  }
  moveCell(to, accumulated);
  return true;
}

// ---- the source and its items

/** funcutil.GetSliceOrMapValue: a list or map as it lives in telemetry. */
function sourceArgument(source: usize): bool {
  if (typeOf(source) == ValueType.Map) return true;
  if (typeOf(source) != ValueType.Slice) return fail(Failure.UnsupportedType, typeOf(source));
  const isRaw = flavorOf(source) == Flavor.Raw;
  if (!listArgument(source)) return false;
  if (isRaw && holdsContainers(source)) convert(source);
  return true;
}

function holdsContainers(list: usize): bool {
  const node = openContainer(list);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    const type = typeOf(entryCell(entryAt(node, i)));
    if (type == ValueType.Slice || type == ValueType.Map) return true;
  }
  return false;
}

// A literal list with lists in it: these become telemetry's as well, all the way down. Comparison
// tells the two apart.
function convert(list: usize): void {
  const node = openContainer(list);
  const count = countOf(node);
  const converted = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    assign(appendEntry(converted, 0, 0), entryCell(entryAt(node, i)));
  }
  setNode(list, ValueType.Slice, Flavor.Telemetry, converted);
}

/** Calls a lambda for an item: index or key and value go to its parameters from `first` on. */
function callWith(lambda: usize, first: u32, source: usize, index: u32): bool {
  const item = entryAt(openContainer(source), index);
  if (readsParameter(lambda, first)) {
    const key = parameterOf(lambda, first);
    if (typeOf(source) == ValueType.Slice) setInt(key, index);
    else setString(key, load<u32>(item, ENTRY_KEY), load<u32>(item, ENTRY_KEY_LENGTH));
  }
  if (readsParameter(lambda, first + 1)) takeItem(parameterOf(lambda, first + 1), item);
  return callLambda(lambda);
}

// @ts-ignore: decorator
@inline
function takeItem(to: usize, item: usize): void {
  moveCell(to, entryCell(item));
}

const NONE: i64 = -1;
const FAILED: i64 = -2;

/** The index of the first item for which the predicate is `wanted`; NONE or FAILED. */
function firstWith(wanted: bool, source: usize, predicate: usize): i64 {
  const count = countOf(openContainer(source));
  for (let i: u32 = 0; i < count; i++) {
    if (!callWith(predicate, 0, source, i) || !isBool(resultOf(predicate))) return FAILED;
    if ((intOf(resultOf(predicate)) != 0) == wanted) return i;
  }
  return NONE;
}

// ---- results

function isBool(cell: usize): bool {
  return typeOf(cell) == ValueType.Bool || fail(Failure.NotBool, typeOf(cell));
}

/** The reference takes no nil from a lambda (funcutil.EvaluateLambdaActivation). */
function isValue(cell: usize): bool {
  return typeOf(cell) != ValueType.Nil || fail(Failure.LambdaGaveNil);
}

/** ottlcommon.NormalizeValue: lists of one Go type become plain lists. */
function normalise(to: usize, from: usize): void {
  moveCell(to, from);
  if (typeOf(from) != ValueType.Slice) return;
  const flavor = flavorOf(from);
  const isTyped = flavor >= <u32>Flavor.Strings && flavor <= <u32>Flavor.Bools;
  if (isTyped) setNode(to, ValueType.Slice, Flavor.Raw, openContainer(from));
}

/** ottlcommon.CopyValueTo: fails on what telemetry does not hold, at any depth of a plain list. */
function putResult(entry: usize, value: usize): bool {
  const isRaw = typeOf(value) == ValueType.Slice && flavorOf(value) == Flavor.Raw;
  if (isRaw && !isPlain(value)) return fail(Failure.UnsupportedValue, plainFound);
  return assign(entry, value);
}

function copyItem(node: usize, item: usize): void {
  copyValue(appendEntry(node, load<u32>(item, ENTRY_KEY), load<u32>(item, ENTRY_KEY_LENGTH)), item);
}

function copyValue(entry: usize, item: usize): void {
  copyCell(entry + ENTRY_CELL, entryCell(item));
  setState(entry + ENTRY_CELL, EntryState.Set);
}
