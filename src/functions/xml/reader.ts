// Reads XML tokens as Go's encoding/xml does in its strict mode, which is what the reference
// accepts and refuses: five entities, no declarations looked at, names by the second edition's
// tables, no lone `]]>`, no `--` in comments, but any text around the root and any attribute twice.
//
// Works on byte strings: text, attribute values and names must be UTF-8, comments, instructions
// and directives need not be. What it leaves out: the modes of encoding/xml that the reference
// never turns on.

import { characterAt, characterSize, fromCodePoint, isInvalidAt } from "./bytes.ts";
import { isName } from "./names.ts";

/** Why a document is not read. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

export interface Name {
  /** The namespace that the prefix stands for, or the prefix where it stands for none. */
  readonly space: string;
  readonly local: string;
}

export interface TokenAttribute {
  readonly name: Name;
  readonly value: string;
}

export type Token =
  | { readonly kind: "start"; readonly name: Name; readonly attributes: readonly TokenAttribute[] }
  | { readonly kind: "end" }
  | { readonly kind: "text" | "comment" | "directive"; readonly data: string }
  | { readonly kind: "instruction"; readonly target: string; readonly data: string };

/** Decodes the rest of a document, from the encoding that it declares. */
export type Decode = (encoding: string, rest: string) => string;

interface Open {
  readonly name: Name;
  /** Prefixes that the element redefined, and what they stood for before. */
  readonly before: readonly (readonly [string, string | undefined])[] | undefined;
}

const END: Token = { kind: "end" };
const NONE: readonly TokenAttribute[] = [];

const XML_SPACE = "http://www.w3.org/XML/1998/namespace";
/** How many bytes of a token the reference looks back at. */
const LOOK_BACK = 4096;

export class XmlReader {
  private at = 0;
  private readonly spaces = new Map<string, string>();
  private readonly open: Open[] = [];
  /** A self-closing element whose end was not told yet. */
  private closing: Name | undefined;
  private tokenStart = 0;
  /** What the reference's look back finds once a document was decoded: the next token alone. */
  private undecoded: string | undefined;
  private lookBack: string | undefined;

  constructor(
    private input: string,
    private readonly decode?: Decode,
  ) {}

  /** Bytes read up to the end of the last token. */
  get offset(): number {
    return this.at;
  }

  /** Elements that are open. */
  get depth(): number {
    return this.open.length;
  }

  /** How the source of the last token starts. */
  source(length: number): string {
    if (this.lookBack !== undefined) return this.lookBack.slice(0, length);
    return this.input.slice(this.tokenStart, this.tokenStart + Math.min(length, LOOK_BACK));
  }

  /** The next token, or undefined at the end. Throws XmlError. */
  next(): Token | undefined {
    this.tokenStart = this.at;
    this.lookBack = this.undecoded;
    if (this.undecoded !== undefined) this.undecoded = "";
    const token = this.read();
    if (token === undefined && this.open.length > 0) throw this.error("unexpected EOF");
    return token;
  }

  private read(): Token | undefined {
    if (this.closing !== undefined) {
      const name = this.closing;
      this.closing = undefined;
      return this.close(name);
    }
    if (this.at >= this.input.length) return undefined;
    if (this.input[this.at] !== "<") return { kind: "text", data: this.text(undefined, false) };
    this.at++;
    switch (this.peek()) {
      case "/":
        return this.endTag();
      case "?":
        return this.instruction();
      case "!":
        return this.declaration();
      default:
        return this.startTag();
    }
  }

  private startTag(): Token {
    const name = this.qualifiedName("expected element name after <");
    const attributes: TokenAttribute[] = [];
    for (;;) {
      this.skipSpace();
      if (this.peek() === "/") {
        this.at++;
        if (this.take() !== ">") throw this.error("expected /> in element");
        this.closing = name;
        break;
      }
      if (this.peek() === ">") {
        this.at++;
        break;
      }
      attributes.push(this.attribute());
    }
    return this.start(name, attributes);
  }

  private attribute(): TokenAttribute {
    const name = this.qualifiedName("expected attribute name in element");
    this.skipSpace();
    if (this.take() !== "=") throw this.error("attribute name without = in element");
    this.skipSpace();
    const quote = this.take();
    if (quote !== '"' && quote !== "'") {
      throw this.error("unquoted or missing attribute value in element");
    }
    return { name, value: this.text(quote, false) };
  }

  /** Takes the namespaces that an element declares, then names it and its attributes by them. */
  private start(name: Name, attributes: readonly TokenAttribute[]): Token {
    const before = this.declareSpaces(attributes);
    this.open.push({ name, before });
    return {
      kind: "start",
      name: this.named(name, true),
      attributes: attributes.length === 0 ? NONE : attributes.map(this.withNamespace, this),
    };
  }

  /** Answers what the prefixes stood for before. */
  private declareSpaces(attributes: readonly TokenAttribute[]): Open["before"] {
    let before: [string, string | undefined][] | undefined;
    for (const { name, value } of attributes) {
      const isDefault = name.space === "" && name.local === "xmlns";
      if (!isDefault && name.space !== "xmlns") continue;
      const prefix = isDefault ? "" : name.local;
      before ??= [];
      before.push([prefix, this.spaces.get(prefix)]);
      this.spaces.set(prefix, value);
    }
    return before;
  }

