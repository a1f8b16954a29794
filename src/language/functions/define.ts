// How records are written down: a family file is a table of `converter` and `editor` rows, each a
// few lines.
//
// A converter's name is its number's name in format/functions.ts; an editor's is given, in snake
// case. Defaults: pure, no gate, runs in the machine. A result of nothing is an editor's.

import { FunctionNumber } from "../../../format/functions.ts";
import type { Kind, ResultKind } from "../kinds.ts";
import type { FunctionRecord, Parameter } from "./record.ts";

/** What the rows of a table say beyond the name. */
interface Row {
  readonly takes: readonly Parameter[];
  readonly gives: ResultKind;
  readonly purity?: FunctionRecord["purity"];
  readonly gate?: FunctionRecord["gate"];
  readonly runs?: FunctionRecord["runs"];
  readonly ignoresArguments?: true;
  readonly refuse?: FunctionRecord["refuse"];
}

/** A row of a table of converters. */
export function converter(number: FunctionNumber, row: Row): FunctionRecord {
  return record(number, FunctionNumber[number] as string, "converter", row);
}

/** A row of a table of editors. */
export function editor(
  number: FunctionNumber,
  name: string,
  row: Omit<Row, "gives">,
): FunctionRecord {
  return record(number, name, "editor", { ...row, gives: "nothing" });
}

function record(
  number: FunctionNumber,
  name: string,
  role: FunctionRecord["role"],
  row: Row,
): FunctionRecord {
  return {
    number,
    name,
    role,
    parameters: row.takes,
    result: row.gives,
    purity: row.purity ?? "pure",
    gate: row.gate ?? "none",
    runs: row.runs ?? "machine",
    ...(row.ignoresArguments ? { ignoresArguments: row.ignoresArguments } : {}),
    ...(row.refuse ? { refuse: row.refuse } : {}),
  };
}

/** What a parameter may be beyond its name and kind. */
type ParameterExtras = Omit<Parameter, "name" | "kind" | "optional">;

/** A parameter that a call must give. */
export function required(name: string, kind: Kind, extras: ParameterExtras = {}): Parameter {
  return { name, kind, ...extras };
}

/** A parameter that a call may leave out. */
export function optional(name: string, kind: Kind, extras: ParameterExtras = {}): Parameter {
  return { name, kind, optional: true, ...extras };
}

/** A list literal of `kind`. */
export function listOf(kind: Kind, name: string, extras: ParameterExtras = {}): Parameter {
  return { name, kind, list: "literal", ...extras };
}

/** A list literal of `kind`, or an expression that yields one. */
export function anyListOf(kind: Kind, name: string, extras: ParameterExtras = {}): Parameter {
  return { name, kind, list: "dynamic", ...extras };
}

/** The string that many functions start from. */
export const target: Parameter = required("target", "string");
