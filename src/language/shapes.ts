// Shapes: how the messages of each signal nest, as far as statements reach. A shape is one kind of
// message with its tag in its parent; where a message differs by the metric's type, its variant,
// numbers stand per variant. The compiler makes a frame of each shape that a program touches
// (format/image.ts).

import { MetricType } from "../../format/otlp.ts";

/** A field number, or one per variant; a variant that is not named lacks the field. */
export type FieldNumber = number | Readonly<Partial<Record<MetricType, number>>>;

export type ShapeName =
  | "batch"
  | "resourceContainer"
  | "resource"
  | "scopeContainer"
  | "scope"
  | "log"
  | "span"
  | "status"
  | "spanevent"
  | "metric"
  | "data"
  | "datapoint"
  | "positive"
  | "negative"
  | "exemplar"
  | "profile"
  | "sampleType"
  | "periodType"
  | "profilesample";

export interface Shape {
  readonly name: ShapeName;
  readonly parent: ShapeName | undefined;
  /** The field of the parent that holds it; for `data` the field number tells the variant. */
  readonly number: FieldNumber;
  /**
   * Whether the parent holds many: the walk goes on with those; the others are read with their
   * parent.
   */
  readonly repeated: boolean;
  /** Whether its fields differ by the metric's type. */
  readonly variants: boolean;
}

function shape(
  name: ShapeName,
  parent: ShapeName | undefined,
  number: FieldNumber,
  repeated: boolean,
  variants = false,
): Shape {
  return { name, parent, number, repeated, variants };
}

const dataNumbers = {
  [MetricType.Gauge]: 5,
  [MetricType.Sum]: 7,
  [MetricType.Histogram]: 9,
  [MetricType.ExponentialHistogram]: 10,
  [MetricType.Summary]: 11,
} as const;

const exemplarNumbers = {
  [MetricType.Gauge]: 5,
  [MetricType.Sum]: 5,
  [MetricType.Histogram]: 8,
  [MetricType.ExponentialHistogram]: 11,
} as const;

export const shapes: ReadonlyMap<ShapeName, Shape> = new Map(
  [
    shape("batch", undefined, 0, false),
    shape("resourceContainer", "batch", 1, true),
    shape("resource", "resourceContainer", 1, false),
    shape("scopeContainer", "resourceContainer", 2, true),
    shape("scope", "scopeContainer", 1, false),
    shape("log", "scopeContainer", 2, true),
    shape("span", "scopeContainer", 2, true),
    shape("status", "span", 15, false),
    shape("spanevent", "span", 11, true),
    shape("metric", "scopeContainer", 2, true),
    shape("data", "metric", dataNumbers, false, true),
    shape("datapoint", "data", 1, true, true),
    shape("positive", "datapoint", { [MetricType.ExponentialHistogram]: 8 }, false),
    shape("negative", "datapoint", { [MetricType.ExponentialHistogram]: 9 }, false),
    shape("exemplar", "datapoint", exemplarNumbers, true),
    shape("profile", "scopeContainer", 2, true),
    shape("sampleType", "profile", 1, false),
    shape("periodType", "profile", 5, false),
    shape("profilesample", "profile", 2, true),
  ].map((each) => [each.name, each]),
);

/** The shape by its name. */
export function shapeOf(name: ShapeName): Shape {
  const found = shapes.get(name);
  if (found === undefined) throw new Error(`no shape ${name}`);
  return found;
}

/** The field's number in a variant, or undefined when that kind of message lacks it. */
export function numberIn(number: FieldNumber, variant: MetricType): number | undefined {
  return typeof number === "number" ? number : number[variant];
}

/** The message that a context's statements run on. */
export const contextShapes: ReadonlyMap<string, ShapeName> = new Map([
  ["resource", "resourceContainer"],
  ["scope", "scopeContainer"],
  ["log", "log"],
  ["span", "span"],
  ["spanevent", "spanevent"],
  ["metric", "metric"],
  ["datapoint", "datapoint"],
  ["exemplar", "exemplar"],
  ["profile", "profile"],
  ["profilesample", "profilesample"],
]);
