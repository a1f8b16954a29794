// Go patterns (RE2 syntax) for matches() and replace(), written anew in the syntax of
// JavaScript's `u` flag. Both prefer the leftmost match and in it what comes first, so the same
// pattern finds the same text; but JavaScript's may take long where RE2 never does. The engine's
// own patterns do not come this way: they are compiled (src/compiler/pattern), which is out of
// reach here.
//
// What it leaves out, as a pattern that is refused: flags that change inside a pattern, `\C`, and
// classes of classes. Names of character classes go by Unicode property where JavaScript knows
// them.

import { XPathError } from "./error.ts";

interface Compiled {
  readonly expression: RegExp;
  /** Names of groups, by number; two groups may have the same. */
  readonly names: readonly (string | undefined)[];
}

const compiled = new Map<string, Compiled>();
const COMPILED_MAX = 100;

/** Whether the pattern matches anywhere in the text. Throws XPathError for one it cannot take. */
export function matchesPattern(pattern: string, text: string): boolean {
  const { expression } = compile(pattern);
  expression.lastIndex = 0;
  return expression.test(text);
}

/** Every match replaced as Go does, `$1` and `$name` standing for groups. */
export function replacePattern(pattern: string, text: string, template: string): string {
  const { expression, names } = compile(pattern);
  expression.lastIndex = 0;
  let out = "";
  let end = 0;
  for (const match of text.matchAll(expression)) {
    // An empty match right behind another one is none.
    if (match[0] === "" && match.index === end && end > 0) continue;
    out += text.slice(end, match.index) + expand(template, match, names);
    end = match.index + match[0].length;
  }
  return out + text.slice(end);
}

const REFERENCE = /\$(?:\$|\{([\w]+)\}|([\p{L}\p{Nd}_]+))/gu;

/** The reference braces `$1` of a group that there is, so that `$12` may mean group 1 and a 2. */
function expand(template: string, match: RegExpMatchArray, names: Compiled["names"]): string {
  let braced = template;
  for (let group = match.length - 1; group > 0; group--) {
    braced = braced.replaceAll(`$${group}`, () => `\${${group}}`);
  }
  return braced.replace(REFERENCE, (source: string, inBraces?: string, bare?: string) => {
    if (source === "$$") return "$";
    const name = inBraces ?? bare ?? "";
    if (/^\d+$/.test(name)) return match[Number(name)] ?? "";
    return match.find((group, at) => group !== undefined && names[at] === name) ?? "";
  });
}

