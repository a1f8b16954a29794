// Enums: names that stand for ints in the text. Each context knows those of its own signal's
// records; resource, scope and exemplar know none.

export type EnumTable = ReadonlyMap<string, bigint>;

/** Names with a common prefix, numbered from 0. */
function numbered(prefix: string, names: readonly string[]): [string, bigint][] {
  return names.map((name, index) => [prefix + name, BigInt(index)]);
}

/** TRACE, TRACE2, TRACE3, TRACE4, DEBUG ... */
const severityNames = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((name) => [
  name,
  `${name}2`,
  `${name}3`,
  `${name}4`,
]);

const severities = numbered("SEVERITY_NUMBER_", ["UNSPECIFIED", ...severityNames]);

const spanKinds = numbered("SPAN_KIND_", [
  "UNSPECIFIED",
  "INTERNAL",
  "SERVER",
  "CLIENT",
  "PRODUCER",
  "CONSUMER",
]);

const statusCodes = numbered("STATUS_CODE_", ["UNSET", "OK", "ERROR"]);

const temporalities = numbered("AGGREGATION_TEMPORALITY_", ["UNSPECIFIED", "DELTA", "CUMULATIVE"]);

const metricTypes = numbered("METRIC_DATA_TYPE_", [
  "NONE",
  "GAUGE",
  "SUM",
  "HISTOGRAM",
  "EXPONENTIAL_HISTOGRAM",
  "SUMMARY",
]);

/** Bits of a data point's flags. */
const dataPointFlags: [string, bigint][] = [
  ["FLAG_NONE", 0n],
  ["FLAG_NO_RECORDED_VALUE", 1n],
];

const none: EnumTable = new Map();
const logEnums: EnumTable = new Map(severities);
const spanEnums: EnumTable = new Map([...spanKinds, ...statusCodes]);
const metricEnums: EnumTable = new Map([...temporalities, ...metricTypes]);
const dataPointEnums: EnumTable = new Map([...dataPointFlags, ...metricEnums]);

const tables: ReadonlyMap<string, EnumTable> = new Map([
  ["log", logEnums],
  ["span", spanEnums],
  ["spanevent", spanEnums],
  ["metric", metricEnums],
  ["datapoint", dataPointEnums],
]);

/** The enums that texts of a context may name. */
export function enumsOf(context: string): EnumTable {
  return tables.get(context) ?? none;
}

/** The contexts that know an enum. */
export function contextsOfEnum(name: string): string[] {
  const contexts: string[] = [];
  for (const [context, table] of tables) if (table.has(name)) contexts.push(context);
  return contexts;
}
