// A bundle without the large tables.

import * as ottl from "ottl-wasm";
import { agentRefusal, tableRefusals } from "./tables.ts";

export const agents = (wasm: Uint8Array): Promise<string> => agentRefusal(ottl, wasm);

export const refusals: readonly string[] = tableRefusals(ottl);
