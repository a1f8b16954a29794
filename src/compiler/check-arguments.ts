// One argument for one parameter, by the parameter's kind (`src/language/kinds.ts`): a path, a
// literal token, an enum, a function's name, a lambda, a list, or an expression of which the kind
// demands something.

import type { Argument, FunctionName, Lambda, Range, Value } from "../../grammar/ast.ts";
import type { FunctionRecord, Parameter } from "../language/functions/record.ts";
import { kinds } from "../language/kinds.ts";
import type { GetterKind, LiteralKind, PathKind } from "../language/kinds.ts";
import { findFunction } from "./check-calls.ts";
import { checkConditionNode } from "./check-conditions.ts";
import { constantWords, demandProblem } from "./check-demands.ts";
import { checkPathNode, reportForeignNil } from "./check-paths.ts";
import { gateNames } from "./check-scope.ts";
import { checkAll, checkEnumName, checkValueNode } from "./check-values.ts";
import type { CheckedArgument, CheckedLambda, CheckedValue, Constant } from "./checked.ts";
import { report } from "./checking.ts";
import type { Checking } from "./checking.ts";
import { alternatives } from "./diagnostics.ts";
import { isForeignNil } from "../language/foreign-names.ts";
import { pathTables } from "../language/path-tables.ts";
import { isBareWord } from "../language/paths.ts";
import { nearestNames } from "../language/nearest-name.ts";

/** A parameter that is being given an argument, and its function's name for messages. */
interface Place {
  readonly functionName: string;
  readonly parameter: Parameter;
  /** An item of the parameter's list. */
  readonly isItem?: true;
}

/** Undefined when something in it is wrong, which has been reported. */
export function checkArgument(
  checking: Checking,
  record: FunctionRecord,
  parameter: Parameter,
  argument: Argument,
): CheckedArgument | undefined {
  const place: Place = { functionName: record.name, parameter };
  const { value } = argument;
  if (parameter.kind === "function") return checkFunctionName(checking, place, value);
  if (value.kind === "functionName") return reportBareName(checking, place, value);
  if (parameter.list !== undefined) return checkListArgument(checking, place, value);
  return checkSingle(checking, place, value);
}

/** `ToLowerCase` without a call; or a path, a word or an enum in the wrong case. */
function reportBareName(
  checking: Checking,
  place: Place,
  { name, range }: FunctionName,
): undefined {
  const { scope } = checking;
  if (scope.functions.has(name)) {
    const hint = `Write ${name}(...) to call it.`;
    return mismatch(checking, place, range, `${name} is the name of a function`, { hint });
  }
  if (isForeignNil(name)) return reportForeignNil(checking, range, name);
  const lower = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  const word = ["true", "false"].includes(lower) ? [lower] : [];
  const enums = nearestNames(name.toUpperCase(), scope.enums.keys());
  const message = `There is no ${name}: paths are in lower case, enums in capitals.`;
  const own = scope.prefix === "implied" ? lower : `${scope.context}.${lower}`;
  const path = pathTables.get(scope.context)?.[lower] === undefined ? [] : [own];
  const suggestions = [...word, ...path, ...enums];
  return report(checking, "argument-type", range, message, { suggestions });
}

function checkSingle(checking: Checking, place: Place, value: Value): CheckedArgument | undefined {
  const { kind } = place.parameter;
  switch (kinds[kind].sort) {
    case "path":
      return checkPathArgument(checking, place, value);
    case "literal":
      return checkLiteral(checking, place, value);
    case "enum":
      return checkEnumArgument(checking, place, value);
    case "lambda":
      return checkLambdaArgument(checking, place, value);
    default:
      return checkValueArgument(checking, place, value);
  }
}

interface Advice {
  readonly suggestions?: readonly string[];
  readonly hint?: string | undefined;
}

/** "Substring: start must be an int, but this is a string." */
function mismatch(
  checking: Checking,
  place: Place,
  range: Range,
  what: string,
  advice: Advice = {},
): undefined {
  const { functionName, parameter } = place;
  const subject = place.isItem ? `each item of ${parameter.name}` : parameter.name;
  const message = `${functionName}: ${subject} must be ${kindWords(parameter)}, but ${what}.`;
  report(checking, "argument-type", range, message, advice);
}

/** A mismatch that the value's node shows alone. */
function misfit(checking: Checking, place: Place, value: Value, advice: Advice = {}): undefined {
  return mismatch(checking, place, value.range, `this is ${valueWords(value)}`, advice);
}

function kindWords(parameter: Parameter): string {
  const { words } = kinds[parameter.kind];
  return parameter.list === undefined ? words : `a list, each item ${words}`;
}

function checkPathArgument(
  checking: Checking,
  place: Place,
  value: Value,
): CheckedArgument | undefined {
  if (value.kind !== "path") return misfit(checking, place, value);
  const path = checkPathNode(checking, value);
  const demand = place.parameter.kind as PathKind;
  return path && { kind: "place", demand, place: path, range: value.range };
}

