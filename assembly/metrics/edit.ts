// Editors of metrics and data points by number, as Op.EditMetric runs them.

import { Failure } from "../../format/failure";
import { FunctionNumber, InternalFunction } from "../../format/functions";
import { FRAME_PARENT } from "../../format/image";
import { fail } from "../machine/failure";
import { aggregateOnAttributes, aggregateOnValue } from "./aggregate";
import { setBirthFrame } from "./births";
import { convertGaugeToSum, convertSumToGauge, scaleMetric } from "./convert";
import { convertToExplicit } from "./explicit";
import {
  clearLeftAlone,
  convertQuantiles,
  convertSummary,
  copyMetric,
  Extract,
  extractAverage,
  extractSum,
  setCopyText,
} from "./extract";
import { mergeBuckets } from "./merge-buckets";
import { DESCRIPTION, NAME, UNIT } from "./metric";
import { extractPercentile } from "./percentile";

/** Runs the editor on the target's frame. Answers false when it fails. */
export function editMetric(number: u32, frame: usize, args: usize): bool {
  clearLeftAlone();
  setBirthFrame(frame);
  switch (number) {
    case FunctionNumber.ConvertGaugeToSum:
      return convertGaugeToSum(frame, args);
    case FunctionNumber.ConvertSumToGauge:
      return convertSumToGauge(frame);
    case FunctionNumber.ScaleMetric:
      return scaleMetric(frame, args);
    case FunctionNumber.ExtractSumMetric:
      return extractSum(Extract.Sum, frame, args);
    case FunctionNumber.ExtractCountMetric:
      return extractSum(Extract.Count, frame, args);
    case FunctionNumber.ExtractAvgMetric:
      return extractAverage(frame, args);
    case FunctionNumber.ExtractPercentileMetric:
      return extractPercentile(frame, args);
    case FunctionNumber.ConvertSummaryQuantileValToGauge:
      return convertQuantiles(frame, args);
    case FunctionNumber.AggregateOnAttributes:
      return aggregateOnAttributes(frame, args);
    case FunctionNumber.AggregateOnAttributeValue:
      return aggregateOnValue(frame, args);
    case FunctionNumber.ConvertExponentialHistogramToHistogram:
      return convertToExplicit(frame, args);
    case FunctionNumber.CopyMetric:
      return copyMetric(frame, args);
    case InternalFunction.CopyName:
      return setCopyText(NAME, args);
    case InternalFunction.CopyDescription:
      return setCopyText(DESCRIPTION, args);
    case InternalFunction.CopyUnit:
      return setCopyText(UNIT, args);
    default:
      return editPoint(number, frame, args);
  }
}

/** Editors of data points; the metric is two messages up. */
function editPoint(number: u32, frame: usize, args: usize): bool {
  setBirthFrame(load<u32>(<usize>load<u32>(frame, FRAME_PARENT), FRAME_PARENT));
  switch (number) {
    case FunctionNumber.ConvertSummarySumValToSum:
      return convertSummary(Extract.Sum, frame, args);
    case FunctionNumber.ConvertSummaryCountValToSum:
      return convertSummary(Extract.Count, frame, args);
    case FunctionNumber.MergeHistogramBuckets:
      return mergeBuckets(frame, args);
    default:
      return fail(Failure.NotImplemented, number);
  }
}
