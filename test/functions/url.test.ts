// URL beyond the conformance cases: hosts in brackets, what is escaped anew in url.original,
// queries that come alone. The answers are the reference's.

import { expect, test } from "vitest";
import { evaluate } from "../run.ts";

function partsOf(url: string): Promise<string> {
  return evaluate(`URL("${url}")`);
}

test.each<readonly [url: string, domain: string, port: string]>([
  ["http://h", "h", ""],
  ["http://h:80/x", "h", "80"],
  ["http://h:/x", "h", ""],
  ["http://[::1]:8080", "::1", "8080"],
  ["http://[fe80::1%25en0]", "fe80::1%en0", ""],
  ["mongodb://a:1,b:2/db", "a:1,b", "2"],
  ["http://user:p@h:1", "h", "1"],
  ["//h/x", "h", ""],
  ["http://b%C3%BCcher.example", "bücher.example", ""],
])("%s has the domain %s and the port %s", async (url, domain, port) => {
  expect(await evaluate(`URL("${url}")["url.domain"]`)).toBe(JSON.stringify(domain));
  const got = await evaluate(`URL("${url}")["url.port"]`);
  if (port === "") expect(got).toMatch(/^fails/);
  else expect(got).toBe(port);
});

test.each<readonly [url: string, original: string]>([
  ["HTTP://h/a b", "http://h/a%20b"],
  ["http://h/a%2fb", "http://h/a%2fb"],
  ["http://h/a[1]", "http://h/a[1]"],
  ["http://h/ü?ü#ü", "http://h/%C3%BC?ü#%C3%BC"],
  ["http://u%20x:p%40@h", "http://u%20x:p%40@h"],
  ["http://h/?", "http://h/?"],
  ["http://h/#", "http://h/"],
  ["mailto:a@b?c", "mailto:a@b?c"],
  ["file:///etc", "file:///etc"],
  ["x:/y", "x:/y"],
  ["http://", "http:"],
  ["a%3Ab c", "./a:b%20c"],
  ["*", "*"],
  ["#f", "#f"],
])("%s is written %s", async (url, original) => {
  expect(await evaluate(`URL("${url}")["url.original"]`)).toBe(JSON.stringify(original));
});

test.each([
  "",
  "://h",
  "1:b/c",
  "http://h%41",
  "http://h h",
  "http://[::1",
  "http://[1.2.3.4]",
  "http://[::1%25]",
  "http://a[::1]",
  "http://h:x",
  "http://h:1:2",
  "http://ü@h",
  "http://h/%4",
  "http://h/#%4",
  "http://h:9999999999999999999",
])("%j is no URL", async (url) => {
  expect(await partsOf(url)).toMatch(/^fails/);
});

test("all parts together", async () => {
  const got = await partsOf("https://u:p@h.example:8080/a/b.tar.gz?x=1&y#top");
  expect(got).toBe(
    '{"url.original": "https://u:p@h.example:8080/a/b.tar.gz?x=1&y#top", ' +
      '"url.domain": "h.example", "url.port": 8080, "url.scheme": "https", ' +
      '"url.path": "/a/b.tar.gz", "url.fragment": "top", "url.user_info": "u:p", ' +
      '"url.username": "u", "url.password": "p", "url.query": "x=1&y", "url.extension": "gz"}',
  );
});

test.each<readonly [query: string, answer: string]>([
  ["?", "{}"],
  ["?a", '{"query": {"a": [""]}}'],
  ["?b=2&a=1&b=+%26", '{"query": {"a": ["1"], "b": ["2", " &"]}}'],
  ["?&&=x", '{"query": {"": ["x"]}}'],
  ["?a;b", "fails"],
  ["?a=%4", "fails"],
  [`?${"a&".repeat(9_999)}a`, `{"query": {"a": [${Array(10_000).fill('""').join(", ")}]}}`],
  [`?${"a&".repeat(10_000)}a`, "fails"],
])("the query %.20s alone", async (query, answer) => {
  const got = await partsOf(query);
  expect(answer === "fails" ? got.slice(0, 5) : got).toBe(answer);
});