/** What a value is as it stands in the text. */
function valueWords(value: Value): string {
  switch (value.kind) {
    case "nil":
    case "bytes":
      return value.kind;
    case "int":
      return "an int";
    case "enum":
      return "an enum";
    case "call":
      return "a call";
    case "arithmetic":
      return "arithmetic";
    case "sign":
      return "an expression with a sign";
    case "group":
      return "in parentheses";
    default:
      return `a ${value.kind}`;
  }
}

/** The one kind of node that a literal kind takes. */
const literalNodes: { readonly [K in LiteralKind]: Value["kind"] } = {
  literalString: "string",
  literalInt: "int",
  literalDouble: "double",
  literalBool: "bool",
  literalBytes: "bytes",
};

function checkLiteral(checking: Checking, place: Place, value: Value): CheckedArgument | undefined {
  const demand = place.parameter.kind as LiteralKind;
  if (value.kind !== literalNodes[demand]) {
    return misfit(checking, place, value, quoteAdvice(demand, value));
  }
  const checked = checkValueNode(checking, value);
  if (checked?.kind !== "constant") return undefined;
  const { constant, range } = checked;
  if (!checkWording(checking, place, constant, range)) return undefined;
  return { kind: "literal", demand, constant, range };
}

/** A word without its quotes. */
function quoteAdvice(demand: LiteralKind, value: Value): Advice {
  if (demand !== "literalString" || value.kind !== "path" || !isBareWord(value)) return {};
  return { hint: `Text stands in quotes: "${value.fields[0]?.name}".` };
}

/** A literal must be one of the parameter's words, and right in its notation. */
function checkWording(checking: Checking, place: Place, constant: Constant, range: Range): boolean {
  if (constant.type !== "string") return true;
  const { functionName, parameter } = place;
  const { words, notation, name } = parameter;
  if (words !== undefined && !words.includes(constant.value)) {
    const quoted = words.filter((word) => word !== "").map((word) => JSON.stringify(word));
    report(
      checking,
      "argument-value",
      range,
      `${functionName}: ${name} must be ${alternatives(quoted)}.`,
      { suggestions: nearestNames(constant.value, words) },
    );
    return false;
  }
  const check = notation === undefined ? undefined : checking.scope.notations[notation];
  const fault = check?.(constant.value);
  if (fault === undefined) return true;
  report(checking, "argument-value", range, `${functionName}: ${name} is not valid: ${fault}.`);
  return false;
}

function checkEnumArgument(
  checking: Checking,
  place: Place,
  value: Value,
): CheckedArgument | undefined {
  if (value.kind !== "enum") return misfit(checking, place, value);
  const number = checkEnumName(checking, value);
  return number === undefined ? undefined : { kind: "enum", value: number, range: value.range };
}

function checkValueArgument(
  checking: Checking,
  place: Place,
  value: Value,
): CheckedArgument | undefined {
  const checked = checkDemand(checking, place, value);
  if (checked === undefined) return undefined;
  const demand = place.parameter.kind as GetterKind;
  return { kind: "value", demand, value: checked, range: value.range };
}

/** A value that satisfies the parameter's kind as far as can be told now. */
function checkDemand(checking: Checking, place: Place, value: Value): CheckedValue | undefined {
  const checked = checkValueNode(checking, value);
  if (checked?.kind !== "constant") return checked;
  const problem = demandProblem(place.parameter.kind as GetterKind, checked.constant);
  if (problem !== undefined) return mismatch(checking, place, value.range, problem);
  return checkWording(checking, place, checked.constant, value.range) ? checked : undefined;
}

function checkListArgument(
  checking: Checking,
  place: Place,
  value: Value,
): CheckedArgument | undefined {
  const { kind, list } = place.parameter;
  const { range } = value;
  if (value.kind === "list") {
    const items = checkAll(value.items, (item) => checkItem(checking, place, item));
    return items && { kind: "list", demand: kind as GetterKind | LiteralKind, items, range };
  }
  const advice = { hint: "A list stands in brackets: [a, b]." };
  if (list === "literal") return misfit(checking, place, value, advice);
  if (!checking.scope.gates.dynamicLists) {
    return misfit(checking, place, value, {
      hint: `Gate dynamicLists (${gateNames.dynamicLists}) allows paths and converters.`,
    });
  }
  return checkDynamicList(checking, place, value);
}

/** An item of a list in the text, for the parameter's kind. */
function checkItem(checking: Checking, place: Place, item: Value): CheckedValue | undefined {
  const { list: _, ...single } = place.parameter;
  const itemPlace: Place = { ...place, parameter: single, isItem: true };
  if (kinds[single.kind].sort !== "literal") return checkDemand(checking, itemPlace, item);
  const literal = checkLiteral(checking, itemPlace, item);
  if (literal?.kind !== "literal") return undefined;
  return { kind: "constant", constant: literal.constant, range: item.range };
}

