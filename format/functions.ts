// The functions' numbers: how a program names a function. Both compilers read it, so integers only;
// append only, since the numbers are part of the program format. What each function is stands in
// src/language/functions/.

/**
 * Editors and converters of the stable language, then experimental ones, then those of the
 * processors.
 */
export enum FunctionNumber {
  /** clear */
  Clear = 1,
  /** delete_key */
  DeleteKey = 2,
  /** delete_matching_keys */
  DeleteMatchingKeys = 3,
  /** keep_matching_keys */
  KeepMatchingKeys = 4,
  /** flatten */
  Flatten = 5,
  /** keep_keys */
  KeepKeys = 6,
  /** limit */
  Limit = 7,
  /** merge_maps */
  MergeMaps = 8,
  /** replace_all_matches */
  ReplaceAllMatches = 9,
  /** replace_all_patterns */
  ReplaceAllPatterns = 10,
  /** replace_match */
  ReplaceMatch = 11,
  /** replace_pattern */
  ReplacePattern = 12,
  /** set */
  Set = 13,
  /** stringify_all */
  StringifyAll = 14,
  /** truncate_all */
  TruncateAll = 15,
  /** append */
  Append = 16,
  /** delete_index */
  DeleteIndex = 17,
  Base64Encode = 18,
  Bool = 19,
  Coalesce = 20,
  CommunityID = 21,
  Concat = 22,
  ContainsValue = 23,
  ConvertAttributesToElementsXML = 24,
  ConvertCase = 25,
  ConvertTextToElementsXML = 26,
  Day = 27,
  Decode = 28,
  Double = 29,
  Duration = 30,
  ExtractGrokPatterns = 31,
  ExtractPatterns = 32,
  FNV = 33,
  Format = 34,
  FormatTime = 35,
  GetXML = 36,
  HasPrefix = 37,
  HasSuffix = 38,
  Hex = 39,
  Hour = 40,
  Hours = 41,
  Index = 42,
  InsertXML = 43,
  Int = 44,
  IsBool = 45,
  IsDouble = 46,
  IsEmpty = 47,
  IsInCIDR = 48,
  IsInt = 49,
  IsList = 50,
  IsMap = 51,
  IsMatch = 52,
  IsString = 53,
  IsValidLuhn = 54,
  Keys = 55,
  Len = 56,
  Log = 57,
  MD5 = 58,
  Microseconds = 59,
  Milliseconds = 60,
  Minute = 61,
  Minutes = 62,
  Month = 63,
  Murmur3Hash = 64,
  Murmur3Hash128 = 65,
  Nanosecond = 66,
  Nanoseconds = 67,
  Now = 68,
  ParseCSV = 69,
  ParseInt = 70,
  ParseJSON = 71,
  ParseKeyValue = 72,
  ParseSeverity = 73,
  ParseSimplifiedXML = 74,
  ParseXML = 75,
  RemoveXML = 76,
  SHA1 = 77,
  SHA256 = 78,
  SHA512 = 79,
  Second = 80,
  Seconds = 81,
  SliceToMap = 82,
  Sort = 83,
  SpanID = 84,
  Split = 85,
  String = 86,
  Substring = 87,
  Time = 88,
  ToCamelCase = 89,
  ToKeyValueString = 90,
  ToLowerCase = 91,
  ToSnakeCase = 92,
  ToUpperCase = 93,
  TraceID = 94,
  Trim = 95,
  TrimPrefix = 96,
  TrimSuffix = 97,
  TruncateTime = 98,
  URL = 99,
  UUID = 100,
  UUIDv7 = 101,
  Unix = 102,
  UnixMicro = 103,
  UnixMilli = 104,
  UnixNano = 105,
  UnixSeconds = 106,
  UserAgent = 107,
  Values = 108,
  Weekday = 109,
  XXH128 = 110,
  XXH3 = 111,
  Year = 112,
  IsRootSpan = 113,
  All = 114,
  Any = 115,
  Filter = 116,
  Find = 117,
  MapEach = 118,
  MapKeys = 119,
  Reduce = 120,
  When = 121,
  ProfileID = 122,
  ParseCEF = 123,
  ParseCLF = 124,
  ParseELF = 125,
  ParseLEEF = 126,
  /** set_semconv_span_name */
  SetSemconvSpanName = 127,
  /** extract_sum_metric */
  ExtractSumMetric = 128,
  /** extract_count_metric */
  ExtractCountMetric = 129,
  /** extract_percentile_metric */
  ExtractPercentileMetric = 130,
  /** convert_gauge_to_sum */
  ConvertGaugeToSum = 131,
  /** convert_sum_to_gauge */
  ConvertSumToGauge = 132,
  /** copy_metric */
  CopyMetric = 133,
  /** scale_metric */
  ScaleMetric = 134,
  /** aggregate_on_attributes */
  AggregateOnAttributes = 135,
  /** convert_exponential_histogram_to_histogram */
  ConvertExponentialHistogramToHistogram = 136,
  /** aggregate_on_attribute_value */
  AggregateOnAttributeValue = 137,
  /** convert_summary_quantile_val_to_gauge */
  ConvertSummaryQuantileValToGauge = 138,
  /** convert_summary_sum_val_to_sum */
  ConvertSummarySumValToSum = 139,
  /** convert_summary_count_val_to_sum */
  ConvertSummaryCountValToSum = 140,
  /** merge_histogram_buckets */
  MergeHistogramBuckets = 141,
  HasAttrOnDatapoint = 142,
  HasAttrKeyOnDatapoint = 143,
  /** extract_avg_metric */
  ExtractAvgMetric = 144,
  /** route: a routing table's, does nothing */
  Route = 145,
  /** ToValidUTF8 */
  ToValidUTF8 = 146,
}

/** One more than the highest number. */
export const FUNCTION_COUNT = 147;

/** Functions that no statement names: the lowering puts them in. Numbered behind the others. */
export enum InternalFunction {
  /** pcommon.Value's AsString: `body.string`. */
  AsString = 200,
  /** trace_state, key -> the entry's value, or "". */
  TraceStateGet = 201,
  /**
   * trace_state, key, value -> the new trace_state; unwritten when state, key or value is no good.
   */
  TraceStateInsert = 202,
  /**
   * Of the host. PatternKind, text, for Grok its options -> the compiled pattern's bytes, or the
   * encoding's table (format/charset.ts).
   */
  CompilePattern = 203,
  /** The name of the copy that copy_metric made last. */
  CopyName = 210,
  CopyDescription = 211,
  CopyUnit = 212,
}

/** What text from data the host compiles (InternalFunction.CompilePattern). */
export enum PatternKind {
  Regex = 0,
  Glob = 1,
  Grok = 2,
  /** No pattern, but the table of an encoding comes the same way. */
  Encoding = 3,
}
