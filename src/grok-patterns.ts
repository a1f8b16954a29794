// Package entry `ottl-wasm/grok-patterns`: the patterns that ExtractGrokPatterns knows by name, in
// browsers and workers. Node has them without.
//
//   import "ottl-wasm/grok-patterns";
//   import { compile } from "ottl-wasm";

import { grokPatterns } from "./compiler/pattern/grok-patterns.ts";
import { useTables } from "./compiler/tables/large-tables.ts";

useTables({ grok: grokPatterns });