/**
 * A constant is known to be a list now, or never: nil is the list of nothing, bytes are a list of
 * ints (of which no kind but stringLike and value takes any).
 */
function checkDynamicList(
  checking: Checking,
  place: Place,
  value: Value,
): CheckedArgument | undefined {
  const checked = checkValueNode(checking, value);
  if (checked === undefined) return undefined;
  const demand = place.parameter.kind as GetterKind;
  const { range } = value;
  if (checked.kind !== "constant") return { kind: "dynamicList", demand, value: checked, range };
  const constants = itemsOf(checked.constant);
  if (constants === undefined || (constants.length === 0 && demand === "string")) {
    const what = `this is ${constantWords(checked.constant)}`;
    const isNil = checked.constant.type === "nil";
    const advice = isNil ? {} : { hint: "A list stands in brackets: [a, b]." };
    return mismatch(checking, place, range, what, advice);
  }
  for (const constant of constants) {
    const problem = demandProblem(demand, constant);
    if (problem !== undefined) return mismatch(checking, place, range, problem);
  }
  const items = constants.map((constant) => ({ kind: "constant", constant, range }) as const);
  return { kind: "list", demand, items, range };
}

function itemsOf(constant: Constant): Constant[] | undefined {
  if (constant.type === "nil") return [];
  if (constant.type !== "bytes") return undefined;
  return [...constant.value].map((byte) => ({ type: "int", value: BigInt(byte) }));
}

/**
 * A converter that is called with a string in place of its one argument. All-capital names arrive
 * as enums. The reference panics when the function takes no arguments or something else than a
 * string; one that takes more fails when it runs.
 */
function checkFunctionName(
  checking: Checking,
  place: Place,
  value: Value | FunctionName,
): CheckedArgument | undefined {
  const { range } = value;
  if (value.kind !== "functionName" && value.kind !== "enum") {
    return misfit(checking, place, value, functionAdvice(checking, value));
  }
  const record = findFunction(checking, value.name, range, "converter");
  if (record === undefined) return undefined;
  const [first, second] = record.parameters;
  if (first === undefined || (second === undefined && !takesString(first))) {
    return mismatch(checking, place, range, `${record.name} does not take exactly a string`);
  }
  const { gives } = place.parameter;
  if (gives !== undefined && record.result !== gives) {
    return mismatch(checking, place, range, `${record.name} does not give a ${gives}`);
  }
  return { kind: "function", function: record, range };
}

/** `sha256`, `SHA256()` */
function functionAdvice({ scope }: Checking, value: Value): Advice {
  if (value.kind === "call") return { hint: `Write ${value.name} without its parentheses.` };
  if (value.kind !== "path" && value.kind !== "string") return {};
  const name = value.kind === "string" ? value.value : (value.fields[0]?.name ?? "");
  const converters = [...scope.functions.values()].filter(({ role }) => role === "converter");
  const names = converters.map((record) => record.name);
  return { suggestions: names.includes(name) ? [name] : nearestNames(name, names) };
}

function takesString(parameter: Parameter): boolean {
  return parameter.kind === "string" && parameter.list === undefined && !parameter.optional;
}

function checkLambdaArgument(
  checking: Checking,
  place: Place,
  value: Value,
): CheckedLambda | undefined {
  if (value.kind !== "lambda") return misfit(checking, place, value);
  if (!checking.scope.gates.lambda) {
    const message = "Lambdas are experimental and switched off.";
    const hint = `Gate lambda (${gateNames.lambda}) switches them on.`;
    return report(checking, "gated-syntax", value.range, message, { hint });
  }
  const names = value.parameters.map((parameter) => parameter.name);
  const { arity } = place.parameter;
  if (arity !== undefined && names.length !== arity) {
    const noun = arity === 1 ? "parameter" : "parameters";
    const wanted = `must have ${arity} ${noun}, not ${names.length}`;
    const message = `${place.functionName}: ${place.parameter.name} ${wanted}.`;
    report(checking, "lambda-arity", value.range, message);
  }
  reportDuplicates(checking, value);
  const body = checkLambdaBody(checking, value, names);
  return body && { kind: "lambda", parameters: names, body, range: value.range };
}

function reportDuplicates(checking: Checking, lambda: Lambda): void {
  const seen = new Set<string>();
  for (const { name, range } of lambda.parameters) {
    if (name !== "_" && seen.has(name)) {
      report(checking, "local-duplicate", range, `The lambda declares ${name} twice.`);
    }
    seen.add(name);
  }
}

function checkLambdaBody(
  checking: Checking,
  lambda: Lambda,
  names: readonly string[],
): CheckedLambda["body"] | undefined {
  const { body } = lambda;
  checking.lambdas.push(names);
  try {
    if ("value" in body) {
      const value = checkValueNode(checking, body.value);
      return value && { kind: "value", value };
    }
    const condition = checkConditionNode(checking, body.condition);
    return condition && { kind: "condition", condition };
  } finally {
    checking.lambdas.pop();
  }
}