function compile(pattern: string): Compiled {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const { source, flags, names } = new Translator(pattern).translate();
  const made = { expression: expressionOf(pattern, source, flags), names };
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

function expressionOf(pattern: string, source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    throw new XPathError(`the pattern ${pattern} is not valid`);
  }
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7f",
  blank: "\\t ",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

/** Go's `\s` has no vertical tab and nothing beyond ASCII. */
const SPACES = "\\t\\n\\f\\r ";

const CATEGORIES = /^(?:[CLMNPSZ][a-z]?|Any)$/;

class Translator {
  private at = 0;
  private flags = "gu";
  private isDotAll = false;
  private readonly names: (string | undefined)[] = [undefined];

  constructor(private readonly pattern: string) {}

  translate(): Pick<Compiled, "names"> & { readonly source: string; readonly flags: string } {
    this.takeFlags();
    let source = "";
    while (this.at < this.pattern.length) source += this.part();
    return { source, flags: this.flags, names: this.names };
  }

  /** `(?i)` and its like at the start, for all of the pattern. */
  private takeFlags(): void {
    const [all = "", flags = ""] = /^\(\?([ims]+)\)/.exec(this.pattern) ?? [];
    this.at = all.length;
    if (flags.includes("i")) this.flags += "i";
    if (flags.includes("m")) this.flags += "m";
    this.isDotAll = flags.includes("s");
  }

  private part(): string {
    const character = this.take();
    switch (character) {
      case "\\":
        return this.escape(false);
      case "[":
        return this.characterClass();
      case "(":
        return this.open();
      case ".":
        return this.isDotAll ? "[^]" : "[^\\n]";
      case "{":
        return this.isCount() ? "{" : "\\{";
      case "}":
        return this.isCountEnd() ? "}" : "\\}";
      case "]":
        return "\\]";
      case "/":
        return "\\/";
      case "^":
      case "$":
        // In a group an assertion may be repeated.
        return `(?:${character})`;
      default:
        return character;
    }
  }

  private isCount(): boolean {
    return /^\d+(?:,\d*)?\}/.test(this.pattern.slice(this.at, this.at + 12));
  }

  private isCountEnd(): boolean {
    return /\{\d+(?:,\d*)?$/.test(this.pattern.slice(Math.max(0, this.at - 12), this.at - 1));
  }

  private open(): string {
    if (this.pattern[this.at] !== "?") {
      this.names.push(undefined);
      return "(";
    }
    if (this.skip("?:")) return "(?:";
    const [all = "", name] = /^\?P?<(\w+)>/.exec(this.pattern.slice(this.at)) ?? [];
    if (name === undefined) throw this.refused();
    this.at += all.length;
    this.names.push(name);
    return "(";
  }

  private escape(isInClass: boolean): string {
    const character = this.take();
    switch (character) {
      case "d":
      case "D":
      case "t":
      case "n":
      case "f":
      case "r":
      case "v":
        return `\\${character}`;
      case "a":
        return "\\x07";
      case "s":
        return isInClass ? SPACES : `[${SPACES}]`;
      case "w":
        return isInClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]";
      case "S":
        return isInClass ? this.refuse() : `[^${SPACES}]`;
      case "W":
        return isInClass ? this.refuse() : "[^0-9A-Za-z_]";
      case "p":
      case "P":
        return this.property(character);
      case "x":
        return this.hexadecimal();
      default:
        return isInClass ? this.punctuation(character) : this.assertion(character);
    }
  }

  private assertion(character: string): string {
    if (character === "b" || character === "B") return `(?:\\${character})`;
    // Without the `m` flag these are the whole text's start and end.
    if (character === "A") return "(?:(?<![^]))";
    if (character === "z") return "(?:(?![^]))";
    if (character === "Q") return this.quoted();
    return this.punctuation(character);
  }

  /** An escape that means its character; of a letter or a digit there is none left. */
  private punctuation(character: string): string {
    if (/[0-7]/.test(character)) return this.octal(character);
    return /[A-Za-z0-9]/.test(character) ? this.refuse() : codePointEscape(character);
  }

  private quoted(): string {
    const end = this.pattern.indexOf("\\E", this.at);
    const text = this.pattern.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.pattern.length : end + 2;
    return [...text].map(codePointEscape).join("");
  }

  private property(sign: string): string {
    let name = this.take();
    if (name === "{") {
      const end = this.pattern.indexOf("}", this.at);
      if (end < 0) throw this.refused();
      name = this.pattern.slice(this.at, end);
      this.at = end + 1;
    }
    const isNegated = name.startsWith("^") !== (sign === "P");
    const plain = name.replace(/^\^/, "");
    const property = CATEGORIES.test(plain) ? plain : `Script=${plain}`;
    return `\\${isNegated ? "P" : "p"}{${property}}`;
  }

  /** A digit that is not 0 needs another one: alone it would point back at a group. */
  private octal(first: string): string {
    const [more = ""] = /^[0-7]{0,2}/.exec(this.pattern.slice(this.at)) ?? [];
    if (first !== "0" && more === "") throw this.refused();
    this.at += more.length;
    return `\\u{${parseInt(first + more, 8).toString(16)}}`;
  }

  private hexadecimal(): string {
    const [all, braced, two] =
      /^(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/.exec(this.pattern.slice(this.at)) ?? [];
    if (all === undefined) throw this.refused();
    this.at += all.length;
    return `\\u{${braced ?? two}}`;
  }

  private characterClass(): string {
    let source = this.skip("^") ? "[^" : "[";
    let isFirst = true;
    for (;;) {
      const character = this.take();
      if (character === "]" && !isFirst) return `${source}]`;
      isFirst = false;
      if (character === "[" && this.pattern.startsWith(":", this.at)) source += this.posix();
      else if (character === "\\") source += this.escape(true);
      else if (character === "-") source += this.dash(source);
      else source += codePointEscape(character);
    }
  }

  /** Between two characters a range, at either end of the class itself. */
  private dash(before: string): string {
    const isEdge = before === "[" || before === "[^" || this.pattern[this.at] === "]";
    return isEdge ? "\\-" : "-";
  }

  private posix(): string {
    const [all, name = ""] = /^:([a-z]+):\]/.exec(this.pattern.slice(this.at)) ?? [];
    const ranges = POSIX[name];
    if (all === undefined || ranges === undefined) throw this.refused();
    this.at += all.length;
    return ranges;
  }

  private take(): string {
    const code = this.pattern.codePointAt(this.at);
    if (code === undefined) throw this.refused();
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }

  private skip(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private refuse(): never {
    throw this.refused();
  }

  private refused(): XPathError {
    return new XPathError(`the pattern ${this.pattern} is not one that XPath functions take`);
  }
}

function codePointEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
