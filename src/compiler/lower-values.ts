// Values to instructions: each answers the cell that holds its value at run time.

import { InternalFunction } from "../../format/functions.ts";
import { IndexMode, Op, Operator } from "../../format/instructions.ts";
import type {
  CheckedArgument,
  CheckedCall,
  CheckedKey,
  CheckedList,
  CheckedMap,
  CheckedValue,
  Constant,
} from "./checked.ts";
import type { Temporary } from "./code.ts";
import type { ConstantCell } from "./constants-pool.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { lowerSpecialCall } from "./lower-calls.ts";
import { lowerLambda, lowerLocal } from "./lower-lambdas.ts";
import { index, loadPath } from "./lower-paths.ts";
import type { FunctionRecord, Parameter } from "../language/functions/record.ts";

const operators = {
  "+": Operator.Add,
  "-": Operator.Subtract,
  "*": Operator.Multiply,
  "/": Operator.Divide,
} as const;

/** The cell that holds the value. */
export function lowerValue(lowering: Lowering, value: CheckedValue): Cell {
  const { code } = lowering;
  const outer = code.range;
  code.range = value.range;
  const cell = lowerValueHere(lowering, value);
  code.range = outer;
  return cell;
}

function lowerValueHere(lowering: Lowering, value: CheckedValue): Cell {
  switch (value.kind) {
    case "constant":
      return lowering.constants.cell(value.constant);
    case "path":
      return loadPath(lowering, value);
    case "call":
      return index(lowering, lowerCall(lowering, value), value.keys, IndexMode.Strict);
    case "arithmetic": {
      const left = lowerValue(lowering, value.left);
      const right = lowerValue(lowering, value.right);
      return lowering.into(Op.Arithmetic, operators[value.operator], left, right);
    }
    case "negation":
      return lowering.into(Op.Negate, 0, lowerValue(lowering, value.operand));
    case "list":
      return lowerList(lowering, value);
    case "map":
      return lowerMap(lowering, value);
    case "local":
      return index(lowering, lowerLocal(lowering, value), value.keys, IndexMode.Strict);
  }
}

/** A key's value: a literal, or what its expression yields. */
export function lowerKey(lowering: Lowering, key: CheckedKey): Cell {
  switch (key.kind) {
    case "string":
      return lowering.constants.string(key.value);
    case "int":
      return lowering.constants.int(key.value);
    case "value":
      return lowerValue(lowering, key.value);
  }
}

/** Evaluates into a given cell: for operands that must lie in a row. */
export function lowerInto(lowering: Lowering, value: CheckedValue, target: Temporary): void {
  lowering.scoped(() => {
    const cell = lowerValue(lowering, value);
    if (!lowering.code.redirect(cell, target)) lowering.code.emit(Op.Move, 0, target, cell);
  });
}

function lowerList(lowering: Lowering, list: CheckedList): Cell {
  const target = lowering.code.temporary();
  lowering.scoped(() => {
    const row = lowering.code.row(list.items.length);
    for (const [at, item] of list.items.entries()) {
      const cell = row[at];
      if (cell !== undefined) lowerInto(lowering, item, cell);
    }
    lowering.code.emit(Op.MakeList, list.items.length, target, row[0] ?? 0);
  });
  return target;
}

function lowerMap(lowering: Lowering, map: CheckedMap): Cell {
  const target = lowering.code.temporary();
  lowering.scoped(() => {
    const row = lowering.code.row(map.entries.length * 2);
    for (const [at, entry] of map.entries.entries()) {
      const key = row[at * 2];
      const value = row[at * 2 + 1];
      if (key !== undefined) lowerInto(lowering, entry.key, key);
      if (value !== undefined) lowerInto(lowering, entry.value, value);
    }
    lowering.code.emit(Op.MakeMap, map.entries.length, target, row[0] ?? 0);
  });
  return target;
}

/** The result of a converter. */
export function lowerCall(lowering: Lowering, call: CheckedCall): Cell {
  const special = lowerSpecialCall(lowering, call);
  if (special !== undefined) return special;
  const target = lowering.code.temporary();
  lowering.scoped(() => {
    const row = lowering.code.row(call.arguments.length);
    lowerArguments(lowering, call, row);
    lowering.code.emit(Op.Call, call.function.number, target, row[0] ?? 0, row.length);
  });
  return target;
}

/**
 * Evaluates the arguments into a row of cells, one for each parameter; where the row has none, the
 * caller did.
 */