  private withNamespace({ name, value }: TokenAttribute): TokenAttribute {
    return { name: this.named(name, false), value };
  }

  private named(name: Name, isElement: boolean): Name {
    const { space, local } = name;
    if (space === "xmlns" || (space === "" && (!isElement || local === "xmlns"))) return name;
    if (space === "xml") return { space: XML_SPACE, local };
    const namespace = this.spaces.get(space);
    return namespace === undefined ? name : { space: namespace, local };
  }

  private endTag(): Token {
    this.at++;
    const name = this.qualifiedName("expected element name after </");
    this.skipSpace();
    if (this.take() !== ">") {
      throw this.error(`invalid characters between </${name.local} and >`);
    }
    return this.close(name);
  }

  private close({ space, local }: Name): Token {
    const open = this.open.pop();
    if (open === undefined) throw this.error(`unexpected end element </${local}>`);
    const { name } = open;
    if (name.local !== local) throw this.error(`element <${name.local}> closed by </${local}>`);
    if (name.space !== space) {
      throw this.error(
        `element <${name.local}> in space ${name.space} ` +
          `closed by </${local}> in space ${space === "" ? '""' : space}`,
      );
    }
    if (open.before !== undefined) this.restoreSpaces(open.before);
    return END;
  }

  private restoreSpaces(before: readonly (readonly [string, string | undefined])[]): void {
    for (let last = before.length - 1; last >= 0; last--) {
      const [prefix, value] = before[last] ?? ["", undefined];
      if (value === undefined) this.spaces.delete(prefix);
      else this.spaces.set(prefix, value);
    }
  }

  private instruction(): Token {
    this.at++;
    const target = this.bareName() ?? "";
    if (target === "") throw this.error("expected target name after <?");
    this.skipSpace();
    const data = this.upTo("?>");
    if (target === "xml") this.declare(data);
    return { kind: "instruction", target, data };
  }

  /** An XML declaration, wherever it stands: its version is checked, its encoding followed. */
  private declare(data: string): void {
    const version = quoted("version", data);
    if (version !== "" && version !== "1.0") {
      throw new XmlError(
        `xml: unsupported version "${version}"; only version 1.0 is supported`,
      );
    }
    const encoding = quoted("encoding", data);
    if (encoding === "" || encoding.toLowerCase() === "utf-8") return;
    if (this.decode === undefined) {
      throw new XmlError(
        `xml: encoding "${encoding}" declared but Decoder.CharsetReader is nil`,
      );
    }
    const rest = this.input.slice(this.at);
    this.input = this.decode(encoding, rest);
    this.at = 0;
    this.undecoded = rest.slice(0, LOOK_BACK);
  }

  private declaration(): Token {
    this.at++;
    const first = this.take();
    if (first === "-") return this.comment();
    if (first === "[") {
      for (const letter of "CDATA[") {
        if (this.take() !== letter) throw this.error("invalid <![ sequence");
      }
      return { kind: "text", data: this.text(undefined, true) };
    }
    this.at--;
    return { kind: "directive", data: this.directive() };
  }

  private comment(): Token {
    if (this.take() !== "-") throw this.error("invalid sequence <!- not part of <!--");
    const data = this.upTo("--");
    if (this.take() !== ">") {
      throw this.error('invalid sequence "--" not allowed in comments');
    }
    return { kind: "comment", data };
  }

  /** `<!DOCTYPE ..>` and the like: brackets nest outside of quotes, comments become a space. */
  private directive(): string {
    let data = this.take();
    let quote = "";
    let depth = 0;
    for (;;) {
      const byte = this.take();
      if (quote === "" && byte === ">" && depth === 0) return data;
      if (quote === "" && byte === "<" && this.input.startsWith("!--", this.at)) {
        this.at += 3;
        this.upTo("-->");
        data += " ";
        continue;
      }
      data += byte;
      if (byte === quote) quote = "";
      else if (quote !== "") continue;
      else if (byte === "'" || byte === '"') quote = byte;
      else if (byte === ">") depth--;
      else if (byte === "<") depth++;
    }
  }

