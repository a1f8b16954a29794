// Calls: the function's record, its arguments matched with its parameters, and what its factory
// refuses.
//
// The reference's rules: unnamed arguments first; as many as there are parameters at most, as many
// as there are required ones at least; a name is matched in camel case. Two of its gaps are closed
// (deviations): a parameter given twice, and a required getter left out of a call by names; a
// required literal left out is Go's zero value, as the reference has it.

import { FunctionNumber } from "../../format/functions.ts";
import type { Argument, Call, Range } from "../../grammar/ast.ts";
import { findParameter, spelling } from "../language/functions/parameter-names.ts";
import type {
  FunctionRecord,
  LiteralArgument,
  LiteralConstant,
  Parameter,
  Refusal,
} from "../language/functions/record.ts";
import { homesOf } from "../language/functions/tables.ts";
import { kinds } from "../language/kinds.ts";
import type { GetterKind, LiteralKind } from "../language/kinds.ts";
import { checkArgument } from "./check-arguments.ts";
import { checkKeys, checkValueNode } from "./check-values.ts";
import { gateNames } from "./check-scope.ts";
import type { CheckScope } from "./check-scope.ts";
import type { CheckedArgument, CheckedCall, Constant } from "./checked.ts";
import { report } from "./checking.ts";
import type { Checking } from "./checking.ts";
import { alternatives } from "./diagnostics.ts";
import type { Problem } from "./diagnostics.ts";
import { grokOptions, stringOf } from "./lower-calls.ts";
import { grokFault } from "./pattern/grok.ts";
import { pathTables } from "../language/path-tables.ts";
import { foreignFunction } from "../language/foreign-names.ts";
import { nearestNames } from "../language/nearest-name.ts";

/** Undefined when something in it is wrong, which has been reported. */
export function checkCall(
  checking: Checking,
  call: Call,
  role: FunctionRecord["role"],
): CheckedCall | undefined {
  const keys = checkKeys(checking, call.keys);
  const record = findFunction(checking, call.name, call.nameRange, role);
  if (record === undefined) {
    checkLoosely(checking, call.arguments);
    return undefined;
  }
  const arguments_ = record.ignoresArguments ? [] : checkArguments(checking, call, record);
  if (keys === undefined || arguments_ === undefined) return undefined;
  const { nameRange, range } = call;
  return { kind: "call", function: record, nameRange, arguments: arguments_, keys, range };
}

/** The record of a name that may be called here; `role` is what the place wants. */
export function findFunction(
  checking: Checking,
  name: string,
  range: Range,
  role: FunctionRecord["role"],
): FunctionRecord | undefined {
  const { functions, gates } = checking.scope;
  const record = functions.get(name);
  if (record === undefined || record.role !== role) {
    checking.problems.push(misplacedFunction(checking.scope, name, range, role));
    return undefined;
  }
  if (record.gate !== "none" && !gates[record.gate]) {
    return report(checking, "gated-function", range, `${name} is experimental and switched off.`, {
      hint: `Gate ${record.gate} (${gateNames[record.gate]}) switches it on.`,
    });
  }
  return record;
}

/** What is wrong with a name that is no function of a role in a scope. */
export function misplacedFunction(
  { functions, context }: CheckScope,
  name: string,
  range: Range,
  role: FunctionRecord["role"],
): Problem {
  const code = "unknown-function";
  const other = functions.get(name);
  const homes = homesOf(name);
  const isEditor = other?.role === "editor" || homes.includes("statements");
  if (role === "converter" && isEditor) {
    const message = `${name} is an editor: it gives no value, so it can't stand in an expression.`;
    return { code, message, range, suggestions: [] };
  }
  if (other !== undefined && other.role !== role) {
    const message = `${name} is a converter: it gives a value, for an editor such as set to use.`;
    return { code, message, range, suggestions: [] };
  }
  const candidates = [...functions.values()].filter((candidate) => candidate.role === role);
  const meant = foreignFunction(name);
  const known = (meant.names ?? []).filter((each) => functions.get(each)?.role === role);
  const near = nearestNames(
    name,
    candidates.map((candidate) => candidate.name),
  );
  const isPath = pathTables.get(context)?.[name] !== undefined;
  const pathHint = isPath ? `A key stands in brackets: ${name}["..."].` : meant.hint;
  const places = homes.map((home) => (home === "statements" ? "a transform processor" : home));
  const hint = homes.length > 0 ? `It belongs to ${alternatives(places)}.` : pathHint;
  const message = `There is no ${role} ${name} in context ${context}.`;
  const suggestions = isPath ? [] : known.length > 0 ? known : near;
  return { code, message, range, suggestions, ...(hint === undefined ? {} : { hint }) };
}