export function lowerArguments(
  lowering: Lowering,
  call: CheckedCall,
  row: readonly (Temporary | undefined)[],
): void {
  let first: Temporary | undefined;
  let constants: ConstantCell[] = [];
  for (const [at, argument] of call.arguments.entries()) {
    const target = row[at];
    const parameter = call.function.parameters[at];
    if (target === undefined || parameter === undefined) continue;
    const constant = constantArgument(lowering, argument, parameter);
    if (constant !== undefined) {
      first ??= target;
      constants.push(constant);
      continue;
    }
    moveConstants(lowering, first, constants);
    first = undefined;
    constants = [];
    lowerArgument(lowering, argument, parameter, target);
  }
  moveConstants(lowering, first, constants);
}

/** Constants into cells next to each other: one instruction. */
function moveConstants(
  { code, constants }: Lowering,
  target: Temporary | undefined,
  cells: readonly ConstantCell[],
): void {
  const [only, ...others] = cells;
  if (target === undefined || only === undefined) return;
  if (others.length === 0) code.emit(Op.Move, 0, target, only);
  else code.emit(Op.MoveRow, cells.length, target, constants.row(cells));
}

/** The cell of an argument that is the same for each record. */
function constantArgument(
  lowering: Lowering,
  argument: CheckedArgument,
  parameter: Parameter,
): ConstantCell | undefined {
  switch (argument.kind) {
    case "absent":
      return lowering.constants.cell({ type: "absent" });
    case "literal":
      return literalCell(lowering, argument.constant, parameter);
    case "enum":
      return lowering.constants.int(argument.value);
    case "function":
      return lowering.constants.int(functionNumber(argument.function));
    case "value":
      if (argument.value.kind !== "constant") return undefined;
      return literalCell(lowering, argument.value.constant, parameter);
    default:
      return undefined;
  }
}

/** Evaluates one argument into a cell. */
export function lowerArgument(
  lowering: Lowering,
  argument: CheckedArgument,
  parameter: Parameter,
  target: Temporary,
): void {
  const { code } = lowering;
  const constant = constantArgument(lowering, argument, parameter);
  if (constant !== undefined) return code.emit(Op.Move, 0, target, constant);
  switch (argument.kind) {
    case "value":
      if (parameter.notation === "regex" || parameter.notation === "glob") {
        lowering.hostFunctions.add(InternalFunction.CompilePattern);
      }
      return lowerInto(lowering, argument.value, target);
    case "dynamicList":
      return lowerInto(lowering, argument.value, target);
    case "list":
      return lowerItems(lowering, argument.items, parameter, target);
    case "place":
      return lowering.scoped(() => {
        code.emit(Op.Move, 0, target, lowerValue(lowering, argument.place));
      });
    case "lambda":
      return code.emit(Op.Move, 0, target, lowerLambda(lowering, argument));
  }
}

function lowerItems(
  lowering: Lowering,
  items: readonly CheckedValue[],
  parameter: Parameter,
  target: Temporary,
): void {
  lowering.scoped(() => {
    const row = lowering.code.row(items.length);
    for (const [at, item] of items.entries()) {
      const cell = row[at];
      if (cell === undefined) continue;
      if (item.kind === "constant") {
        lowering.code.emit(Op.Move, 0, cell, literalCell(lowering, item.constant, parameter));
      } else {
        lowerInto(lowering, item, cell);
      }
    }
    lowering.code.emit(Op.MakeList, items.length, target, row[0] ?? 0);
  });
}

/** One that takes more than a string is 0: the reference fails when it would be called. */
function functionNumber(record: FunctionRecord): bigint {
  return record.parameters.length === 1 ? BigInt(record.number) : 0n;
}

/** A literal argument; one that is a small language of its own is compiled. */
function literalCell(
  lowering: Lowering,
  constant: Constant,
  parameter: Parameter,
): ConstantCell {
  const { constants, notations } = lowering;
  if (constant.type !== "string") return constants.cell(constant);
  const source = constant.value;
  switch (parameter.notation) {
    case "regex":
      return binaryCell(lowering, notations.pattern(source));
    case "glob":
      return binaryCell(lowering, notations.glob(source));
    case "layout":
      return constants.string(notations.layout(source));
    case "timeFormat":
      return binaryCell(lowering, notations.timeFormat(source));
    case "timeZone":
      return binaryCell(lowering, notations.timeZone(source));
    case "locale":
      return binaryCell(lowering, notations.locale(source));
    case "encoding": {
      const table = notations.encoding(source);
      return table === undefined ? constants.string(source) : binaryCell(lowering, table);
    }
    default:
      return constants.cell(constant);
  }
}

/** What the machine reads in the place of a literal; nil where that is nothing. */
function binaryCell({ constants }: Lowering, bytes: Uint8Array | undefined): ConstantCell {
  return constants.cell(bytes === undefined ? { type: "nil" } : { type: "pattern", bytes });
}
