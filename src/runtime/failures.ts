// Statements that failed: the engine's journal (format/journal.ts) as objects with a sentence.

import { Failure, HostAnswer } from "../../format/failure.ts";
import {
  FAILURE_BYTES,
  FAILURE_CODE,
  FAILURE_DETAIL,
  FAILURE_INSTRUCTION,
  FAILURE_ORDINALS,
  FAILURE_OTHER,
  FAILURE_STATEMENT,
} from "../../format/journal.ts";
import { ValueType } from "../../format/value.ts";
import type { Program } from "./program.ts";

/** One failing execution of a statement. */
export interface StatementFailure {
  /** Index of the statement in the program. */
  readonly statement: number;
  readonly text: string;
  /** The part of the statement that failed. */
  readonly start: number;
  readonly end: number;
  /** Positions of the resource, the scope, the record and, below it, the event or data point. */
  readonly position: readonly number[];
  readonly code: keyof typeof Failure;
  /** What went wrong, with the statement. */
  readonly message: string;
}

const typeNames: { readonly [T in ValueType]?: string } = {
  [ValueType.Nil]: "nil",
  [ValueType.Bool]: "a bool",
  [ValueType.Int]: "an int",
  [ValueType.Double]: "a double",
  [ValueType.String]: "a string",
  [ValueType.Bytes]: "bytes",
  [ValueType.Map]: "a map",
  [ValueType.Slice]: "a list",
  [ValueType.Time]: "a time",
  [ValueType.Duration]: "a duration",
  [ValueType.TraceId]: "a trace id",
  [ValueType.SpanId]: "a span id",
  [ValueType.ProfileId]: "a profile id",
  [ValueType.Messages]: "a list of messages",
};

function typeName(type: bigint): string {
  return typeNames[Number(type) as ValueType] ?? "another value";
}

const metricTypes = [
  "a metric without a type",
  "a gauge",
  "a sum",
  "a histogram",
  "an exponential histogram",
  "a summary",
] as const;

function metricTypeName(type: bigint): string {
  return metricTypes[Number(type)] ?? "this metric";
}

type Sentence = (detail: bigint, other: bigint) => string;

const sentences: { readonly [F in Failure]: Sentence } = {
  [Failure.None]: () => "something went wrong",
  [Failure.WrongType]: (wanted, found) =>
    `${typeName(wanted)} is needed, but it is ${typeName(found)}`,
  [Failure.SetNil]: () => "the field cannot be set to nil",
  [Failure.UnsupportedValue]: (found) => `telemetry cannot hold ${typeName(found)}`,
  [Failure.IndexOutOfBounds]: (index) => `index ${index} is out of bounds`,
  [Failure.NotIndexable]: (found) => `${typeName(found)} has no elements to index`,
  [Failure.KeyNotString]: (found) => `a map is indexed by a string, not by ${typeName(found)}`,
  [Failure.KeyNotInt]: (found) => `a list is indexed by an int, not by ${typeName(found)}`,
  [Failure.KeyNotFound]: () => "the map has no such key",
  [Failure.DivisionByZero]: () => "division by zero",
  [Failure.ArithmeticTypes]: (left, right) =>
    `no arithmetic between ${typeName(left)} and ${typeName(right)}`,
  [Failure.NotBool]: (found) => `a condition must be a bool, but it is ${typeName(found)}`,
  [Failure.NoSuchField]: () => "this kind of data point has no such field",
  [Failure.InvalidId]: (found, wanted) => `the id has ${found} hex digits, it needs ${wanted}`,
  [Failure.InvalidHex]: () => "the text is not hexadecimal",
  [Failure.UnknownSpanKind]: () => "no span kind has this name",
  [Failure.BodyNotIndexable]: (found) =>
    `the log body is ${typeName(found)}, which cannot be indexed`,
  [Failure.ReadOnly]: () => "the path is read only",
  [Failure.Unparsable]: () => "the text cannot be parsed",
  [Failure.OutOfRange]: () => "the number is out of range",
  [Failure.InvalidArgument]: () => "an argument is not valid",
  [Failure.Limit]: (limit) => `the result would be larger than the limit of ${limit}`,
  [Failure.UnsupportedType]: (found) => `the function does not take ${typeName(found)}`,
  [Failure.InvalidPattern]: () => "the pattern is not valid",
  [Failure.NotImplemented]: (number) => `this engine has no code for function ${number}`,
  [Failure.NotProvided]: () => "the path has no value here",
  [Failure.LambdaGaveNil]: () => "the lambda gives nil where a value is needed",
  [Failure.Host]: () => "a function of the host failed",
  [Failure.MetricType]: (type) => `the function does not take ${metricTypeName(type)}`,
  [Failure.DictionaryIndex]: (index) => `the profiles' dictionary has no entry ${index}`,
  [Failure.EmptyId]: () => "the id must not be empty",
  [Failure.BucketsDisagree]: () => "the buckets of a data point do not fit its count or its bounds",
};

/** Reads `count` failures from the engine's memory. */
export function readFailures(
  memory: DataView,
  start: number,
  count: number,
  program: Program,
  hostFaults: readonly string[] = [],
): StatementFailure[] {
  return Array.from({ length: count }, (_, at) =>
    readFailure(memory, start + at * FAILURE_BYTES, program, hostFaults),
  );
}

/** Answered for the first reason of a host function that is kept; lower ones are the next. */
export const FIRST_FAULT = HostAnswer.NoSuchFunction - 1;

function readFailure(
  memory: DataView,
  at: number,
  program: Program,
  hostFaults: readonly string[],
): StatementFailure {
  const statement = memory.getUint32(at + FAILURE_STATEMENT, true);
  const code = memory.getUint32(at + FAILURE_CODE, true) as Failure;
  const detail = memory.getBigInt64(at + FAILURE_DETAIL, true);
  const other = memory.getBigInt64(at + FAILURE_OTHER, true);
  const text = program.statements[statement]?.text ?? "";
  const instruction = memory.getUint32(at + FAILURE_INSTRUCTION, true);
  const [start, end] = rangeOf(program, instruction, text);
  const fault = code === Failure.Host ? hostFaults[FIRST_FAULT - Number(other)] : undefined;
  const what = fault ?? sentences[code](detail, other);
  return {
    statement,
    text,
    start,
    end,
    position: [0, 4, 8, 12].map((by) => memory.getUint32(at + FAILURE_ORDINALS + by, true)),
    code: Failure[code] as keyof typeof Failure,
    message: `${what}, at \`${text.slice(start, end)}\` in \`${text}\``,
  };
}

function rangeOf(program: Program, instruction: number, text: string): [number, number] {
  const found = program.ranges.find(([address]) => address === instruction);
  return found === undefined ? [0, text.length] : [found[1], found[2]];
}
