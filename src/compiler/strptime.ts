// strptime formats, as FormatTime and Time take them, made ready for the engine.
//
// To print, a format becomes a Go layout: one text for each directive. To parse, it becomes a
// program of literal text and directives with the ways that each may be written in (assembly/time/
// parse-strptime.ts draws it and runs it). Which directives there are, and what is refused, is the
// reference's decision (coreinternal/timeutils/internal/ctimefmt).

/**
 * What a directive prints as, and the ways to parse it when they differ: elements of a Go layout.
 */
interface Directive {
  readonly layout: string;
  readonly ways?: readonly (readonly string[])[];
}

const dates: Directive = {
  layout: "01/02/2006",
  ways: [["1", "/", "2", "/", "2006"], ["1", "/", "2", "/", "06"]],
};
const times: Directive = { layout: "15:04:05", ways: [["15", ":", "4", ":", "5"]] };

const directives: ReadonlyMap<string, Directive> = new Map<string, Directive>([
  ["Y", { layout: "2006" }],
  ["y", { layout: "06" }],
  ["m", { layout: "01", ways: [["1"]] }],
  ["o", { layout: "_1", ways: [["1"]] }],
  ["q", { layout: "1" }],
  ["b", { layout: "Jan" }],
  ["h", { layout: "Jan" }],
  ["B", { layout: "January" }],
  ["d", { layout: "02", ways: [["2"]] }],
  ["e", { layout: "_2", ways: [["2"]] }],
  ["g", { layout: "2" }],
  ["a", { layout: "Mon" }],
  ["A", { layout: "Monday" }],
  ["H", { layout: "15" }],
  ["l", { layout: "3" }],
  ["I", { layout: "03", ways: [["3"]] }],
  ["p", { layout: "PM" }],
  ["P", { layout: "pm" }],
  ["M", { layout: "04", ways: [["4"]] }],
  ["S", { layout: "05", ways: [["5"]] }],
  ["L", { layout: "999" }],
  ["f", { layout: "999999" }],
  ["s", { layout: "999999999" }],
  ["Z", { layout: "MST" }],
  ["z", { layout: "Z0700", ways: [["Z0700"], ["Z07:00"], ["Z07"]] }],
  ["w", { layout: "-070000" }],
  ["i", { layout: "-07" }],
  ["j", { layout: "-07:00" }],
  ["k", { layout: "-07:00:00" }],
  ["D", dates],
  ["x", dates],
  ["F", { layout: "2006-01-02", ways: [["2006", "-", "1", "-", "2"]] }],
  ["T", times],
  ["X", times],
  ["r", { layout: "03:04:05 pm", ways: [["3", ":", "4", ":", "5", " ", "pm"]] }],
  ["R", { layout: "15:04", ways: [["15", ":", "4"]] }],
  ["n", { layout: "\n" }],
  ["t", { layout: "\t" }],
  ["%", { layout: "%" }],
  ["c", {
    layout: "Mon Jan 02 15:04:05 2006",
    ways: [["Mon", " ", "Jan", " ", "2", " ", "15", ":", "4", ":", "5", " ", "2006"]],
  }],
]);

/** Directives that a format may have: what the engine's parser can nest. */
export const strptimeDirectivesMax = 64;

const directivePattern = /%([^\n])/gu;

/** What is wrong with a format, or undefined. */
export function strptimeProblem(format: string): string | undefined {
  if (/[0-9]/.test(format)) return "a time format may not contain digits";
  const fraction = /[^.,]%[Lfs]/su.exec(format);
  if (fraction !== null) return `"${fraction[0]}": a fraction needs "." or "," before it`;
  const found = [...format.matchAll(directivePattern)];
  for (const [text, letter = ""] of found) {
    if (!directives.has(letter)) return `unknown time directive "${text}"`;
  }
  if (found.length >= strptimeDirectivesMax) {
    return `a time format may have at most ${strptimeDirectivesMax - 1} directives`;
  }
  return undefined;
}

/** The Go layout that a format prints by. The format has no problem. */
export function strptimeLayout(format: string): string {
  return format.replace(directivePattern, (_text, letter: string) =>
    directives.get(letter)?.layout ?? "");
}

/** The program that a format parses by. The format has no problem. */
export function strptimeProgram(format: string): Uint8Array {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  const putLiteral = (literal: string) => {
    const encoded = encoder.encode(literal);
    bytes.push(encoded.length & 255, encoded.length >> 8, ...encoded);
  };
  let start = 0;
  for (const match of format.matchAll(directivePattern)) {
    putLiteral(format.slice(start, match.index));
    start = match.index + match[0].length;
    const directive = directives.get(match[1] ?? "");
    if (directive === undefined) throw new Error(`unknown time directive "${match[0]}"`);
    const ways = directive.ways ?? [[directive.layout]];
    bytes.push(ways.length);
    for (const way of ways) {
      bytes.push(way.length);
      for (const element of way) bytes.push(element.length, ...encoder.encode(element));
    }
  }
  putLiteral(format.slice(start));
  bytes.push(0);
  return Uint8Array.from(bytes);
}
