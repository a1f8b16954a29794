// The tree as one line of OTTL: its canonical spelling.
//
// Parsing a printed line gives a tree that prints the same, so tests, diagnostics and tools show
// trees by it. It adds parentheses only where a tree needs them to be read back: around conditions
// inside conditions, by precedence. What a line does not show: ranges, white space, how a number or
// an escape was written.
import type {
  Argument,
  Call,
  Condition,
  Field,
  Key,
  Lambda,
  MapEntry,
  Path,
  Statement,
  Value,
} from "./ast.ts";

export function printStatement(statement: Statement): string {
  const editor = printCall(statement.editor);
  return statement.where === undefined
    ? editor
    : `${editor} where ${printCondition(statement.where)}`;
}

export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "or":
      return condition.operands.map((operand) => printOperand(operand, ["or"])).join(" or ");
    case "and":
      return condition.operands
        .map((operand) => printOperand(operand, ["or", "and"]))
        .join(" and ");
    case "not":
      return `not ${printOperand(condition.operand, ["or", "and", "not"])}`;
    case "comparison":
      return `${printValue(condition.left)} ${condition.operator} ${printValue(condition.right)}`;
    case "bool":
    case "call":
      return printValue(condition);
  }
}

/**
 * An operand of `and`, `or`, `not`; those that would be read as part of something else get
 * parentheses.
 */
function printOperand(condition: Condition, parenthesised: readonly string[]): string {
  const text = printCondition(condition);
  return parenthesised.includes(condition.kind) || endsInLambda(condition) ? `(${text})` : text;
}

/** A lambda takes what follows it: `1 == (x) => x and true` ends in the lambda. */
function endsInLambda(condition: Condition): boolean {
  return condition.kind === "comparison" && condition.right.kind === "lambda";
}

export function printValue(value: Value): string {
  switch (value.kind) {
    case "nil":
      return "nil";
    case "bool":
    case "int":
      return String(value.value);
    case "double":
      return printDouble(value.value);
    case "string":
      return printString(value.value);
    case "bytes":
      return `0x${Array.from(value.value, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    case "enum":
      return value.name;
    case "path":
      return printPath(value);
    case "call":
      return printCall(value);
    case "list":
      return `[${value.items.map(printValue).join(", ")}]`;
    case "map":
      return `{${value.entries.map(printEntry).join(", ")}}`;
    case "arithmetic":
      return `${printValue(value.left)} ${value.operator} ${printValue(value.right)}`;
    case "sign":
      return `${value.operator}${printValue(value.operand)}`;
    case "group":
      return `(${printValue(value.value)})`;
    case "lambda":
      return printLambda(value);
  }
}

/** Doubles have a dot: `1` would be an int. */
function printDouble(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return text.includes(".") ? text : text.replace(/^-?\d+/, "$&.0");
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function printString(value: string): string {
  const escaped = value.replace(
    // oxlint-disable-next-line no-control-regex
    /["\\\u0000-\u001f\u007f]/g,
    (unit) => escapes[unit] ?? `\\x${unit.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `"${escaped}"`;
}

function printEntry({ key, value }: MapEntry): string {
  return `${printValue(key)}: ${printValue(value)}`;
}

function printPath(path: Path): string {
  const fields = path.fields.map(printField).join(".");
  return path.context === undefined ? fields : `${path.context}.${fields}`;
}

function printField(field: Field): string {
  return field.name + field.keys.map(printKey).join("");
}

function printKey(key: Key): string {
  return `[${printValue(key.value)}]`;
}

function printCall(call: Call): string {
  const list = call.arguments.map(printArgument).join(", ");
  return `${call.name}(${list})${call.keys.map(printKey).join("")}`;
}

function printArgument({ name, value }: Argument): string {
  const text = value.kind === "functionName" ? value.name : printValue(value);
  return name === undefined ? text : `${name}=${text}`;
}

/** A body that is only `true` in parentheses is a condition, without them a value. */
function printLambda({ parameters, body }: Lambda): string {
  const names = parameters.map((parameter) => parameter.name).join(", ");
  if ("value" in body) return `(${names}) => ${printValue(body.value)}`;
  const condition = printCondition(body.condition);
  const bare = body.condition.kind === "bool" || body.condition.kind === "call";
  return `(${names}) => ${bare ? `(${condition})` : condition}`;
}
