// The names that syntax trees use: which contexts their paths belong to, which functions and enums
// they need. Context inference reads them; parameters of lambdas are not paths.
//
// The walk keeps a stack of its own, since trees come from texts of strangers and may be deep.

import type {
  Argument,
  Call,
  Condition,
  FunctionName,
  Key,
  MapEntry,
  Path,
  Statement,
  Value,
} from "../../grammar/ast.ts";

export interface TreeNames {
  readonly paths: readonly Path[];
  readonly functions: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
  /** Enums that stand as arguments, where an all-capital name may be a function's as well. */
  readonly enumArguments: ReadonlySet<string>;
}

type Tree = Statement | Condition | Value | FunctionName | Argument | Key | MapEntry;

/** A node to visit, and the lambda parameters in sight. */
interface Visit {
  readonly node: Tree;
  readonly locals: readonly string[];
}

interface Names {
  paths: Path[];
  functions: Set<string>;
  enums: Set<string>;
  enumArguments: Set<string>;
}

/** The names in some trees, each once, paths as they come. */
export function namesOf(trees: Iterable<Tree>): TreeNames {
  const names: Names = {
    paths: [],
    functions: new Set(),
    enums: new Set(),
    enumArguments: new Set(),
  };
  const stack: Visit[] = [...trees].reverse().map((node) => ({ node, locals: [] }));
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const inside = childrenOf(visit, names);
    for (let index = inside.length - 1; index >= 0; index--) stack.push(inside[index] as Visit);
  }
  return names;
}

/** Notes a node's own name and gives what stands inside it. */
function childrenOf({ node, locals }: Visit, names: Names): Visit[] {
  const visits = (nodes: readonly Tree[]): Visit[] =>
    nodes.map((child) => ({ node: child, locals }));
  if (!("kind" in node)) return visits(plainChildren(node));
  switch (node.kind) {
    case "path": {
      const first = node.context ?? node.fields[0]?.name ?? "";
      if (!locals.includes(first)) names.paths.push(node);
      return visits(node.fields.flatMap((field) => field.keys));
    }
    case "call":
      noteCall(node, names);
      return visits([...node.arguments, ...node.keys]);
    case "functionName":
      names.functions.add(node.name);
      return [];
    case "enum":
      names.enums.add(node.name);
      return [];
    case "lambda": {
      const declared = node.parameters.map((parameter) => parameter.name);
      const inner = [...locals, ...declared.filter((name) => name !== "_")];
      const body = "value" in node.body ? node.body.value : node.body.condition;
      return [{ node: body, locals: inner }];
    }
    case "list":
      return visits(node.items);
    case "map":
      return visits(node.entries);
    case "arithmetic":
    case "comparison":
      return visits([node.left, node.right]);
    case "sign":
    case "not":
      return visits([node.operand]);
    case "group":
      return visits([node.value]);
    case "or":
    case "and":
      return visits(node.operands);
    default:
      return [];
  }
}

/** What stands inside a node without a kind: a statement, a map's entry, an argument or a key. */
function plainChildren(node: Statement | MapEntry | Argument | Key): readonly Tree[] {
  if ("editor" in node) return node.where === undefined ? [node.editor] : [node.editor, node.where];
  if ("key" in node) return [node.key, node.value];
  return [node.value];
}

function noteCall(call: Call, names: Names): void {
  names.functions.add(call.name);
  for (const { value } of call.arguments) {
    if (value.kind === "enum") names.enumArguments.add(value.name);
  }
}
