// The one-line form of checked trees, for tests: the text's own syntax, with what the check did
// made visible. Paths have their context, arguments their name, absent ones are left out:
//
//   set(target=log.body, value=Concat(vals=["a", log.time], delimiter="-")) where log.body != nil

import type {
  CheckedArgument,
  CheckedCall,
  CheckedCondition,
  CheckedKey,
  CheckedStatement,
  CheckedValue,
  Constant,
} from "./checked.ts";

export function printCheckedStatement({ editor, where }: CheckedStatement): string {
  const call = printCheckedValue(editor);
  return where === undefined ? call : `${call} where ${printCheckedCondition(where)}`;
}

export function printCheckedCondition(condition: CheckedCondition): string {
  switch (condition.kind) {
    case "boolean":
      return String(condition.value);
    case "test":
      return printCheckedValue(condition.call);
    case "not":
      return `not (${printCheckedCondition(condition.operand)})`;
    case "comparison": {
      const { left, operator, right } = condition;
      return `${printCheckedValue(left)} ${operator} ${printCheckedValue(right)}`;
    }
    case "or":
    case "and": {
      const operands = condition.operands.map((operand) =>
        operand.kind === "or" || operand.kind === "and"
          ? `(${printCheckedCondition(operand)})`
          : printCheckedCondition(operand),
      );
      return operands.join(` ${condition.kind} `);
    }
  }
}

export function printCheckedValue(value: CheckedValue): string {
  switch (value.kind) {
    case "constant":
      return printConstant(value.constant);
    case "path":
      return `${value.path.context}.${value.path.name}${printKeys(value.keys)}`;
    case "local":
      return `${value.name}@${value.depth}.${value.index}${printKeys(value.keys)}`;
    case "call":
      return printCall(value);
    case "arithmetic": {
      const { left, operator, right } = value;
      return `(${printCheckedValue(left)} ${operator} ${printCheckedValue(right)})`;
    }
    case "negation":
      return `-(${printCheckedValue(value.operand)})`;
    case "list":
      return `[${value.items.map(printCheckedValue).join(", ")}]`;
    case "map": {
      const entries = value.entries.map(
        ({ key, value: item }) => `${printCheckedValue(key)}: ${printCheckedValue(item)}`,
      );
      return `{${entries.join(", ")}}`;
    }
  }
}

/** As a literal is written; doubles always with a dot or an exponent. */
function printConstant(constant: Constant): string {
  switch (constant.type) {
    case "nil":
      return "nil";
    case "bool":
    case "int":
      return String(constant.value);
    case "double":
      return printDouble(constant.value);
    case "string":
      return JSON.stringify(constant.value);
    case "bytes":
      return `0x${[...constant.value].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    case "list":
      return `[${constant.items.map(printConstant).join(", ")}]`;
    case "map": {
      const entries = constant.entries.map(
        ({ key, value }) => `${JSON.stringify(key)}: ${printConstant(value)}`,
      );
      return `{${entries.join(", ")}}`;
    }
  }
}

function printDouble(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?[0-9]+$/.test(text) ? `${text}.0` : text;
}

function printKeys(keys: readonly CheckedKey[]): string {
  return keys.map((key) => `[${printKey(key)}]`).join("");
}

/** An evaluated key stands in parentheses. */
function printKey(key: CheckedKey): string {
  if (key.kind === "string") return JSON.stringify(key.value);
  return key.kind === "int" ? String(key.value) : `(${printCheckedValue(key.value)})`;
}

function printCall(call: CheckedCall): string {
  const { name, parameters } = call.function;
  const arguments_: string[] = [];
  call.arguments.forEach((argument, index) => {
    if (argument.kind === "absent") return;
    arguments_.push(`${parameters[index]?.name}=${printArgument(argument)}`);
  });
  return `${name}(${arguments_.join(", ")})${printKeys(call.keys)}`;
}

function printArgument(argument: Exclude<CheckedArgument, { kind: "absent" }>): string {
  switch (argument.kind) {
    case "value":
      return printCheckedValue(argument.value);
    case "place":
      return printCheckedValue(argument.place);
    case "literal":
      return printConstant(argument.constant);
    case "list":
      return `[${argument.items.map(printCheckedValue).join(", ")}]`;
    case "dynamicList":
      return `...${printCheckedValue(argument.value)}`;
    case "enum":
      return String(argument.value);
    case "function":
      return argument.function.name;
    case "lambda": {
      const { parameters, body } = argument;
      const text =
        body.kind === "value"
          ? printCheckedValue(body.value)
          : printCheckedCondition(body.condition);
      return `(${parameters.join(", ")}) => ${text}`;
    }
  }
}