  /** Character data up to `<`, to the quote that closes a value, or to `]]>`. */
  private text(quote: string | undefined, isCdata: boolean): string {
    const { input } = this;
    let out = "";
    // Where copying and looking back start: an entity stops both.
    let from = this.at;
    let back = this.at;
    for (;;) {
      PLAIN.lastIndex = this.at;
      this.at += PLAIN.exec(input)?.[0].length ?? 0;
      const byte = input[this.at];
      if (byte === undefined) {
        if (isCdata) throw this.error("unexpected EOF in CDATA section");
        break;
      }
      if (byte === ">" && quote === undefined && this.at - back >= 2 && this.isAfterBrackets()) {
        if (!isCdata) throw this.error("unescaped ]]> not in CDATA section");
        out += input.slice(from, this.at - 2);
        this.at++;
        return this.characters(out);
      }
      if (byte === "<" && !isCdata) {
        if (quote !== undefined) throw this.error("unescaped < inside quoted string");
        break;
      }
      if (byte === quote) {
        out += input.slice(from, this.at++);
        return this.characters(out);
      }
      if (byte === "&" && !isCdata) {
        out += input.slice(from, this.at) + this.entity();
        from = back = this.at;
        continue;
      }
      if (byte === "\r") {
        // A carriage return and a line feed are one line feed.
        out += `${input.slice(from, this.at)}\n`;
        if (input[this.at + 1] === "\n") this.at++;
        from = this.at + 1;
      }
      this.at++;
    }
    out += input.slice(from, this.at);
    if (quote !== undefined) throw this.error("unexpected EOF");
    return this.characters(out);
  }

  private isAfterBrackets(): boolean {
    return this.input[this.at - 1] === "]" && this.input[this.at - 2] === "]";
  }

  private entity(): string {
    ENTITY.lastIndex = this.at;
    const [source, decimal, hexadecimal, named] = ENTITY.exec(this.input) ?? [];
    if (source === undefined) throw this.error(`invalid character entity ${this.badEntity()}`);
    this.at += source.length;
    if (named !== undefined) return ENTITIES[named] ?? "";
    const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : parseInt(decimal, 10);
    if (code > 0x10ffff) throw this.error(`invalid character entity ${source}`);
    return fromCodePoint(code);
  }

  /** What stands where an entity should. */
  private badEntity(): string {
    const [text = "&"] = /^&[^;<&\s]*;?/.exec(this.input.slice(this.at, this.at + 100)) ?? [];
    return text.endsWith(";") ? text : `${text} (no semicolon)`;
  }

  /** The text itself, when it has only characters that XML allows. */
  private characters(text: string): string {
    if (!UNUSUAL.test(text)) return text;
    for (let at = 0; at < text.length; at += characterSize(text, at)) {
      if (isInvalidAt(text, at)) throw this.error("invalid UTF-8");
      const code = characterAt(text, at);
      if (isAllowed(code)) continue;
      const digits = code.toString(16).toUpperCase().padStart(4, "0");
      throw this.error(`illegal character code U+${digits}`);
    }
    return text;
  }

  /** A name with at most one colon, in two parts where it has one between them. */
  private qualifiedName(missing: string): Name {
    const name = this.bareName();
    if (name === undefined) throw this.error(missing);
    const colon = name.indexOf(":");
    if (colon < 0) return { space: "", local: name };
    if (colon !== name.lastIndexOf(":")) throw this.error(missing);
    if (colon === 0 || colon === name.length - 1) return { space: "", local: name };
    return { space: name.slice(0, colon), local: name.slice(colon + 1) };
  }

  private bareName(): string | undefined {
    NAME_BYTES.lastIndex = this.at;
    const [name] = NAME_BYTES.exec(this.input) ?? [];
    if (name === undefined) {
      this.peek();
      return undefined;
    }
    this.at += name.length;
    this.peek();
    if (!isName(name)) throw this.error(`invalid XML name: ${name}`);
    return name;
  }

  private skipSpace(): void {
    // Most often there is none.
    if (this.input.charCodeAt(this.at) > 0x20) return;
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.input)?.[0].length ?? 0;
  }

  private upTo(mark: string): string {
    const end = this.input.indexOf(mark, this.at);
    if (end < 0) {
      this.at = this.input.length;
      throw this.error("unexpected EOF");
    }
    const data = this.input.slice(this.at, end);
    this.at = end + mark.length;
    return data;
  }

  /** The byte to read, which must be there. */
  private peek(): string {
    const byte = this.input[this.at];
    if (byte === undefined) throw this.error("unexpected EOF");
    return byte;
  }

  private take(): string {
    const byte = this.peek();
    this.at++;
    return byte;
  }

  private error(what: string): XmlError {
    const line = this.input.slice(0, this.at).split("\n").length;
    return new XmlError(`XML syntax error on line ${line}: ${what}`);
  }
}

const ENTITY = /&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(lt|gt|amp|apos|quot));/y;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  apos: "'",
  quot: '"',
};

/** Bytes that end no name: every byte of a longer character is one. */
const NAME_BYTES = /[-A-Za-z0-9_:.\x80-\xff]+/y;
const SPACE = /[ \r\n\t]*/y;
/** What no text, value or CDATA stops at. */
const PLAIN = /[^<>&"'\r]*/y;
const UNUSUAL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\xff]/;

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

/** The value behind `name=` in a declaration, as encoding/xml finds it. */
function quoted(name: string, data: string): string {
  const start = `${name}=`;
  let at = 0;
  for (;;) {
    const found = data.indexOf(start, at);
    if (found < 0 || found + start.length >= data.length) return "";
    const quote = data[found + start.length] ?? "";
    at = found + start.length + 1;
    if (quote !== "'" && quote !== '"') continue;
    const end = data.indexOf(quote, at);
    return end < 0 ? "" : data.slice(at, end);
  }
}
