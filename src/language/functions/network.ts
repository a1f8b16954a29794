// Functions on addresses, URLs and user agents.

import { FunctionNumber } from "../../../format/functions.ts";
import { isCidr } from "./cidr.ts";
import { converter, listOf, optional, required, target } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Refusal } from "./record.ts";

/** Literal networks are parsed up to the first one that is none. */
function refuseWrongNetworks(literals: readonly LiteralArgument[]): Refusal | undefined {
  const networks = literals[1];
  if (!Array.isArray(networks)) return undefined;
  for (const [item, network] of networks.entries()) {
    if (typeof network !== "string") return undefined;
    if (isCidr(network)) continue;
    const message = `${JSON.stringify(network)} is no network such as 10.0.0.0/8`;
    return { message, parameter: 1, item };
  }
  return undefined;
}

export const network: readonly FunctionRecord[] = [
  converter(FunctionNumber.CommunityID, {
    takes: [
      required("source_ip", "string", { written: "source_i_p" }),
      required("source_port", "int"),
      required("destination_ip", "string", { written: "destination_i_p" }),
      required("destination_port", "int"),
      optional("protocol", "string", { default: `"TCP"` }),
      optional("seed", "int", { default: "0" }),
    ],
    gives: "string",
  }),
  converter(FunctionNumber.IsInCIDR, {
    takes: [target, listOf("string", "networks")],
    gives: "bool",
    refuse: refuseWrongNetworks,
  }),
  converter(FunctionNumber.URL, {
    takes: [required("uri", "string", { written: "u_r_i" })],
    gives: "map",
  }),
  converter(FunctionNumber.UserAgent, {
    takes: [required("user_agent", "string")],
    gives: "map",
    runs: "host",
  }),
];
