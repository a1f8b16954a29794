// The host functions that every runtime has.

import { FunctionNumber } from "../../format/functions.ts";
import type { HostFunction, HostFunctions } from "../runtime/host-functions.ts";
import { userAgent } from "./user-agent.ts";
import {
  convertAttributesToElementsXml,
  convertTextToElementsXml,
  getXml,
  insertXml,
  parseSimplifiedXml,
  parseXml,
  removeXml,
} from "./xml.ts";

export const standardFunctions: HostFunctions = new Map<number, HostFunction>([
  [FunctionNumber.ConvertAttributesToElementsXML, convertAttributesToElementsXml],
  [FunctionNumber.ConvertTextToElementsXML, convertTextToElementsXml],
  [FunctionNumber.GetXML, getXml],
  [FunctionNumber.InsertXML, insertXml],
  [FunctionNumber.ParseSimplifiedXML, parseSimplifiedXml],
  [FunctionNumber.ParseXML, parseXml],
  [FunctionNumber.RemoveXML, removeXml],
  [FunctionNumber.UserAgent, userAgent],
]);
