// A bundle that asks for the large tables.

import "ottl-wasm/time-tables";
import "ottl-wasm/charset-tables";
import "ottl-wasm/grok-patterns";
import "ottl-wasm/user-agents";
import * as ottl from "ottl-wasm";
import { agentRefusal, tableRefusals } from "./tables.ts";

export const agents = (wasm: Uint8Array): Promise<string> => agentRefusal(ottl, wasm);

export const refusals: readonly string[] = tableRefusals(ottl);
