// The tokens of an XPath, as the reference's scanner takes them from its bytes: one item of look
// ahead, names that may be qualified, `name ::` an axis. Throws XPathError where it refuses.

import { characterAt, characterSize, isSpace } from "../xml/bytes.ts";
import { isNameCharacter } from "../xml/names.ts";
import { XPathError } from "./error.ts";
import { parseFloat64 } from "./number.ts";

export type ItemKind =
  /** A punctuation or an operator stands for itself. */
  | ","
  | "/"
  | "//"
  | "@"
  | "."
  | ".."
  | "("
  | ")"
  | "["
  | "]"
  | "*"
  | "+"
  | "-"
  | "="
  | "!="
  | "!"
  | "<"
  | "<="
  | ">"
  | ">="
  | "|"
  | "$"
  | "name"
  | "string"
  | "number"
  | "axis"
  | "end";

const SINGLE = ",@()|*[]+-=$";
const COLON = 0x3a;
const STAR = 0x2a;

/** What the character after the last one reads as. */
const END = 0;

export class Scanner {
  kind: ItemKind = "end";
  /** Of the last name; items of other kinds leave it. */
  name = "";
  prefix = "";
  string = "";
  number = 0;
  /** Whether a `(` follows the name. */
  isCalled = false;

  private current = END;
  private size = 1;
  /** Where the character after the current one starts. */
  private at = 0;

  constructor(private readonly text: string) {
    this.step();
    this.next();
  }

  /** Reads the next item. */
  next(): void {
    this.skipSpace();
    const { current } = this;
    const sign = current < 0x80 ? String.fromCharCode(current) : "";
    if (current === END) this.kind = "end";
    else if (SINGLE.includes(sign) && sign !== "") this.take(sign as ItemKind);
    else if (sign === "<" || sign === ">" || sign === "!") this.takePair(sign, "=");
    else if (sign === "/") this.takePair(sign, "/");
    else if (sign === ".") this.takeDot();
    else if (sign === '"' || sign === "'") this.takeString(current);
    else if (isDigit(current)) this.takeNumber();
    else if (isNameStart(current)) this.takeName();
    else throw new XPathError(`${this.text} has an invalid token.`);
  }

  private take(kind: ItemKind): void {
    this.kind = kind;
    this.step();
  }

  private takePair(first: "<" | ">" | "!" | "/", second: "=" | "/"): void {
    this.take(first);
    if (this.current === second.charCodeAt(0)) this.take(`${first}${second}` as ItemKind);
  }

  private takeDot(): void {
    const start = this.at - 1;
    this.take(".");
    if (this.current === 0x2e) this.take("..");
    else if (isDigit(this.current)) this.takeDigits(start, 1 + this.skipDigits());
  }

  private takeNumber(): void {
    const start = this.at - 1;
    let count = this.skipDigits();
    if (this.current === 0x2e) {
      this.step();
      count += 1 + this.skipDigits();
    }
    this.takeDigits(start, count);
  }

  private skipDigits(): number {
    let count = 0;
    for (; isDigit(this.current); count++) this.step();
    return count;
  }

  private takeDigits(start: number, count: number): void {
    const value = parseFloat64(this.text.slice(start, start + count));
    if (value === undefined) throw new XPathError(`${this.text} has an invalid number`);
    this.kind = "number";
    this.number = value;
  }

  private takeString(quote: number): void {
    this.kind = "string";
    const start = this.at;
    do {
      if (!this.step()) throw new XPathError("xpath: scanString got unclosed string");
    } while (this.current !== quote);
    this.string = this.text.slice(start, this.at - 1);
    this.step();
  }

  private takeName(): void {
    this.kind = "name";
    this.name = this.readName();
    this.prefix = "";
    const isTight = this.current === COLON;
    if (!isTight) this.skipSpace();
    if (this.current === COLON) {
      this.step();
      if (this.current === COLON) this.take("axis");
      else if (isTight) this.takeLocalName();
      else throw new XPathError(`${this.text} has an invalid qualified name.`);
    }
    this.skipSpace();
    this.isCalled = this.current === 0x28;
  }

  private takeLocalName(): void {
    this.prefix = this.name;
    if (this.current === STAR) {
      this.step();
      this.name = "*";
    } else if (isNameStart(this.current)) {
      this.name = this.readName();
    } else {
      throw new XPathError(`${this.text} has an invalid qualified name.`);
    }
  }

  // The reference counts the bytes of each character after the first, the one behind the name
  // among them, and takes one off: a longer character behind a name is cut into it.
  private readName(): string {
    const start = this.at - this.size;
    let length = this.size - 1;
    while (isNameStart(this.current)) {
      const isMore = this.step();
      length += this.size;
      if (!isMore) break;
    }
    return this.text.slice(start, start + length);
  }

  private skipSpace(): void {
    while (isSpace(this.current) && this.step());
  }

  /** To the next character; false at the end. */
  private step(): boolean {
    const isMore = this.at < this.text.length;
    this.current = isMore ? characterAt(this.text, this.at) : END;
    this.size = isMore ? characterSize(this.text, this.at) : 1;
    if (isMore) this.at += this.size;
    return isMore;
  }
}

/** Any character of a name but the colon. */
function isNameStart(code: number): boolean {
  return code !== COLON && isNameCharacter(code);
}

function isDigit(code: number): boolean {
  if (code < 0x80) return code >= 0x30 && code <= 0x39;
  return /\p{Nd}/u.test(String.fromCodePoint(code));
}
