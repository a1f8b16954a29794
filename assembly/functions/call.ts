// Converters by number: one switch that finds the family's function. Arguments are a row of cells,
// in the order of the parameters (src/language/functions); one that was not given is nil marked
// absent.

import { FunctionNumber, InternalFunction } from "../../format/functions";
import { ValueType } from "../../format/value";
import { clear } from "../editors/clear";
import { append } from "../editors/lists";
import { replaceMatch, replacePattern } from "../editors/replace";
import { asText } from "./as-string";
import { convertCase, toCamelCase, toLowerCase, toSnakeCase, toUpperCase } from "./cases";
import { containsValue, index, keys, len, sliceToMap, values } from "./collections";
import {
  base64Encode,
  decode,
  hex,
  isEmpty,
  isList,
  isType,
  log,
  parseInt_,
  toBool,
  toDouble,
  toInt,
  toText,
} from "./conversions";
import { extractGrokPatterns, extractPatterns } from "./extract-patterns";
import { format } from "./format";
import { fnv, hash } from "./hashes";
import { callHostFunction } from "./host-call";
import { isRootSpan, makeId, uuid, uuidV7 } from "./ids";
import { toKeyValueString } from "./key-value-string";
import { allHold, anyHolds, filter, find, mapEach, mapKeys, reduce } from "./lambdas";
import { communityId, isInCidr, isValidLuhn } from "./network";
import { parseCef } from "./parse-cef";
import { parseClf } from "./parse-clf";
import { parseCsv } from "./parse-csv";
import { parseElf } from "./parse-elf";
import { parseJson } from "./parse-json";
import { parseKeyValue } from "./parse-key-value";
import { parseLeef } from "./parse-leef";
import { parseSeverity } from "./parse-severity";
import { hasAttribute } from "./point-questions";
import { semconvSpanName } from "./semconv-span-name";
import { sort } from "./sort";
import {
  concat,
  hasPrefix,
  hasSuffix,
  isMatch,
  split,
  substring,
  toValidUtf8,
  trim,
  trimPrefix,
  trimSuffix,
} from "./strings";
import {
  day,
  duration,
  hour,
  hours,
  microseconds,
  milliseconds,
  minute,
  minutes,
  month,
  nanosecond,
  nanoseconds,
  now,
  second,
  seconds,
  truncateTime,
  unix,
  unixMicro,
  unixMilli,
  unixNano,
  unixSeconds,
  weekday,
  year,
} from "./time";
import { formatTime, time } from "./time-text";
import { traceStateGet, traceStateInsert } from "./trace-state";
import { url } from "./url";

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
    case FunctionNumber.URL:
      return url(to, args);
    case FunctionNumber.ExtractPatterns:
      return extractPatterns(to, args);
    case FunctionNumber.ExtractGrokPatterns:
      return extractGrokPatterns(to, args);
    case FunctionNumber.ParseCSV:
      return parseCsv(to, args);
    case FunctionNumber.ParseKeyValue:
      return parseKeyValue(to, args);
    case FunctionNumber.ParseSeverity:
      return parseSeverity(to, args);
    case FunctionNumber.ParseJSON:
      return parseJson(to, args);
    // lambdas
    case FunctionNumber.All:
      return allHold(to, args);
    case FunctionNumber.Any:
      return anyHolds(to, args);
    case FunctionNumber.Filter:
      return filter(to, args);
    case FunctionNumber.Find:
      return find(to, args);
    case FunctionNumber.MapEach:
      return mapEach(to, args);
    case FunctionNumber.MapKeys:
      return mapKeys(to, args);
    case FunctionNumber.Reduce:
      return reduce(to, args);
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
    // time
    case FunctionNumber.Duration:
      return duration(to, args);
    case FunctionNumber.Hours:
      return hours(to, args);
    case FunctionNumber.Minutes:
      return minutes(to, args);
    case FunctionNumber.Seconds:
      return seconds(to, args);
    case FunctionNumber.Milliseconds:
      return milliseconds(to, args);
    case FunctionNumber.Microseconds:
      return microseconds(to, args);
    case FunctionNumber.Nanoseconds:
      return nanoseconds(to, args);
    case FunctionNumber.Unix:
      return unix(to, args);
    case FunctionNumber.UnixSeconds:
      return unixSeconds(to, args);
    case FunctionNumber.UnixMilli:
      return unixMilli(to, args);
    case FunctionNumber.UnixMicro:
      return unixMicro(to, args);
    case FunctionNumber.UnixNano:
      return unixNano(to, args);
    case FunctionNumber.Year:
      return year(to, args);
    case FunctionNumber.Month:
      return month(to, args);
    case FunctionNumber.Day:
      return day(to, args);
    case FunctionNumber.Weekday:
      return weekday(to, args);
    case FunctionNumber.Hour:
      return hour(to, args);
    case FunctionNumber.Minute:
      return minute(to, args);
    case FunctionNumber.Second:
      return second(to, args);
    case FunctionNumber.Nanosecond:
      return nanosecond(to, args);
    case FunctionNumber.TruncateTime:
      return truncateTime(to, args);
    case FunctionNumber.Time:
      return time(to, args);
    case FunctionNumber.FormatTime:
      return formatTime(to, args);
    case FunctionNumber.Now:
      return now(to);
    // strings
    case FunctionNumber.Concat:
      return concat(to, args);
    case FunctionNumber.Format:
      return format(to, args);
    case FunctionNumber.Split:
      return split(to, args);
    case FunctionNumber.Substring:
      return substring(to, args);
    case FunctionNumber.Trim:
      return trim(to, args);
    case FunctionNumber.TrimPrefix:
      return trimPrefix(to, args);
    case FunctionNumber.TrimSuffix:
      return trimSuffix(to, args);
    case FunctionNumber.ToValidUTF8:
      return toValidUtf8(to, args);
    case FunctionNumber.HasPrefix:
      return hasPrefix(to, args);
    case FunctionNumber.HasSuffix:
      return hasSuffix(to, args);
    case FunctionNumber.IsMatch:
      return isMatch(to, args);
    case FunctionNumber.ToUpperCase:
      return toUpperCase(to, args);
    case FunctionNumber.ToLowerCase:
      return toLowerCase(to, args);
    case FunctionNumber.ToCamelCase:
      return toCamelCase(to, args);
    case FunctionNumber.ToSnakeCase:
      return toSnakeCase(to, args);
    case FunctionNumber.ConvertCase:
      return convertCase(to, args);
    // conversions
    case FunctionNumber.Bool:
      return toBool(to, args);
    case FunctionNumber.Int:
      return toInt(to, args);
    case FunctionNumber.Double:
      return toDouble(to, args);
    case FunctionNumber.String:
      return toText(to, args);
    case FunctionNumber.ParseInt:
      return parseInt_(to, args);
    case FunctionNumber.Log:
      return log(to, args);
    case FunctionNumber.Hex:
      return hex(to, args);
    case FunctionNumber.Base64Encode:
      return base64Encode(to, args);
    case FunctionNumber.Decode:
      return decode(to, args);
    case FunctionNumber.IsList:
      return isList(to, args);
    case FunctionNumber.IsEmpty:
      return isEmpty(to, args);
    case FunctionNumber.IsBool:
      return isType(to, args, ValueType.Bool);
    case FunctionNumber.IsDouble:
      return isType(to, args, ValueType.Double);
    case FunctionNumber.IsInt:
      return isType(to, args, ValueType.Int);
    case FunctionNumber.IsMap:
      return isType(to, args, ValueType.Map);
    case FunctionNumber.IsString:
      return isType(to, args, ValueType.String);
    // ids
    case FunctionNumber.TraceID:
      return makeId(to, args, ValueType.TraceId, 16);
    case FunctionNumber.SpanID:
      return makeId(to, args, ValueType.SpanId, 8);
    case FunctionNumber.ProfileID:
      return makeId(to, args, ValueType.ProfileId, 16);
    case FunctionNumber.IsRootSpan:
      return isRootSpan(to, args);
    case FunctionNumber.UUID:
      return uuid(to);
    case FunctionNumber.UUIDv7:
      return uuidV7(to);
    // hashes
    case FunctionNumber.MD5:
    case FunctionNumber.SHA1:
    case FunctionNumber.SHA256:
    case FunctionNumber.SHA512:
    case FunctionNumber.XXH3:
    case FunctionNumber.XXH128:
    case FunctionNumber.Murmur3Hash:
    case FunctionNumber.Murmur3Hash128:
      return hash(number, to, args);
    case FunctionNumber.FNV:
      return fnv(to, args);
    // network
    case FunctionNumber.IsInCIDR:
      return isInCidr(to, args);
    case FunctionNumber.CommunityID:
      return communityId(to, args);
    case FunctionNumber.IsValidLuhn:
      return isValidLuhn(to, args);
    // processors
    case FunctionNumber.SetSemconvSpanName:
      return semconvSpanName(to, args);
    case FunctionNumber.HasAttrKeyOnDatapoint:
      return hasAttribute(to, args, false);
    case FunctionNumber.HasAttrOnDatapoint:
      return hasAttribute(to, args, true);
    // what no statement names
    case InternalFunction.AsString:
      return asText(to, args);
    case InternalFunction.TraceStateGet:
      return traceStateGet(to, args);
    case InternalFunction.TraceStateInsert:
      return traceStateInsert(to, args);
    // log formats
    case FunctionNumber.ParseCEF:
      return parseCef(to, args);
    case FunctionNumber.ParseCLF:
      return parseClf(to, args);
    case FunctionNumber.ParseELF:
      return parseElf(to, args);
    case FunctionNumber.ParseLEEF:
      return parseLeef(to, args);
    default:
      return callHostFunction(number, to, args, count);
  }
}
