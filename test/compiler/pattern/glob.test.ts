// Globs as gobwas/glob takes them: what matches, what is refused, and where its matcher errs.
import { beforeAll, describe, expect, test } from "vitest";
import { compileGlob } from "../../../src/compiler/pattern/glob.ts";
import { regexMachine, type RegexMachine } from "../../regex/machine.ts";

let machine: RegexMachine;
beforeAll(async () => {
  machine = await regexMachine();
});

/** Glob, texts that it matches, texts that it does not. */
const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["", [""], ["a"]],
  ["abc", ["abc"], ["ab", "abcd", "xabc"]],
  ["*", ["", "a", "a/b\nc"], []],
  ["/user/*/list/*", ["/user/7/list/x/y", "/user//list/"], ["/user/7/list", "x/user/7/list/"]],
  ["*.example.com", ["a.example.com", ".example.com"], ["example.com", "a.example.com."]],
  ["a*b", ["ab", "axxb"], ["a", "abx"]],
  ["a?c", ["abc"], ["ac", "aéc", "a漢c", "abbc"]],
  // Rows: an element's last rune is cut after one byte.
  ["?b", ["ab"], ["éb", "🚀b"]],
  ["??b", ["aab", "éba"], ["éab", "éb"]],
  ["a?", ["ab", "aé"], ["a", "abc"]],
  ["é?", [], ["éb", "éé"]],
  ["?c*", ["ac", "acd"], ["écd", "c"]],
  ["a??*", ["abc", "aé", "aéé"], ["ab"]],
  ["{*,b}c", ["bc", "xc"], ["c", "bbcc", "éc"]],
  ["c{*,b}", ["cb", "cx", "cé"], ["c", "cbb"]],
  ["[abc]x", ["ax", "cx"], ["dx", "x"]],
  ["[!a-c]x", ["dx"], ["ax", "x", "éx"]],
  ["[ab-c]", ["a", "b", "-", "c"], ["d", ""]],
  ["{ab,c*}d", ["abd", "cd", "cxd"], ["ab", "abcd"]],
  ["{a,{b,c}}", ["a", "b", "c"], ["", "ab"]],
  ["{a,b", ["a", "b"], ["", "{a,b"]],
  ["a},b", ["a},b"], ["a"]],
  ["\\*\\", ["*"], ["x", "\\*"]],
  ["a\\b", ["ab"], ["a\\b"]],
  // Beyond the syntax, as gobwas: the empty text reads as one rune; a star's sides may overlap.
  ["?", ["", "a"], ["ab"]],
  ["[!a]", ["", "b"], ["a"]],
  ["b*b", ["b", "bb", "bxb"], ["", "bx"]],
  ["/a/*/a/", ["/a/", "/a/a/", "/a/x/a/"], ["/a"]],
];

describe.each(cases)("%s", (glob, taken, left) => {
  test.each(taken)("takes %j", (text) => expect(matches(glob, text)).toBe(true));
  test.each(left)("leaves %j", (text) => expect(matches(glob, text)).toBe(false));
});

test.each([
  ["[", "unexpected end of input"],
  ["[]", "could not parse range"],
  ["[a-]", "unexpected end of input"],
  ["[a-b", "unexpected end of input"],
  ["[a-bc]", "expected close range character"],
  ["[z-a]", "hi character 'a' should be greater than lo 'z'"],
  ["a\ufffd", "could not read rune"],
])("%s is refused", (glob, message) => expect(() => compileGlob(glob)).toThrow(message));

/** Here gobwas cuts runes of several bytes apart, or gives up; what its syntax says is done. */
const gobwasErrs: readonly (readonly [string, string])[] = [
  ["*[ab]?", "xbé"],
  ["*foo[!a]", "xfooé"],
  ["{a*,b}{}", "ab"],
];

test.each(gobwasErrs)("%s takes %s, which gobwas leaves", (glob, text) => {
  expect(matches(glob, text)).toBe(true);
});

function matches(glob: string, text: string): boolean {
  machine.setPattern(compileGlob(glob).bytes);
  machine.setText(new TextEncoder().encode(text));
  return machine.matches();
}