/** Reports what is wrong inside arguments that nobody takes. */
function checkLoosely(checking: Checking, arguments_: readonly Argument[]): void {
  for (const { value } of arguments_) {
    if (value.kind !== "functionName" && value.kind !== "enum" && value.kind !== "lambda") {
      checkValueNode(checking, value);
    }
  }
}

function checkArguments(
  checking: Checking,
  call: Call,
  record: FunctionRecord,
): CheckedArgument[] | undefined {
  const before = checking.problems.length;
  checkCount(checking, call, record);
  const given = matchArguments(checking, call, record);
  // What a misplaced argument was meant for would be reported as missing otherwise.
  const allPlaced = checking.problems.length === before;
  const checked = record.parameters.map((parameter, index) => {
    const argument = given[index];
    if (argument !== undefined) return checkArgument(checking, record, parameter, argument);
    return allPlaced ? checkAbsence(checking, call, record, parameter) : undefined;
  });
  if (checking.problems.length > before) return undefined;
  const complete = checked as CheckedArgument[];
  return checkRefusal(checking, call, record, given, complete) ? complete : undefined;
}

/** Says once how many arguments are wanted. */
function checkCount(checking: Checking, call: Call, record: FunctionRecord): void {
  const { parameters, name } = record;
  const most = parameters.length;
  const least = parameters.filter((parameter) => !parameter.optional).length;
  const count = call.arguments.length;
  if (count >= least && count <= most) return;
  const range = most - least === 1 ? `${least} or ${most}` : `${least} to ${most}`;
  const wanted = least === most ? `${most}` : range;
  const noun = most === 1 ? "argument" : "arguments";
  report(checking, "argument-count", call.range, `${name} takes ${wanted} ${noun}, not ${count}.`, {
    hint: `It is called as ${signature(record)}.`,
  });
}

/** `Substring(target, start, length, [utf8_safe])`, with names as they are written in a call. */
function signature(record: FunctionRecord): string {
  const words = record.parameters.map((parameter) =>
    parameter.optional ? `[${spelling(parameter)}]` : spelling(parameter),
  );
  return `${record.name}(${words.join(", ")})`;
}

/** The argument of each parameter; reports misplaced, unknown and repeated ones. */
function matchArguments(
  checking: Checking,
  call: Call,
  record: FunctionRecord,
): (Argument | undefined)[] {
  const { parameters, name } = record;
  const given: (Argument | undefined)[] = parameters.map(() => undefined);
  let seenNamed = false;
  call.arguments.forEach((argument, position) => {
    const named = argument.name !== undefined;
    if (seenNamed && !named) {
      report(
        checking,
        "argument-order",
        argument.range,
        `An argument without a name stands behind one with a name.`,
        { hint: "Arguments without names come first." },
      );
      return checkLoosely(checking, [argument]);
    }
    seenNamed ||= named;
    const index = named ? findParameter(parameters, argument.name ?? "") : position;
    const parameter = parameters[index];
    if (parameter === undefined) {
      if (named) reportUnknownParameter(checking, record, argument);
      return checkLoosely(checking, [argument]);
    }
    if (given[index] !== undefined) {
      const message = `${name} gets ${parameter.name} twice.`;
      report(checking, "argument-duplicate", argument.range, message);
      return checkLoosely(checking, [argument]);
    }
    given[index] = argument;
  });
  return given;
}

