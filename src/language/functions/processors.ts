// Functions that only the collector's processors know: the transform processor's for metrics, spans
// and logs, the filter processor's for metrics, and the routing connector's.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, editor, listOf, optional, required, target } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Refusal } from "./record.ts";

const aggregations = ["sum", "mean", "min", "max", "median", "count"];
const aggregation = required("aggregation_function", "literalString", { words: aggregations });
const monotonic = required("monotonic", "literalBool");
const temporality = required("string_agg_temp", "literalString", {
  words: ["delta", "cumulative"],
});

function suffix(ending?: string) {
  return optional("suffix", "literalString", ending === undefined ? {} : { default: ending });
}

/** Converters for log formats. */
export const logFormats: readonly FunctionRecord[] = [
  converter(FunctionNumber.ParseCEF, {
    takes: [target],
    gives: "map",
  }),
  converter(FunctionNumber.ParseCLF, {
    takes: [
      target,
      optional("format", "literalString", { words: ["clf", "combined"], default: `"clf"` }),
    ],
    gives: "map",
  }),
  converter(FunctionNumber.ParseELF, {
    takes: [target],
    gives: "map",
  }),
  converter(FunctionNumber.ParseLEEF, {
    takes: [target],
    gives: "map",
  }),
];

/** The semantic conventions that set_semconv_span_name knows. */
const semconvMinors = { from: 37, to: 43 };

function refuseSemconvVersion(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const [version, attribute] = arguments_;
  if (attribute === "") {
    return { message: "original_span_name_attribute must not be empty", parameter: 1 };
  }
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(String(version));
  const [major, minor, patch] = [match?.[1], match?.[2] ?? "0", match?.[3] ?? "0"].map(Number);
  const { from, to } = semconvMinors;
  const minorIsKnown = minor !== undefined && minor >= from && minor <= to;
  if (major === 1 && minorIsKnown && (minor < to || patch === 0)) return undefined;
  return { message: `semconv_version must lie between 1.${from}.0 and 1.${to}.0`, parameter: 0 };
}

export const spanEditors: readonly FunctionRecord[] = [
  editor(FunctionNumber.SetSemconvSpanName, "set_semconv_span_name", {
    takes: [
      required("semconv_version", "literalString"),
      optional("original_span_name_attribute", "literalString"),
    ],
    refuse: refuseSemconvVersion,
  }),
];

function refusePercentile([percentile]: readonly LiteralArgument[]): Refusal | undefined {
  if (typeof percentile !== "number" || (percentile > 0 && percentile < 100)) return undefined;
  return { message: "percentile must lie between 0 and 100", parameter: 0 };
}

function refuseBounds(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const bounds = arguments_[1];
  if (!Array.isArray(bounds)) return undefined;
  if (bounds.length === 0) return { message: "explicit_bounds must not be empty", parameter: 1 };
  const item = bounds.findIndex((bound, at) => Number(bounds[at - 1]) >= Number(bound));
  return item < 0 ? undefined : { message: "explicit_bounds must rise", parameter: 1, item };
}

function refuseBucketTarget([wanted, method]: readonly LiteralArgument[]): Refusal | undefined {
  if (wanted === null) return { message: "target_value must not be nil", parameter: 0 };
  if (method !== "limit_buckets" || wanted === undefined) return undefined;
  const count = Number(wanted);
  if (Number.isInteger(count) && count >= 1 && count <= 2 ** 63) return undefined;
  return { message: "target_value must be a whole number of 1 or more", parameter: 0 };
}

/** Editors of metrics. */
export const metricEditors: readonly FunctionRecord[] = [
  editor(FunctionNumber.AggregateOnAttributeValue, "aggregate_on_attribute_value", {
    takes: [
      aggregation,
      required("attribute", "literalString"),
      listOf("literalString", "values"),
      required("new_value", "literalString"),
    ],
  }),
  editor(FunctionNumber.AggregateOnAttributes, "aggregate_on_attributes", {
    takes: [aggregation, optional("attributes", "literalString", { list: "literal" })],
  }),
  editor(
    FunctionNumber.ConvertExponentialHistogramToHistogram,
    "convert_exponential_histogram_to_histogram",
    {
      takes: [
        required("distribution_fn", "literalString", {
          words: ["upper", "midpoint", "random", "uniform", ""],
        }),
        listOf("literalDouble", "explicit_bounds"),
      ],
      refuse: refuseBounds,
    },
  ),
  editor(FunctionNumber.ConvertGaugeToSum, "convert_gauge_to_sum", {
    takes: [temporality, monotonic],
  }),
  editor(FunctionNumber.ConvertSumToGauge, "convert_sum_to_gauge", {
    takes: [],
    ignoresArguments: true,
  }),
  editor(FunctionNumber.ConvertSummaryQuantileValToGauge, "convert_summary_quantile_val_to_gauge", {
    takes: [
      optional("attribute_key", "literalString", { default: `"quantile"` }),
      suffix(`".quantiles"`),
    ],
  }),
  editor(FunctionNumber.CopyMetric, "copy_metric", {
    takes: [
      optional("name", "string"),
      optional("description", "string"),
      optional("unit", "string"),
    ],
  }),
  editor(FunctionNumber.ExtractAvgMetric, "extract_avg_metric", {
    takes: [suffix(`"_avg"`)],
  }),
  editor(FunctionNumber.ExtractCountMetric, "extract_count_metric", {
    takes: [monotonic, suffix(`"_count"`)],
  }),
  editor(FunctionNumber.ExtractPercentileMetric, "extract_percentile_metric", {
    takes: [required("percentile", "literalDouble"), suffix()],
    refuse: refusePercentile,
  }),
  editor(FunctionNumber.ExtractSumMetric, "extract_sum_metric", {
    takes: [monotonic, suffix(`"_sum"`)],
  }),
  editor(FunctionNumber.ScaleMetric, "scale_metric", {
    takes: [required("multiplier", "literalDouble"), optional("unit", "string")],
  }),
];

/** Editors of data points. */
export const dataPointEditors: readonly FunctionRecord[] = [
  editor(FunctionNumber.ConvertSummaryCountValToSum, "convert_summary_count_val_to_sum", {
    takes: [temporality, monotonic, suffix(`"_count"`)],
  }),
  editor(FunctionNumber.ConvertSummarySumValToSum, "convert_summary_sum_val_to_sum", {
    takes: [temporality, monotonic, suffix(`"_sum"`)],
  }),
  editor(FunctionNumber.MergeHistogramBuckets, "merge_histogram_buckets", {
    takes: [
      required("target_value", "doubleLike"),
      optional("method", "literalString", {
        words: ["remove_explicit_bound", "limit_buckets"],
        default: `"remove_explicit_bound"`,
      }),
    ],
    refuse: refuseBucketTarget,
  }),
];

/** Converters of the filter processor, for metrics. */
export const metricQuestions: readonly FunctionRecord[] = [
  converter(FunctionNumber.HasAttrKeyOnDatapoint, {
    takes: [required("key", "literalString")],
    gives: "bool",
  }),
  converter(FunctionNumber.HasAttrOnDatapoint, {
    takes: [required("key", "literalString"), required("expected_val", "literalString")],
    gives: "bool",
  }),
];

/** What a routing table's statement that only routes begins with. */
export const routeEditors: readonly FunctionRecord[] = [
  editor(FunctionNumber.Route, "route", {
    takes: [],
    ignoresArguments: true,
  }),
];
