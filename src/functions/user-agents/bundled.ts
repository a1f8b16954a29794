// The patterns of user agents that come with the runtime: all, in Node.

import { agentRows, systemRows } from "./patterns.ts";
import type { AgentTable } from "./table.ts";

export const bundledAgents: AgentTable | undefined = { agentRows, systemRows };
