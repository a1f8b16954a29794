// Makes up patterns, and texts for them, as requests for tools/regex/answers.
//
//   node tools/regex/generate.mjs matches 450 1 | go run tools/regex/answers/main.go
//   node tools/regex/generate.mjs syntax 1500 1 | go run tools/regex/answers/main.go
//
//   node tools/regex/generate.mjs language 300 1 | go run tools/regex/answers/main.go
//
// made test/regex/matches.ndjson, syntax.ndjson and language.ndjson. `matches` are valid patterns
// with five texts each; `syntax` are tokens in a row, most of them refused; `language` are made of
// all that the syntax has, classes and flags above all, with texts from their neighbourhood, one in
// six of them damaged. The second number is the seed. For larger runs test/regex reads the files
// that REGEX_MATCHES, REGEX_SYNTAX and REGEX_LANGUAGE name.

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

// ---- language: the whole syntax

const classNames = [
  "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "N", "Nd", "Nl", "P", "Pd", "S", "Sc", "Sm", "Z",
  "Zs", "C", "Cc", "Cf", "Greek", "Latin", "Cyrillic", "Han", "Hiragana", "Arabic", "Common",
  "Inherited", "Any", "ASCII", "letter", "Uppercase_Letter", "lc", "Cn", "Assigned",
];
const posixNames = [
  "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space",
  "upper", "word", "xdigit",
];
const literals = [
  "a", "b", "k", "S", "é", "ß", "ſ", "K", "σ", "ς", "Σ", "İ", "ı", "ǆ", "ǅ", "я", "Я", "中", "あ",
  "😀", "𐐀", "𐐨", "0", "7", "_", "-", " ", "/", "@", ":", "=", ",", "~", "x-y", "err", "user=",
  "\u0301", "\u00a0", "\u2028", "\ufeff", "\ufffd", "\u{10ffff}",
];
const escapes = [
  "\\a", "\\f", "\\t", "\\n", "\\r", "\\v", "\\123", "\\012", "\\0", "\\07", "\\x41", "\\x7f",
  "\\xe9", "\\x{0}", "\\x{e9}", "\\x{3c3}", "\\x{1F600}", "\\x{10FFFF}", "\\x{fffd}", "\\x{d800}",
  "\\.", "\\-", "\\]", "\\[", "\\^", "\\$", "\\/", "\\\\", "\\{", "\\|", "\\~", "\\ ", "\\@",
];
const perl = ["\\d", "\\D", "\\s", "\\S", "\\w", "\\W"];
const flagSets = [
  "i", "s", "m", "U", "is", "im", "sU", "-i", "i-s", "-s", "-mU", "ims", "-imsU", "U-m", "ii",
];
const odd = [
  "{", "}", "{,2}", "{2", "{a}", "{1,x}", "{01}", "{2,03}", "]", "\\Q.*\\E", "\\Qa]b(", "\\Q\\E",
  "(?:)", "()", "|", "||", "(|a)", "(a|)", "(?:|)", "x{0}", "x{0,0}", "x{1}", "x{0,1}", "(?i)", "\\Q",
];
const damage = [
  "(", ")", "[", "*", "+?", "??", "**", "a{1001}", "a{2,1}", "(?P<", "(?P<a", "(?P<n>x)", "(?P<n>y)",
  "(?<a-b>x)", "(?P=n)", "(?=a)", "(?!a)", "(?<=a)", "(?>a)", "(?i", "(?z)", "(?-)", "(?i-)", "(?--i)",
  "\\", "\\1", "\\8", "\\c", "\\e", "\\G", "\\Z", "\\h", "\\R", "\\X", "\\C", "\\K", "\\N", "\\u0041",
  "\\é", "\\x", "\\x4", "\\xg1", "\\x{}", "\\x{110000}", "\\x{12", "\\p", "\\pQ", "\\p{", "\\p{}",
  "\\p{Foo}", "\\p{^}", "\\P{^^L}", "[a", "[]", "[^]", "[z-a]", "[a-\\d]", "[\\d-z]", "[[:foo:]]",
  "[[:alpha:]", "[:alpha:]", "[[:^alpha]]", "[\\b]", "[\\Q]\\E]", "[a-", "[--a]", "[a-b-c]", "[[]",
  "((a{100}){10}){2}", "(a{500}){2}", "a{1000}", "(?:a{31}){32}{2}", "a*{2}", "a{2}*", "(?i)*", "^*",
  "$+", "\\b{2}", "(?m)^{2,}", "\\A?", "(*)", "(+a)", "|*", "(?P<>x)", "(?P<é>x)", "(?P<1>x)", "x{2}{3}",
];

