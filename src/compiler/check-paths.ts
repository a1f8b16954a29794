// Paths: a lambda parameter, or a context's prefix and what the path tables know.
//
// A path needs one of the scope's prefixes (`log.body`), unless the scope implies its own. Lambda
// parameters hide paths and have no fields.

import type { Field, Path, Range } from "../../grammar/ast.ts";
import { contexts as allContexts, prefixesOf } from "../language/contexts.ts";
import { isForeignNil } from "../language/foreign-names.ts";
import { isPathProblem } from "../language/path-record.ts";
import { isBareWord } from "../language/paths.ts";
import { checkKeys } from "./check-values.ts";
import type { CheckedLocal, CheckedPath } from "./checked.ts";
import { report } from "./checking.ts";
import type { Checking } from "./checking.ts";
import { nearestNames } from "../language/nearest-name.ts";

/** Most suggestions of a path with its prefix. */
const SUGGESTIONS_MAX = 3;

/** Undefined when something in it is wrong, which has been reported. */
export function checkPathNode(
  checking: Checking,
  path: Path,
): CheckedPath | CheckedLocal | undefined {
  const first = path.context ?? path.fields[0]?.name ?? "";
  const local = findLocal(checking, first);
  if (local !== undefined) return checkLocal(checking, path, first, local);
  if (isForeignNil(first) && isBareWord(path)) return reportForeignNil(checking, path.range, first);
  const prefixed = withPrefix(checking, path);
  if (prefixed === undefined) return undefined;
  const { scope } = checking;
  const answer = scope.resolvePath(prefixed, { context: scope.context, contexts: scope.contexts });
  if (isPathProblem(answer)) {
    if (isOfAnother(checking, path)) return reportOfAnother(checking, path);
    return report(checking, "unknown-path", answer.range, answer.message, answer);
  }
  const keys = checkKeys(checking, answer.keys);
  return keys && { kind: "path", path: answer, keys, range: path.range };
}

interface LocalPlace {
  readonly depth: number;
  readonly index: number;
}

/** Where a lambda around declares a name; the innermost wins. */
function findLocal(checking: Checking, name: string): LocalPlace | undefined {
  const { lambdas } = checking;
  for (let depth = 0; depth < lambdas.length; depth++) {
    const index = lambdas[lambdas.length - 1 - depth]?.indexOf(name) ?? -1;
    if (index >= 0 && name !== "_") return { depth, index };
  }
  return undefined;
}

function checkLocal(
  checking: Checking,
  path: Path,
  name: string,
  place: LocalPlace,
): CheckedLocal | undefined {
  const keys = checkKeys(checking, path.fields[0]?.keys ?? []);
  if (path.context !== undefined || path.fields.length > 1) {
    return report(
      checking,
      "local-field",
      path.range,
      `${name} is a parameter of a lambda and has no fields.`,
      { hint: `Write ${name}["key"] to read a key.` },
    );
  }
  return keys && { kind: "local", name, ...place, keys, range: path.range };
}

/** The path with a prefix of the scope in front, or undefined when it lacks one that it needs. */
function withPrefix(checking: Checking, path: Path): Path | undefined {
  const { scope } = checking;
  if (path.context !== undefined && scope.contexts.includes(path.context)) return path;
  const [first] = path.fields;
  if (path.context === undefined && first !== undefined && isContextAlone(checking, path)) {
    const message = `${first.name} is a context: behind it stands one of its paths.`;
    const suggestions = [`${first.name}.attributes`];
    return report(checking, "unknown-path", first.nameRange, message, { suggestions });
  }
  if (scope.prefix === "implied") return prefixed(path, scope.context);
  if (isOfAnother(checking, path)) return reportOfAnother(checking, path);
  const text = pathText(path);
  const suggestions = resolvingPrefixes(checking, path);
  if (path.context === undefined) {
    const quoted = isBareWord(path) ? `Text stands in quotes: "${text}". ` : "";
    const hint = suggestions.length > 0 ? undefined : quoted + prefixHint(checking);
    const message = `The path ${text} does not say which context it belongs to.`;
    return report(checking, "context-missing", path.range, message, { suggestions, hint });
  }
  const nearest = nearestNames(path.context, scope.contexts);
  const corrected = nearest.map((context) => `${context}${text.slice(path.context?.length)}`);
  const likely = [...corrected, ...suggestions].slice(0, SUGGESTIONS_MAX);
  return report(
    checking,
    "context-invalid",
    path.contextRange ?? path.range,
    `${path.context} is not a context that context ${scope.context} has.`,
    { suggestions: likely, hint: prefixHint(checking) },
  );
}

/** `resource["service.name"]` */
function isContextAlone({ scope }: Checking, { fields }: Path): boolean {
  const name = fields[0]?.name ?? "";
  return fields.length === 1 && scope.contexts.includes(name) && name !== "otelcol";
}

/** `log.body` in a context of another signal, or above it. */
function isOfAnother({ scope }: Checking, { context }: Path): boolean {
  return (
    context !== undefined && allContexts.includes(context) && !scope.contexts.includes(context)
  );
}

function reportOfAnother(checking: Checking, path: Path): undefined {
  const { context, contextRange = path.range } = path;
  const message = `Paths of ${context} cannot be read in context ${checking.scope.context}.`;
  const hint = prefixHint(checking);
  return report(checking, "context-invalid", contextRange, message, { hint });
}

/** `null` of other languages, as a path or as an enum. */
export function reportForeignNil(checking: Checking, range: Range, word: string): undefined {
  const message = `There is no ${word}: what is not there is nil.`;
  return report(checking, "unknown-path", range, message, { suggestions: ["nil"] });
}

function prefixHint(checking: Checking): string {
  return `Paths here start with ${checking.scope.contexts.join(", ")}.`;
}

/** `body` with the prefix log becomes `log.body`; `foo.bar` becomes `log.foo.bar`. */
function prefixed(path: Path, context: string): Path {
  const { contextRange } = path;
  const first: Field[] =
    path.context === undefined || contextRange === undefined
      ? []
      : [{ name: path.context, nameRange: contextRange, keys: [], range: contextRange }];
  return { ...path, context, contextRange: undefined, fields: [...first, ...path.fields] };
}

/** The path with each prefix that makes it one. */
function resolvingPrefixes(checking: Checking, path: Path): string[] {
  const { context, contexts, resolvePath } = checking.scope;
  const text = pathText(path);
  const firstName = path.context ?? path.fields[0]?.name;
  const below = allContexts.filter((each) => prefixesOf(each).includes(context));
  const prefixes = contexts.filter((each) => each !== "instrumentation_scope");
  const likely = [...prefixes, ...below].flatMap((prefix) => {
    const answer = resolvePath(prefixed(path, prefix), { context: prefix, contexts });
    if (!isPathProblem(answer)) return [`${prefix}.${text}`];
    // `attributes.foo` is meant as `log.attributes["foo"]`.
    return answer.suggestions.filter((each) => each.startsWith(`${prefix}.${firstName}["`));
  });
  return [...new Set(likely)].slice(0, SUGGESTIONS_MAX);
}

/** Names joined by dots, without keys. */
function pathText(path: Path): string {
  const names = path.fields.map((field) => field.name);
  return (path.context === undefined ? names : [path.context, ...names]).join(".");
}
