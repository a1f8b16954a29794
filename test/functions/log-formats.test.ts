// The transform processor's log formats: escapes, fields left out, texts that are not quite of the
// format. Each line stands in a log body; the answers are the reference's.

import { describe, expect, test } from "vitest";
import { evaluate } from "../run.ts";

type Cases = readonly (readonly [body: string, key: string, answer: string])[];

const tables: { readonly [call: string]: Cases } = {
  "ParseCEF(log.body)": [
    ["Sep 29 host CEF:0|v|p|1|id|n|3", "cef.version", '"0"'],
    ["CEF:0|a\\|b|p|1|id|n|3", "cef.device_vendor", '"a|b"'],
    ["CEF:0|v|p|1\\x|id|n\\\\|3|", "cef.device_version", '"1\\\\x"'],
    ["CEF:0|v|p|1|id|n|3", "cef.extensions", "{}"],
    ["CEF:0|v|p|1|id|n|3|msg=a b  act=c", "cef.extensions", '{"msg": "a b", "act": "c"}'],
    ["CEF:0|v|p|1|id|n|3|k=1 k=2", "cef.extensions", '{"k": "2"}'],
    ["CEF:0|v|p|1|id|n|3|k=a\\=b\\nc|d", "cef.extensions", '{"k": "a=b\\nc|d"}'],
    ["CEF:0|v|p|1|id|n|3|k-x=1 y=2", "cef.extensions", '{"y": "2"}'],
    ["CEF:0|v|p|1|id|n", "cef.version", "fails"],
    ["CEF:|v|p|1|id|n|3", "cef.version", "fails"],
    ["LEEF:1.0|v", "cef.version", "fails"],
  ],
  "ParseCLF(log.body)": [
    ['h i u [a b] "GET /x HTTP/1.0" 200 5', "clf.timestamp", '"a b"'],
    [' h i u [t] "GET /x y HTTP/1.0" 200 5\n', "clf.protocol", '"y HTTP/1.0"'],
    ['h i u [t] "GET /x" 200 5', "clf.method", "fails"],
    ['h i u [t] "a\\"b\\\\c\\x41\\q\\xZ" 200 5', "clf.request", '"a\\"b\\\\cA\\\\q\\\\xZ"'],
    ['h i u [t] "" -1 +5', "clf.bytes", "5"],
    ['h i u [t] "" 200 -', "clf.bytes", "fails"],
    ['h i u [t] "" 200 -', "clf.status", "200"],
    ['h i u [t] "" x 5', "clf.status", "fails"],
    ['h i u [] "" 200 5', "clf.status", "fails"],
    ['h  i u [t] "" 200 5', "clf.status", "fails"],
    ['h i u [t] "\\\n" 200 5', "clf.status", "fails"],
    ['h i u [t] "" 200 5 "-" "-"', "clf.status", "fails"],
  ],
  'ParseCLF(log.body, "combined")': [
    ['h i u [t] "" 200 5 "r" "a \\"b\\""', "clf.user_agent", '"a \\"b\\""'],
    ['h i u [t] "" 200 5 "r" "a"', "clf.referer", '"r"'],
    ['h i u [t] "" 200 5', "clf.status", "fails"],
  ],
  "ParseELF(log.body)": [
    ["#Version: 1.0\n#Fields: a b\n1 2\n\n", "elf.entries", '[{"a": "1", "b": "2"}]'],
    ["#Version: 1.0\n#Fields: a b\n3", "elf.entries", '[{"a": "3", "b": "-"}]'],
    ["#version:1\r#FIELDS: a a\r1 2 3", "elf.entries", '[{"a": "2"}]'],
    ['#Version: 1\n#Fields: a b\n"x ""y"""\t""', "elf.entries", '[{"a": "x \\"y\\"", "b": ""}]'],
    ["#Version: 1\n#Fields: a\n1\n#Fields: b\n2", "elf.fields", '["b"]'],
    ["#Ver\u017fion: 1\n#Version: 2", "elf.version", '"2"'],
    ["#Version: 1\n#Start-Date: now\n#Remark", "elf.start_date", '"now"'],
    ["#Fields: a\n1", "elf.entries", "fails"],
    ["#Version: 1\n1", "elf.entries", "fails"],
    ["#Version: 1\n#Fields a", "elf.entries", "fails"],
    ['#Version: 1\n#Fields: a\n"x', "elf.entries", "fails"],
  ],
  "ParseLEEF(log.body)": [
    ["<1> LEEF:1.0|v|p|1|id|a=1|2\tb=x=y", "leef.attributes", '{"a": "1|2", "b": "x=y"}'],
    ["LEEF:1.0|v|p|1|id", "leef.event.id", '"id"'],
    ["LEEF:2.0|v|p|1|id|^|a=1^b^=c^a=2", "leef.attributes", '{"a": "2"}'],
    ["LEEF:2.0|v|p|1|id|0x2C|a=1,b=2", "leef.attributes", '{"a": "1", "b": "2"}'],
    ["LEEF:2.0|v|p|1|id||a=1\tb=2", "leef.attributes", '{"a": "1", "b": "2"}'],
    ["LEEF:2.0|v|p|1|id|a=1\tb=2|c", "leef.attributes", '{"a": "1", "b": "2|c"}'],
    ["LEEF:2.0|v|p|1|id|ab|a=1", "leef.attributes", "fails"],
    ["LEEF:2.0|v|p|1|id|0x|a=1", "leef.attributes", "fails"],
    ["LEEF:1.1|v|p|1|id", "leef.version", "fails"],
    ["LEEF:1.0|v|p|1", "leef.version", "fails"],
  ],
};

describe.each(Object.entries(tables))("%s", (call, cases) => {
  test.each(cases)("of %j has %s ==> %s", async (text, key, answer) => {
    const record = { body: { stringValue: text } };
    const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
    const got = await evaluate(`${call}["${key}"]`, input);
    expect(answer === "fails" ? got.slice(0, 5) : got).toBe(answer);
  });
});
