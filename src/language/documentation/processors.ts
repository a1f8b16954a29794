// What docs/FUNCTIONS.md says: functions that only the collector's processors know. Examples of
// those that rewrite metrics give all metrics as they are afterwards, a line each.

import type { Documentation } from "./documented.ts";

export const processors: Documentation = {
  ParseCEF: [
    "Reads a line of the Common Event Format into a map of its header and its extensions.",
    [
      `ParseCEF("CEF:0|Acme|Wall|1.0|100|blocked|9|src=10.0.0.1 msg=no entry")`,
      `{"cef.version": "0", "cef.device_vendor": "Acme", "cef.device_product": "Wall", ` +
        `"cef.device_version": "1.0", "cef.device_event_class_id": "100", "cef.name": ` +
        `"blocked", "cef.severity": "9", "cef.extensions": {"src": "10.0.0.1", "msg": "no ` +
        `entry"}}`,
    ],
    [`ParseCEF("LEEF:1.0")`, "fails"],
  ],
  ParseCLF: [
    "Reads a line of the Common Log Format of web servers into a map, or of the combined one.",
    [
      `ParseCLF("10.0.0.1 - ada [10/Oct/2023:13:55:36 -0700] \\"GET /a HTTP/1.1\\" 200 512")`,
      `{"clf.remote_host": "10.0.0.1", "clf.rfc931": "-", "clf.auth_user": "ada", ` +
        `"clf.timestamp": "10/Oct/2023:13:55:36 -0700", "clf.request": "GET /a HTTP/1.1", ` +
        `"clf.method": "GET", "clf.request_uri": "/a", "clf.protocol": "HTTP/1.1", ` +
        `"clf.status": 200, "clf.bytes": 512}`,
    ],
    [
      `ParseCLF("10.0.0.1 - - [10/Oct/2023:13:55:36 -0700] \\"GET /a HTTP/1.1\\" 200 - ` +
        `\\"-\\" \\"curl/8\\"", "combined")["clf.user_agent"]`,
      `"curl/8"`,
    ],
  ],
  ParseELF: [
    "Reads text in the Extended Log Format of the W3C, directives and entries, into a map.",
    [
      `ParseELF("#Version: 1.0\\n#Fields: cs-method cs-uri\\nGET /a")`,
      `{"elf.entries": [{"cs-method": "GET", "cs-uri": "/a"}], "elf.version": "1.0", ` +
        `"elf.fields": ["cs-method", "cs-uri"]}`,
    ],
  ],
  ParseLEEF: [
    "Reads a line of the Log Event Extended Format into a map of its header and its " +
      "attributes.",
    [
      `ParseLEEF("LEEF:1.0|Acme|Wall|1.0|100|src=10.0.0.1\\tsev=5")`,
      `{"leef.version": "1.0", "leef.vendor": "Acme", "leef.product.name": "Wall", ` +
        `"leef.product.version": "1.0", "leef.event.id": "100", "leef.attributes": {"src": ` +
        `"10.0.0.1", "sev": "5"}}`,
    ],
    [
      `ParseLEEF("LEEF:2.0|Acme|Wall|1.0|100|^|src=10.0.0.1^sev=5")`,
      `{"leef.version": "2.0", "leef.vendor": "Acme", "leef.product.name": "Wall", ` +
        `"leef.product.version": "1.0", "leef.event.id": "100", "leef.attributes": {"src": ` +
        `"10.0.0.1", "sev": "5"}}`,
    ],
  ],
  set_semconv_span_name: [
    "Names a span by its attributes, as the semantic conventions of a version do; " +
      "another attribute may keep the old name.",
    [`set_semconv_span_name("1.37.0")`, `"GET /cart/{id}"`, "span"],
    [`set_semconv_span_name("1.37.0", "old.name")`, `"query"`, "child"],
  ],
  aggregate_on_attribute_value: [
    "Gives several values of an attribute one name, and merges the points that this " +
      "makes equal.",
    [
      `aggregate_on_attribute_value("sum", "core", ["0", "1"], "all")`,
      "load gauge (host:a core:all asInt=5)",
      "gauge",
    ],
    [
      `aggregate_on_attribute_value("max", "core", ["0"], "1")`,
      "load gauge (host:a core:1 asInt=4)",
      "gauge",
    ],
  ],
  aggregate_on_attributes: [
    "Drops all attributes but the listed ones, and merges the points that this makes equal.",
    [`aggregate_on_attributes("sum", ["host"])`, "load gauge (host:a asInt=5)", "gauge"],
    [`aggregate_on_attributes("mean", [])`, "load gauge (asInt=2)", "gauge"],
  ],
  convert_exponential_histogram_to_histogram: [
    "Turns an exponential histogram into one with the given bounds.",
    [
      `convert_exponential_histogram_to_histogram("upper", [1.0, 4.0])`,
      "sizes histogram aggregationTemporality=2 (bucketCounts=[0,5,1] count=6 " +
        "explicitBounds=[1,4] sum=12)",
      "exponential",
    ],
    [
      `convert_exponential_histogram_to_histogram("uniform", [2.0])`,
      "sizes histogram aggregationTemporality=2 (bucketCounts=[3,3] count=6 " +
        "explicitBounds=[2] sum=12)",
      "exponential",
    ],
  ],
  convert_gauge_to_sum: [
    "Turns a gauge into a sum.",
    [
      `convert_gauge_to_sum("cumulative", true)`,
      "load sum aggregationTemporality=2 isMonotonic=true (host:a core:0 asInt=1) " +
        "(host:a core:1 asInt=4)",
      "gauge",
    ],
  ],
  convert_sum_to_gauge: [
    "Turns a sum into a gauge.",
    ["convert_sum_to_gauge()", "requests gauge (asInt=7)", "sum"],
  ],
  convert_summary_quantile_val_to_gauge: [
    "Adds a gauge of the quantiles of a summary.",
    [
      "convert_summary_quantile_val_to_gauge()",
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait.quantiles gauge unit=ms (quantile:0.5 asDouble=2)",
      "summary",
    ],
    [
      `convert_summary_quantile_val_to_gauge("q", "_q")`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait_q gauge unit=ms (q:0.5 asDouble=2)",
      "summary",
    ],
  ],
  copy_metric: [
    "Adds a copy of a metric, under another name, description or unit.",
    [
      `copy_metric(name="requests.copy") where metric.name == "requests"`,
      "requests sum aggregationTemporality=2 isMonotonic=true (asInt=7)\nrequests.copy " +
        "sum aggregationTemporality=2 isMonotonic=true (asInt=7)",
      "sum",
    ],
    [
      `copy_metric(Concat([metric.name, "total"], "."), unit="1") where metric.unit == ""`,
      "requests sum aggregationTemporality=2 isMonotonic=true (asInt=7)\nrequests.total " +
        "sum aggregationTemporality=2 isMonotonic=true unit=1 (asInt=7)",
      "sum",
    ],
  ],
  extract_avg_metric: [
    "Adds a gauge of the averages of a histogram or summary.",
    [
      "extract_avg_metric()",
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[2,5,1] count=8 " +
        "explicitBounds=[1,5] sum=20)\nlatency_avg gauge unit=ms (asDouble=2.5)",
      "histogram",
    ],
    [
      `extract_avg_metric(".mean")`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait.mean gauge unit=ms (asDouble=2.5)",
      "summary",
    ],
  ],
  extract_count_metric: [
    "Adds a sum of the counts of a histogram or summary.",
    [
      "extract_count_metric(true)",
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[2,5,1] count=8 " +
        "explicitBounds=[1,5] sum=20)\nlatency_count sum aggregationTemporality=2 " +
        "isMonotonic=true unit=1 (asInt=8)",
      "histogram",
    ],
    [
      `extract_count_metric(false, ".n")`,
      "sizes exponentialHistogram aggregationTemporality=2 (count=6 " +
        "positive={bucketCounts:[3,2,1]} sum=12)\nsizes.n sum aggregationTemporality=2 " +
        "unit=1 (asInt=6)",
      "exponential",
    ],
  ],
  extract_percentile_metric: [
    "Adds a gauge of a percentile of a histogram, by the buckets around it.",
    [
      "extract_percentile_metric(50.0)",
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[2,5,1] count=8 " +
        "explicitBounds=[1,5] sum=20)\nlatency_p50 gauge description=p50 unit=ms " +
        "(asDouble=2.6)",
      "histogram",
    ],
    [
      `extract_percentile_metric(99.9, ".top")`,
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[2,5,1] count=8 " +
        "explicitBounds=[1,5] sum=20)\nlatency.top gauge description=p99.9 unit=ms " +
        "(asDouble=5)",
      "histogram",
    ],
  ],
  extract_sum_metric: [
    "Adds a sum of the sums of a histogram or summary.",
    [
      "extract_sum_metric(true)",
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[2,5,1] count=8 " +
        "explicitBounds=[1,5] sum=20)\nlatency_sum sum aggregationTemporality=2 " +
        "isMonotonic=true unit=ms (asDouble=20)",
      "histogram",
    ],
    [
      `extract_sum_metric(false, ".total")`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait.total sum aggregationTemporality=2 unit=ms (asDouble=10)",
      "summary",
    ],
  ],
  scale_metric: [
    "Multiplies the values of a metric by a number, and may give it another unit.",
    [
      `scale_metric(0.001, "s")`,
      "latency histogram aggregationTemporality=2 unit=s (bucketCounts=[2,5,1] count=8 " +
        "explicitBounds=[0.001,0.005] sum=0.02)",
      "histogram",
    ],
    [
      "scale_metric(10.0)",
      "requests sum aggregationTemporality=2 isMonotonic=true (asInt=70)",
      "sum",
    ],
  ],
  convert_summary_count_val_to_sum: [
    "Adds a sum of the counts of a summary.",
    [
      `convert_summary_count_val_to_sum("cumulative", true)`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait_count sum aggregationTemporality=2 isMonotonic=true unit=ms (asInt=4)",
      "summary",
    ],
    [
      `convert_summary_count_val_to_sum("delta", false, ".n")`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait.n sum aggregationTemporality=1 unit=ms (asInt=4)",
      "summary",
    ],
  ],
  convert_summary_sum_val_to_sum: [
    "Adds a sum of the sums of a summary.",
    [
      `convert_summary_sum_val_to_sum("cumulative", true)`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait_sum sum aggregationTemporality=2 isMonotonic=true unit=ms " +
        "(asDouble=10)",
      "summary",
    ],
    [
      `convert_summary_sum_val_to_sum("delta", false, ".s")`,
      "wait summary unit=ms (count=4 quantileValues=[{quantile:0.5,value:2}] " +
        "sum=10)\nwait.s sum aggregationTemporality=1 unit=ms (asDouble=10)",
      "summary",
    ],
  ],
  merge_histogram_buckets: [
    "Removes a bound of a histogram, or merges its buckets in pairs until few enough remain.",
    [
      "merge_histogram_buckets(5.0)",
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[2,6] count=8 " +
        "explicitBounds=[1] sum=20)",
      "histogram",
    ],
    [
      `merge_histogram_buckets(2, "limit_buckets")`,
      "latency histogram aggregationTemporality=2 unit=ms (bucketCounts=[7,1] count=8 " +
        "explicitBounds=[5] sum=20)",
      "histogram",
    ],
  ],
  HasAttrKeyOnDatapoint: [
    "Tells whether some data point of a metric has an attribute.",
    [`HasAttrKeyOnDatapoint("host")`, "true", "gauge"],
    [`HasAttrKeyOnDatapoint("disk")`, "false", "gauge"],
  ],
  HasAttrOnDatapoint: [
    "Tells whether the first data point that has an attribute has it with a value.",
    [`HasAttrOnDatapoint("core", "0")`, "true", "gauge"],
    [`HasAttrOnDatapoint("core", "1")`, "false", "gauge"],
  ],
  route: [
    "Sends what the where clause matches to the entry's pipelines, and changes nothing.",
    [`route() where resource.attributes["service.name"] == "shop"`, "routed"],
    [`route() where resource.attributes["service.name"] == "cart"`, "stays"],
  ],
};
