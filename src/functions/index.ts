// The host functions that every runtime has, and UserAgent where its table is
// (user-agents/table.ts).

import { FunctionNumber } from "../../format/functions.ts";
import type { HostFunction, HostFunctions } from "../runtime/host-functions.ts";
import { userAgent } from "./user-agent.ts";
import { agentTable } from "./user-agents/table.ts";
import {
  convertAttributesToElementsXml,
  convertTextToElementsXml,
  getXml,
  insertXml,
  parseSimplifiedXml,
  parseXml,
  removeXml,
} from "./xml.ts";

const withoutTable: readonly (readonly [FunctionNumber, HostFunction])[] = [
  [FunctionNumber.ConvertAttributesToElementsXML, convertAttributesToElementsXml],
  [FunctionNumber.ConvertTextToElementsXML, convertTextToElementsXml],
  [FunctionNumber.GetXML, getXml],
  [FunctionNumber.InsertXML, insertXml],
  [FunctionNumber.ParseSimplifiedXML, parseSimplifiedXml],
  [FunctionNumber.ParseXML, parseXml],
  [FunctionNumber.RemoveXML, removeXml],
];

/** The host functions of a new engine, by number. */
export function standardFunctions(): HostFunctions {
  const functions = new Map<number, HostFunction>(withoutTable);
  if (agentTable() !== undefined) functions.set(FunctionNumber.UserAgent, userAgent);
  return functions;
}
