// The scope of a check: which context a text is about, and which names and features it may use.

import { prefixesOf } from "../language/contexts.ts";
import { enumsOf } from "../language/enums.ts";
import type { EnumTable } from "../language/enums.ts";
import { functionsOf } from "../language/functions/tables.ts";
import type { FunctionSet, FunctionTable } from "../language/functions/tables.ts";
import type { PathResolver } from "../language/path-record.ts";
import { resolvePath } from "../language/paths.ts";
import { notationChecks } from "./notations.ts";
import type { NotationChecks } from "./notations.ts";

/** Features that the reference keeps behind feature gates. */
export interface Gates {
  /** Experimental functions. `pkg.ottl.functions.enableExperimental`, off by default. */
  readonly experimental: boolean;
  /** Lambdas and the functions that take them. `ottl.functions.enableLambda`, off by default. */
  readonly lambda: boolean;
  /**
   * Paths and converters as keys of map literals. `pkg.ottl.enableDynamicMapKeys`, off by default.
   */
  readonly dynamicMapKeys: boolean;
  /**
   * Paths and converters for lists of arguments. `pkg.ottl.functions.enableDynamicSliceArguments`,
   * on by default.
   */
  readonly dynamicLists: boolean;
  /** Flattening of logs by the transform processor. `transform.flatten.logs`, off by default. */
  readonly flattenLogs: boolean;
}

const defaultGates: Gates = {
  experimental: false,
  lambda: false,
  dynamicMapKeys: false,
  dynamicLists: true,
  flattenLogs: false,
};

/** The reference's name of each gate. */
export const gateNames: { readonly [G in keyof Gates]: string } = {
  experimental: "pkg.ottl.functions.enableExperimental",
  lambda: "ottl.functions.enableLambda",
  dynamicMapKeys: "pkg.ottl.enableDynamicMapKeys",
  dynamicLists: "pkg.ottl.functions.enableDynamicSliceArguments",
  flattenLogs: "transform.flatten.logs",
};

export interface CheckScope {
  readonly context: string;
  /** The prefixes that paths may have. */
  readonly contexts: readonly string[];
  /**
   * Whether a path must have a prefix. Where it is implied, as in a processor's group that names
   * its context, a path without one of `contexts` in front is one of the context's own.
   */
  readonly prefix: "required" | "implied";
  readonly functions: FunctionTable;
  readonly enums: EnumTable;
  readonly gates: Gates;
  readonly resolvePath: PathResolver;
  /** Checks of literals in small languages; a notation without a check is taken as it is. */
  readonly notations: NotationChecks;
}

export interface ScopeOptions {
  readonly functions?: FunctionSet;
  readonly prefix?: CheckScope["prefix"];
  readonly gates?: Partial<Gates>;
  readonly notations?: NotationChecks;
  /** By default the real tables. */
  readonly resolvePath?: PathResolver;
}

/** The scope of a context's texts as the reference sets it up. */
export function standardScope(context: string, options: ScopeOptions = {}): CheckScope {
  return {
    context,
    contexts: prefixesOf(context),
    prefix: options.prefix ?? "required",
    functions: functionsOf(context, options.functions),
    enums: enumsOf(context),
    gates: { ...defaultGates, ...options.gates },
    resolvePath: options.resolvePath ?? resolvePath,
    notations: options.notations ?? notationChecks,
  };
}
