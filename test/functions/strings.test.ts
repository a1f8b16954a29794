// Functions on strings, their conversions to and from other types, and Format; the answers are the
// reference's (pkg/ottl 1.4.0).

import { describe, expect, test } from "vitest";
import type { JsonObject } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

const text = (stringValue: string) => ({ stringValue });
const int = (intValue: number) => ({ intValue: `${intValue}` });

const attributes = [
  {
    key: "list",
    value: { arrayValue: { values: [text("a"), int(1), {}, { bytesValue: "AP8=" }] } },
  },
  { key: "map", value: { kvlistValue: { values: [{ key: "k", value: { doubleValue: 1e-7 } }] } } },
  { key: "empty bytes", value: { bytesValue: "" } },
  {
    key: "twice",
    value: {
      kvlistValue: {
        values: [
          { key: "b", value: int(1) },
          { key: "a", value: int(2) },
          { key: "b", value: int(3) },
        ],
      },
    },
  },
];

const body = { kvlistValue: { values: attributes } };

const input: JsonObject = {
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            {
              timeUnixNano: "1700000000123456789",
              spanId: "0102030405060708",
              attributes,
              body,
            },
          ],
        },
      ],
    },
  ],
};

type Case = readonly [expression: string, answer: string];

const tables: Record<string, readonly Case[]> = {
  Concat: [
    [`Concat(["a", 1, nil, true, 1.5, 0xff], "-")`, `"a-1-<nil>-true-1.5-ff"`],
    // Items of a list in telemetry are texts of pcommon.Value: nil is empty, bytes are base64.
    [`Concat(log.attributes["list"], "|")`, `"a|1||AP8="`],
    [`Concat(log.attributes["absent"], "|")`, `""`],
    // Bytes are a list of numbers.
    [`Concat(log.attributes["list"][3], "-")`, `"0-255"`],
    [`Concat(log.attributes["empty bytes"], "-")`, `""`],
    [`Concat([log.attributes["map"]], "")`, `"{\\"k\\":1e-07}"`],
    [`Concat([log.attributes["absent"], "x"], ":")`, `"<nil>:x"`],
  ],
  "Split, Substring, Trim": [
    [`Split("a,,b", ",")`, `["a", "", "b"]`],
    [`Split("", ",")`, `[""]`],
    [`Split("né", "")`, `["n", "é"]`],
    [`Split("", "")`, `[]`],
    [`Substring("née", 1, 2)`, `"é"`],
    [`Substring("née", 2, 2, true)`, `"e"`],
    [`Substring("née", 0, 2, true)`, `"n"`],
    [`Trim("xaxbx", "x")`, `"axb"`],
    [`Trim("éaé", "é")`, `"a"`],
    [`TrimPrefix("abab", "ab")`, `"ab"`],
    [`TrimSuffix("abab", "b")`, `"aba"`],
  ],
  // Bytes that are no characters: a run of them is one replacement.
  ToValidUTF8: [
    [`ToValidUTF8("née")`, `"née"`],
    [`ToValidUTF8("")`, `""`],
    [`ToValidUTF8(Substring("née", 2, 2))`, `"\ufffde"`],
    [`ToValidUTF8(Substring("née", 0, 2), "?")`, `"n?"`],
    [`ToValidUTF8(Substring("née", 2, 2), "")`, `"e"`],
    [`ToValidUTF8(Decode("YYCAYoBjgA==", "base64"), "<>")`, `"a<>b<>c<>"`],
    [`ToValidUTF8(Decode("4oI=", "base64"), "_")`, `"_"`],
    [`ToValidUTF8(Decode("7aCAeA==", "base64"), "_")`, `"_x"`],
    [`Len(ToValidUTF8(Decode("gA==", "base64")))`, `3`],
  ],
  cases: [
    [`ToCamelCase("http_status 2xx-code")`, `"HttpStatus2XxCode"`],
    [`ToSnakeCase("HTTPServer2Go é.x")`, `"http_server_2_go_é_x"`],
    [`ToUpperCase("straße ŉ")`, `"STRAßE ŉ"`],
    [`ToLowerCase("ÉCOLE")`, `"école"`],
    [`ConvertCase("userName", "camel")`, `"UserName"`],
  ],
  String: [
    [`String(nil)`, `nil`],
    [`String(0x00ff)`, `"00ff"`],
    [`String({"a": 1, "a!": "<é>"})`, `"{\\"a!\\":\\"\\\\u003cé\\\\u003e\\",\\"a\\":1}"`],
    // Maps of telemetry in a literal list are Go structs without public fields.
    [`String([log.attributes["map"], 1, nil])`, `"[{},1,null]"`],
    [`String(log.attributes["map"])`, `"{\\"k\\":1e-07}"`],
    [`String(log.attributes["twice"])`, `"{\\"a\\":2,\\"b\\":3}"`],
    [`String([log.attributes["empty bytes"], 0xff])`, `"[null,\\"/w==\\"]"`],
    [`String([log.span_id, Duration("1us")])`, `"[[1,2,3,4,5,6,7,8],1000]"`],
    [`String(log.time)`, `"\\"2023-11-14T22:13:20.123456789Z\\""`],
    [`String(log.time_unix_nano)`, `"1700000000123456789"`],
    [
      `log.body.string`,
      `"{\\"empty bytes\\":null,\\"list\\":[\\"a\\",1,null,\\"AP8=\\"],` +
        `\\"map\\":{\\"k\\":1e-7},\\"twice\\":{\\"a\\":2,\\"b\\":3}}"`,
    ],
  ],
  conversions: [
    [`Int("-9223372036854775808")`, `-9223372036854775808`],
    [`Int(1000000000000000000000.0)`, `-9223372036854775808`],
    [`Double("0x1p-2")`, `0.25`],
    [`Bool("t")`, `true`],
    [`Bool(0.0)`, `false`],
    [`ParseInt("0x1F", 0)`, `31`],
    [`ParseInt("-zz", 36)`, `-1295`],
    [`Hex(1.0)`, `"3ff0000000000000"`],
    [`Hex(true)`, `"01"`],
    [`Hex(Double("NaN"))`, `"7ff8000000000001"`],
    [`Log(10)`, `2.302585092994046`],
    [`IsEmpty(0)`, `true`],
    [`IsEmpty(log.attributes["absent"])`, `true`],
    [`IsEmpty(log.trace_id)`, `true`],
    [`IsEmpty(log.time)`, `false`],
    [`IsList(Split("a", ","))`, `true`],
    [`IsMap(log.attributes["list"])`, `false`],
    [`Base64Encode("a?>", "base64-raw-url")`, `"YT8-"`],
  ],
  Decode: [
    [`Decode("YT8-", "base64-url")`, `"a?>"`],
    [`Decode(0xff41c3, "utf-8")`, `"�A�"`],
    [`Decode(0x3dd880de4100, "utf-16")`, `"🚀A"`],
    [`Decode(0xd83dde80, "utf-16be")`, `"🚀"`],
    [`Decode(0x00d8, "utf-16le")`, `"�"`],
    [`Decode(0xe980, "latin1")`, `"é\u0080"`],
    [`Decode(0x41e9, "csASCII")`, `"A�"`],
  ],
  Format: [
    [`Format("%s|%5d|%-5d|%05d|%+d", ["a", 7, 7, -7, 7])`, `"a|    7|7    |-0007|+7"`],
    [`Format("%x %X %#o %b %c %U", ["hi", 255, 8, 5, 233, 233])`, `"6869 FF 010 101 é U+00E9"`],
    [
      `Format("%.2f %8.3e %g %v", [2.675, 12345.678, 1000000.0, 0.1])`,
      `"2.67 1.235e+04 1e+06 0.1"`,
    ],
    [`Format("%.30f", [0.1])`, `"0.100000000000000005551115123126"`],
    [`Format("%x %b", [1.5, 1.0])`, `"0x1.8p+00 4503599627370496p-52"`],
    [`Format("%q %+q %#q", ["a\\t", "é", "x"])`, `"\\"a\\\\t\\" \\"\\\\u00e9\\" \`x\`"`],
    [`Format("%[2]*[1]d|%[3]d|", [7, 4])`, `"   7|%!d(BADINDEX)|"`],
    [`Format("%d %z", ["x", 1])`, `"%!d(string=x) %!z(int64=1)"`],
    [`Format("%s %s", ["a"])`, `"a %!s(MISSING)"`],
    [`Format("%s", ["a", 1, nil])`, `"a%!(EXTRA int64=1, <nil>)"`],
    [`Format("100%", [])`, `"100%!(NOVERB)"`],
    [
      `Format("%v %#v", [["a", 1, nil], [0x01, "b"]])`,
      `"[a 1 <nil>] []interface {}{[]uint8{0x1}, \\"b\\"}"`,
    ],
    [
      `Format("%v %d %T", [Duration("1.5s"), Duration("1us"), log.span_id])`,
      `"1.5s 1000 pcommon.SpanID"`,
    ],
    [`Format("%v", [log.time])`, `"2023-11-14 22:13:20.123456789 +0000 UTC"`],
    [`Format("%s", [log.span_id])`, `"0102030405060708"`],
    // Go shows two addresses here.
    [`Format("%v", [log.attributes["map"]])`, `"map[k:1e-07]"`],
  ],
};

describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases)("%s ==> %s", async (expression, answer) => {
    expect(await evaluate(expression, input)).toBe(answer);
  });
});

test.each([
  `Substring("abc", 1, 3)`,
  `Substring("abc", -1, 1)`,
  `Substring("abc", 0, 0)`,
  `Concat([Double("NaN")], "")`,
  `Split(log.attributes["absent"], ",")`,
  `ToUpperCase(log.attributes["list"])`,
  `Int(Trim("1.5"))`,
  `Int(Trim("9223372036854775808"))`,
  `Double(Trim("1e400"))`,
  `Bool(Trim("yes"))`,
  `ParseInt("", 10)`,
  `ParseInt("1", 1)`,
  `ParseInt("1", -1)`,
  `Log(0)`,
  `Log(nil)`,
  `Base64Encode("x", "base32")`,
  `Decode("YQ", "base64")`,
  `Decode(1, "utf-8")`,
  `Hex(log.attributes["map"])`,
])("%s fails", async (expression) => {
  expect(await evaluate(expression, input)).toMatch(/^fails: /);
});
