// Package entry `ottl-wasm/user-agents`: what the function UserAgent knows, in browsers and
// workers. Node has it without.
//
//   import "ottl-wasm/user-agents";
//   import { load } from "ottl-wasm/runtime";

import { agentRows, systemRows } from "./functions/user-agents/patterns.ts";
import { useAgents } from "./functions/user-agents/table.ts";

useAgents({ agentRows, systemRows });
