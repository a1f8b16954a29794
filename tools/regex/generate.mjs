// Makes up patterns, and texts for them, as requests for tools/regex/answers.
//
//   node tools/regex/generate.mjs matches 450 1 | go run tools/regex/answers/main.go
//   node tools/regex/generate.mjs syntax 1500 1 | go run tools/regex/answers/main.go
//
// made test/regex/matches.ndjson and syntax.ndjson. `matches` are valid patterns with five texts
// each; `syntax` are tokens in a row, most of them refused. The second number is the seed. For larger
// runs test/regex reads the files that REGEX_MATCHES and REGEX_SYNTAX name.

const [kind = "matches", count = "400", seedText = "1"] = process.argv.slice(2);
let seed = Number(seedText);

function below(limit) {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % limit;
}

function pick(list) {
  return list[below(list.length)];
}

const atoms = [
  "a", "b", "c", "ab", "abc", "foo", "é", "😀", ".", "[ab]", "[^a]", "[a-c]", "[0-9]", "\\d",
  "\\w", "\\s", "\\W", "@", "-", "x", "\\pL", "\\x{FFFD}", "[^\\n]", "(?s:.)", "(?i:a)", "(?i:k)",
  "(?i:s)", "[[:alpha:]]", "\\PN", "=", "foobar",
];
const assertions = ["^", "$", "\\b", "\\B", "\\A", "\\z", "(?m:^)", "(?m:$)"];
const repeats = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}", "{3,5}"];

function pattern(depth) {
  const choice = below(10);
  if (depth === 0 || choice < 4) return pick(atoms);
  if (choice < 5) return pick(assertions);
  if (choice < 6) return `(${pattern(depth - 1)})${below(2) ? pick(repeats) : ""}`;
  if (choice < 7) {
    const empty = below(3) ? "" : "|";
    const repeat = below(2) ? pick(repeats) : "";
    return `(?:${pattern(depth - 1)}|${pattern(depth - 1)}${empty})${repeat}`;
  }
  if (choice < 8) return `(?:${pattern(depth - 1)})${pick(repeats)}`;
  return pattern(depth - 1) + pattern(depth - 1);
}

const chunks = [
  "a", "b", "c", "ab", "abc", "foo", "foobar", "é", "😀", "\n", " ", "1", "23", "4567", "@", "-",
  "x", "=", "K", "\u212a", "k", "s", "\u017f", "A", "_", "ü",
].map((text) => Buffer.from(text));
/** Bytes that are not UTF-8: alone, cut short, a surrogate, overlong. */
const badChunks = ["ff", "c3", "e282", "f09f98", "80", "eda080", "c080"];

function text() {
  const parts = [];
  const bad = below(4) === 0;
  for (let size = below(below(4) ? 9 : 40); size > 0; size--) {
    parts.push(bad && below(4) === 0 ? Buffer.from(pick(badChunks), "hex") : pick(chunks));
  }
  const bytes = Buffer.concat(parts);
  const plain = bytes.toString("utf8");
  return plain.includes("\ufffd") ? { hex: bytes.toString("hex") } : plain;
}

const tokens = [
  "a", "b", "é", "😀", "[", "]", "(", ")", "(?:", "(?i)", "(?P<n>", "(?<m>", "(?i:", "(?s-i:",
  "(?U)", "|", "*", "+", "?", "*?", "+?", "??", "{", "}", "{2}", "{2,}", "{2,3}", "{3,2}",
  "{1000}", "{1001}", "{100}", "{10}", "{0}", ",", "1", "0", "-", "^", "$", ".", "\\", "\\d",
  "\\W", "\\pL", "\\p{Greek}", "\\P{^Lu}", "\\p{letter}", "\\p{Old_Italic}", "\\b", "\\B", "\\A",
  "\\z", "\\Z", "\\Q", "\\E", "\\x41", "\\x{1F600}", "\\x{", "\\012", "\\8", "\\0", "\\n", "\\C",
  "\\_", "\\-", "\\u", "[:alpha:]", "[:^digit:]", "[:foo:]", "[^", "a-z", "z-a", ">", "<", "=",
  "!", "P", "i", "s", "m", ":", "\\pN", "'",
];

for (let i = 0; i < Number(count); i++) {
  const request =
    kind === "syntax"
      ? { pattern: Array.from({ length: 1 + below(7) }, () => pick(tokens)).join("") }
      : {
          pattern: pattern(4) + (below(2) ? pattern(3) : ""),
          texts: Array.from({ length: 5 }, text),
        };
  console.log(JSON.stringify(request));
}
