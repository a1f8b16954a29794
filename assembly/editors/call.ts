// Editors that work in place, by number: their first argument is an opened map or list, or a place.

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { fail } from "../machine/failure";
import { flatten } from "./flatten";
import { deleteKey, keepKeys, limitKeys, sweepMatchingKeys } from "./keys";
import { deleteIndex } from "./lists";
import { mergeMaps } from "./merge-maps";
import { replaceAllMatches, replaceAllPatterns } from "./replace";
import { stringifyAll, truncateAll } from "./texts";

/** Runs the editor. Answers false when it fails. */
export function callEditor(number: u32, args: usize): bool {
  switch (number) {
    case FunctionNumber.DeleteKey:
      return deleteKey(args);
    case FunctionNumber.DeleteMatchingKeys:
      return sweepMatchingKeys(args, false);
    case FunctionNumber.KeepMatchingKeys:
      return sweepMatchingKeys(args, true);
    case FunctionNumber.Flatten:
      return flatten(args);
    case FunctionNumber.KeepKeys:
      return keepKeys(args);
    case FunctionNumber.Limit:
      return limitKeys(args);
    case FunctionNumber.MergeMaps:
      return mergeMaps(args);
    case FunctionNumber.ReplaceAllMatches:
      return replaceAllMatches(args);
    case FunctionNumber.ReplaceAllPatterns:
      return replaceAllPatterns(args);
    case FunctionNumber.StringifyAll:
      return stringifyAll(args);
    case FunctionNumber.TruncateAll:
      return truncateAll(args);
    case FunctionNumber.DeleteIndex:
      return deleteIndex(args);
    default:
      return fail(Failure.NotImplemented, number);
  }
}
