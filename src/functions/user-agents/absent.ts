// The patterns of user agents that come with the runtime: none, in browsers and workers.

import type { AgentTable } from "./table.ts";

export const bundledAgents: AgentTable | undefined = undefined;