function classMember() {
  const choice = below(12);
  if (choice < 3) return pick(literals).replace(/[\]\\^-]/g, "a");
  if (choice < 5) return pick(["a-z", "A-Z", "0-9", "а-я", "α-ω", "É-ß", "一-龥", "!-/", "𐐀-𐐧", "X-c"]);
  if (choice < 6) return pick(perl);
  if (choice < 8) return `[:${below(3) ? "" : "^"}${pick(posixNames)}:]`;
  if (choice < 9) return unicodeName();
  if (choice < 10) return pick(escapes);
  return pick(["-", "^", "&&", "[", "a-a", "\\x{41}-\\x{5a}", "\\--\\/", "\\x00-\\x1f", "é-\\x{ff}"]);
}

function unicodeName() {
  const name = pick(classNames);
  const letter = below(3) ? "p" : "P";
  if (name.length === 1 && below(2)) return `\\${letter}${name}`;
  return `\\${letter}{${below(5) ? "" : "^"}${name}}`;
}

function bracket() {
  let members = "";
  for (let size = 1 + below(4); size > 0; size--) members += classMember();
  return `[${below(3) ? "" : "^"}${below(12) ? "" : "]"}${members}${below(12) ? "" : "-"}]`;
}

function languageAtom() {
  const choice = below(20);
  if (choice < 8) return pick(literals).replace(/[.*+?()[\]{}|\\^$]/g, "\\$&");
  if (choice < 9) return ".";
  if (choice < 12) return bracket();
  if (choice < 13) return pick(perl);
  if (choice < 15) return unicodeName();
  if (choice < 16) return pick(escapes);
  if (choice < 18) return pick(assertions);
  return pick(odd);
}

let groupsNamed = 0;

function languageGroup(depth) {
  const choice = below(6);
  const body = language(depth - 1) + (below(2) ? `|${language(depth - 1)}` : "");
  if (choice < 2) return `(${body})`;
  if (choice < 3) return `(?:${body})`;
  if (choice < 4) return `(${below(2) ? "?P" : "?"}<g${below(12) ? ++groupsNamed : 1}>${body})`;
  return `(?${pick(flagSets)}:${body})`;
}

const counts = ["{3}", "{0,3}", "{2,4}?", "{1,}", "{0}", "{7}", "{12,20}", "{1,1}?", "{0,}?"];

function language(depth) {
  let made = "";
  for (let size = 1 + below(3); size > 0; size--) {
    const choice = below(14);
    if (choice < 1) made += `(?${pick(flagSets)})`;
    const unit = depth > 0 && choice > 9 ? languageGroup(depth) : languageAtom();
    made += unit + (below(4) ? "" : pick(below(2) ? repeats : counts));
  }
  return made;
}

function languagePattern() {
  groupsNamed = 0;
  const made = (below(4) ? "" : `(?${pick(flagSets)})`) + language(below(4));
  if (below(6) > 0) return made;
  const at = below([...made].length + 1);
  return [...made].slice(0, at).join("") + pick(damage) + [...made].slice(at).join("");
}

/** Letters of all the classes above, and what stands in the pattern itself. */
function languageText(source) {
  const own = [...source.replace(/[\\()[\]?*+|{}^$]/g, "")];
  const parts = [];
  const bad = below(4) === 0;
  for (let size = below(60) ? below(below(3) ? 8 : 40) : 200 + below(400); size > 0; size--) {
    const choice = below(9);
    if (bad && choice === 0) parts.push(Buffer.from(pick(badChunks), "hex"));
    else if (choice < 4 && own.length > 0) parts.push(Buffer.from(pick(own)));
    else if (choice < 6) parts.push(pick(chunks));
    else parts.push(Buffer.from(pick(choice < 8 ? literals : wide)));
  }
  const bytes = Buffer.concat(parts);
  const plain = bytes.toString("utf8");
  return plain.includes("\ufffd") ? { hex: bytes.toString("hex") } : plain;
}

const wide = ["א", "ب", "ア", "한", "Ⅷ", "½", "€", "←", "\u200d", "\u0378", "ẞ", "ﬀ", "Ω", "\u0000", "\t"];

const makers = {
  matches: () => ({
    pattern: pattern(4) + (below(2) ? pattern(3) : ""),
    texts: Array.from({ length: 5 }, text),
  }),
  syntax: () => ({ pattern: Array.from({ length: 1 + below(7) }, () => pick(tokens)).join("") }),
  language: () => {
    const made = languagePattern();
    return { pattern: made, texts: Array.from({ length: 4 }, () => languageText(made)) };
  },
};

for (let i = 0; i < Number(count); i++) console.log(JSON.stringify(makers[kind]()));
