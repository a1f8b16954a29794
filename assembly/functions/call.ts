// Converters by number: one switch that finds the family's function. Arguments are a row of cells, in the order of the
// parameters (src/language/functions); one that was not given is nil marked absent.

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { clear } from "../editors/clear";
import { append } from "../editors/lists";
import { replaceMatch, replacePattern } from "../editors/replace";
import { fail } from "../machine/failure";
import { parseJson } from "./parse-json";
import { containsValue, index, keys, len, sliceToMap, values } from "./collections";
import { sort } from "./sort";
import { parseCsv } from "./parse-csv";
import { parseKeyValue } from "./parse-key-value";
import { parseSeverity } from "./parse-severity";
import { toKeyValueString } from "./key-value-string";

/** Sets `to` to the result of the function. Answers false when it fails. */
export function callFunction(number: u32, to: usize, args: usize, count: u32): bool {
  switch (number) {
    // editors that make a new value of the target's
    case FunctionNumber.Clear:
      return clear(to, args);
    case FunctionNumber.Append:
      return append(to, args);
    case FunctionNumber.ReplacePattern:
      return replacePattern(to, args);
    case FunctionNumber.ReplaceMatch:
      return replaceMatch(to, args);
    // parse
    case FunctionNumber.ParseCSV:
      return parseCsv(to, args);
    case FunctionNumber.ParseKeyValue:
      return parseKeyValue(to, args);
    case FunctionNumber.ParseSeverity:
      return parseSeverity(to, args);
    case FunctionNumber.ParseJSON:
      return parseJson(to, args);
    // collections
    case FunctionNumber.ToKeyValueString:
      return toKeyValueString(to, args);
    case FunctionNumber.ContainsValue:
      return containsValue(to, args);
    case FunctionNumber.Index:
      return index(to, args);
    case FunctionNumber.Keys:
      return keys(to, args);
    case FunctionNumber.Len:
      return len(to, args);
    case FunctionNumber.SliceToMap:
      return sliceToMap(to, args);
    case FunctionNumber.Sort:
      return sort(to, args);
    case FunctionNumber.Values:
      return values(to, args);
    default:
      return fail(Failure.NotImplemented, number);
  }
}
