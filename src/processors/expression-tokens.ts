// Words, texts, numbers and signs of an expression (metric-expression.ts). Words that are operators
// are signs. Texts come without their quotes; `//` and `/*` begin comments.

import type { Problem } from "../compiler/diagnostics.ts";

export type Range = Problem["range"];

/** Its range is that of the source. */
export interface Token extends Range {
  readonly kind: "word" | "text" | "number" | "sign" | "end";
  readonly text: string;
}

/** What does not run here, and where it stands. */
export class ExpressionFault extends Error {
  constructor(
    readonly token: Range,
    message: string,
  ) {
    super(message);
  }
}

/** Characters that a sentence shows of what it could not read. */
const REST_MAX = 40;

const kinds = [
  /([a-z_$][\w$]*)/,
  /("(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`(?:[^`]|``)*`)/,
  /((?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:e[-+]?[\d_]+)?(?![\w$]))/,
  /(&&|\|\||\?\?|\?\.|\.\.|\*\*|[=!<>]=|[-+*%^<>!?:,;|#()[\]{}.=]|\/(?!\*))/,
  /($)/,
];

const TOKEN = new RegExp(
  `(?:\\s|//[^\\n]*|/\\*[^]*?\\*/)*(?:${kinds.map(({ source }) => source).join("|")})`,
  "iy",
);

const wordSigns = /^(?:in|or|and|not|matches|contains|startsWith|endsWith)$/;

/** The last one is the end. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (;;) {
    const from = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) {
      const start = from + (/\S/.exec(source.slice(from))?.index ?? 0);
      const token = { start, end: start + 1 };
      const rest = JSON.stringify(source.slice(start, start + REST_MAX));
      throw new ExpressionFault(token, `${rest} does not run here.`);
    }
    const [whole, word, text, number, sign, end] = match;
    const found = word ?? text ?? number ?? sign ?? "";
    const place = { start: from + whole.length - found.length, end: from + whole.length };
    if (end !== undefined) return [...tokens, { kind: "end", text: "", ...place }];
    if (text !== undefined) tokens.push({ kind: "text", text: unquoted(text, place), ...place });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, ...place });
    else if (sign !== undefined || wordSigns.test(found)) {
      tokens.push({ kind: "sign", text: found, ...place });
    } else tokens.push({ kind: "word", text: found, ...place });
  }
}

/** What stands behind a backslash. */
const letters: Readonly<Record<string, string>> = {
  ...{ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
  ...{ "\\": "\\", '"': '"', "'": "'", "`": "`", "?": "?" },
};

const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|([^]))/gi;

function unquoted(literal: string, place: Range): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("`")) return inner.replaceAll("``", "`");
  return inner
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(ESCAPE, (whole, byte: string, unit: string, other: string) => {
      const code = Number.parseInt(byte ?? unit, 16);
      const text = other === undefined ? String.fromCharCode(code) : letters[other];
      if (text !== undefined && !/[\ud800-\udfff]/.test(text)) return text;
      throw new ExpressionFault(place, `The escape ${whole} does not run here.`);
    });
}
