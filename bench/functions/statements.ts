// The statements of the functions' page: a function each, as configs use it. Where the corpus has
// nothing that a function reads, `prepare` writes it into the bodies first, which is not timed.

export interface FunctionStatement {
  /** The function, and what tells this statement from others of it. */
  readonly name: string;
  readonly statement: string;
  readonly prepare?: string;
}

const json =
  `Concat(["{\\"method\\":\\"", attributes["http.method"], "\\",\\"status\\":", ` +
  `attributes["http.status_code"], ",\\"client\\":{\\"ip\\":\\"", attributes["client.ip"], ` +
  `"\\",\\"tags\\":[\\"a\\",\\"b\\",true,null,1.5]},\\"text\\":\\"", ` +
  `Substring(body, 0, 60), "\\"}"], "")`;

const pairs =
  `Concat([Concat(["method", attributes["http.method"]], "="), ` +
  `Concat(["ip", attributes["client.ip"]], "="), Concat(["route", ` +
  `attributes["http.route"]], "="), "text=\\"some words\\"", "level=info"], " ")`;

const row =
  `Concat([attributes["http.method"], attributes["client.ip"], attributes["http.route"], ` +
  `"\\"a, b\\""], ",")`;

const clf =
  `Concat([attributes["client.ip"], "- - [10/Oct/2023:13:55:36 -0700] \\"GET", ` +
  `attributes["http.route"], "HTTP/1.1\\" 200 5120"], " ")`;

const agent =
  `Concat(["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/12", ` +
  `Substring(span_id.string, 0, 1), ".0.0.0 Safari/537.36"], "")`;

/** A statement that keeps what an expression gives. */
function keep(name: string, expression: string, prepared?: string): FunctionStatement {
  const statement = `set(attributes["kept"], ${expression})`;
  if (prepared === undefined) return { name, statement };
  return { name, statement, prepare: `set(body, ${prepared})` };
}

export const functionStatements: readonly FunctionStatement[] = [
  { name: "set", statement: `set(attributes["kept"], "v")` },
  keep("Concat", `Concat([attributes["http.method"], attributes["http.route"], "x"], " ")`),
  keep("Split", `Split(body, " ")`),
  keep("Substring", `Substring(body, 0, 20)`),
  keep("ToLowerCase", `ToLowerCase(body)`),
  keep("ConvertCase", `ConvertCase(attributes["thread.name"], "snake")`),
  keep("Trim", `Trim(body, "Hd")`),
  keep("Format", `Format("%s took %8.3f", [severity_text, attributes["http.duration_ms"]])`),
  { name: "IsMatch", statement: `set(attributes["kept"], "v") where IsMatch(body, "q[a-z]+ r")` },
  { name: "replace_pattern", statement: `replace_pattern(body, "[a-z]+ion", "{$0}")` },
  {
    name: "replace_all_patterns",
    statement: `replace_all_patterns(attributes, "value", "[0-9]+", "#")`,
  },
  { name: "replace_all_matches", statement: `replace_all_matches(attributes, "http-*", "pool")` },
  keep("ExtractPatterns", `ExtractPatterns(body, "^(?P<verb>\\\\w+) (?P<rest>.*)$")`),
  keep("ExtractGrokPatterns", `ExtractGrokPatterns(body, "%{COMMONAPACHELOG}", true)`, clf),
  keep("ParseJSON", `ParseJSON(body)`, json),
  keep("ParseKeyValue", `ParseKeyValue(body)`, pairs),
  keep("ParseCSV", `ParseCSV(body, "method,ip,route,note")`, row),
  keep("MD5", `MD5(body)`),
  keep("SHA1", `SHA1(body)`),
  keep("SHA256", `SHA256(body)`),
  keep("SHA512", `SHA512(body)`),
  keep("FNV", `FNV(body)`),
  keep("Murmur3Hash128", `Murmur3Hash128(body)`),
  keep("XXH3", `XXH3(body)`),
  keep("Base64Encode", `Base64Encode(body)`),
  keep("Decode", `Decode(body, "base64")`, `Base64Encode(body)`),
  keep("Hex", `Hex(attributes["thread.name"])`),
  keep("Int", `Int(body)`, `Concat([attributes["http.status_code"], "417"], "")`),
  keep("Double", `Double(body)`, `Concat([attributes["http.status_code"], "0625"], ".")`),
  keep("String", `String(attributes["http.duration_ms"])`),
  keep(
    "Time",
    `Time(body, "%Y-%m-%dT%H:%M:%S.%f%z")`,
    `FormatTime(time, "%Y-%m-%dT%H:%M:%S.%f%z")`,
  ),
  keep("FormatTime", `FormatTime(time, "%Y-%m-%dT%H:%M:%SZ")`),
  keep("Len", `Len(attributes)`),
  keep("Sort", `Sort(Split(body, " "))`),
  keep("Keys", `Keys(attributes)`),
  keep("URL", `URL(attributes["url.full"])`),
  keep("UserAgent", `UserAgent(body)`, agent),
  keep("IsInCIDR", `IsInCIDR(attributes["client.ip"], ["10.0.0.0/8", "192.168.0.0/16"])`),
  keep("UUID", `UUID()`),
  { name: "merge_maps", statement: `merge_maps(attributes, resource.attributes, "upsert")` },
  {
    name: "flatten",
    statement: `flatten(attributes)`,
    prepare: `set(attributes["deep"], ParseJSON(${json}))`,
  },
  { name: "limit", statement: `limit(attributes, 5, ["client.ip"])` },
  { name: "truncate_all", statement: `truncate_all(attributes, 20)` },
  { name: "keep_keys", statement: `keep_keys(attributes, ["http.method", "http.route", "x"])` },
  { name: "delete_key", statement: `delete_key(attributes, "url.full")` },
  { name: "delete_matching_keys", statement: `delete_matching_keys(attributes, "^http\\\\.")` },
  { name: "stringify_all", statement: `stringify_all(attributes)` },
];