function reportUnknownParameter(
  checking: Checking,
  record: FunctionRecord,
  argument: Argument,
): void {
  const { name = "", range } = argument;
  const end = range.start + name.length;
  const spellings = record.parameters.map(spelling);
  // `source_ip` is what documentation says and the reference does not take.
  const documented = record.parameters.find((parameter) => parameter.name === name);
  const suggestions = documented ? [spelling(documented)] : nearestNames(name, spellings);
  report(
    checking,
    "unknown-parameter",
    { start: range.start, end },
    `${record.name} has no parameter ${name}.`,
    { suggestions, hint: `It is called as ${signature(record)}.` },
  );
}

/** What a parameter that nobody gave is. */
function checkAbsence(
  checking: Checking,
  call: Call,
  record: FunctionRecord,
  parameter: Parameter,
): CheckedArgument | undefined {
  if (parameter.optional) return { kind: "absent" };
  const zero = zeroOf(parameter, call.range);
  if (zero !== undefined) return zero;
  return report(
    checking,
    "argument-missing",
    call.nameRange,
    `${record.name} needs ${parameter.name}, ${kinds[parameter.kind].words}.`,
    { hint: `It is called as ${signature(record)}.` },
  );
}

const zeroConstants: { readonly [K in LiteralKind]: Constant } = {
  literalString: { type: "string", value: "" },
  literalInt: { type: "int", value: 0n },
  literalDouble: { type: "double", value: 0 },
  literalBool: { type: "bool", value: false },
  literalBytes: { type: "bytes", value: new Uint8Array() },
};

/**
 * What Go leaves in an Arguments field that is a literal or a list of them; undefined for getters.
 */
function zeroOf({ kind, list }: Parameter, range: Range): CheckedArgument | undefined {
  if (list === "literal") {
    return { kind: "list", demand: kind as GetterKind | LiteralKind, items: [], range };
  }
  if (kinds[kind].sort !== "literal") return undefined;
  const demand = kind as LiteralKind;
  return { kind: "literal", demand, constant: zeroConstants[demand], range: undefined };
}

/** Asks the record; reports what it refuses. */
function checkRefusal(
  checking: Checking,
  call: Call,
  record: FunctionRecord,
  given: readonly (Argument | undefined)[],
  checked: readonly CheckedArgument[],
): boolean {
  const literals = checked.map(literalOf);
  const refusal =
    record.refuse?.(
      literals,
      given.map((argument) => argument !== undefined),
    ) ?? refuseGrok(record, checked);
  if (refusal === undefined) return true;
  const { message, parameter = -1, item = -1 } = refusal;
  const blamed = given[parameter]?.value;
  const blamedItem = blamed?.kind === "list" ? blamed.items[item] : undefined;
  const range = blamedItem?.range ?? blamed?.range ?? call.range;
  report(checking, "argument-value", range, `${record.name}: ${message}.`);
  return false;
}

/** A Grok pattern is read together with its definitions, which no notation check sees. */
function refuseGrok(
  record: FunctionRecord,
  checked: readonly CheckedArgument[],
): Refusal | undefined {
  if (record.number !== FunctionNumber.ExtractGrokPatterns) return undefined;
  const source = stringOf(checked[1]);
  if (source === undefined) return undefined;
  const fault = grokFault(source, grokOptions(checked));
  if (fault === undefined) return undefined;
  return { message: `the pattern is not valid: ${fault}`, parameter: 1 };
}

function literalOf(argument: CheckedArgument): LiteralArgument {
  if (argument.kind === "literal") return plainOf(argument.constant);
  if (argument.kind === "list") {
    return argument.items.map((item) =>
      item.kind === "constant" ? plainOf(item.constant) : undefined,
    );
  }
  if (argument.kind !== "value" || argument.value.kind !== "constant") return undefined;
  return plainOf(argument.value.constant);
}

function plainOf(constant: Constant): LiteralConstant | undefined {
  if (constant.type === "nil") return null;
  return constant.type === "list" || constant.type === "map" ? undefined : constant.value;
}
