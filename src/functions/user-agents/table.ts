// The patterns of user agents, which weigh as much as a tenth of all the rest. A platform has them
// from the start, or its user imports them. Which is package.json's to choose (imports,
// #user-agents): bundled.ts in Node, absent.ts in browsers and workers. There
// `import "ottl-wasm/user-agents"` hands them over before a program that needs them is loaded.

import { bundledAgents } from "#user-agents";

/** Rows of patterns.ts. */
export interface AgentTable {
  readonly agentRows: readonly string[];
  readonly systemRows: readonly string[];
}

let table: AgentTable | undefined = bundledAgents;

/** Undefined where the table is left out. */
export function agentTable(): AgentTable | undefined {
  return table;
}

/** Hands the table over: for engines that are made from now on. */
export function useAgents(given: AgentTable): void {
  table = given;
}
