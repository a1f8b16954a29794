// The host functions that every runtime has.

import { InternalFunction } from "../../format/functions.ts";
import type { HostFunctions } from "../runtime/host-functions.ts";
import { decodeCharset } from "./charsets.ts";

export const standardFunctions: HostFunctions = new Map([
  [InternalFunction.DecodeCharset, decodeCharset],
]);
