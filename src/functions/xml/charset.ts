// Encodings by the labels of the WHATWG's standard, which are those that the reference's library
// knows. The tables are the platform's, but for the one that is common: Node 20 reads windows-1252,
// and so what calls itself ISO-8859-1, without the characters from 80 to 9F that differ.

import { fromCodePoint, fromText, toBytes } from "./bytes.ts";

/** What 80 to 9F are in windows-1252; five of them are the control characters of that number. */
const WINDOWS_1252 =
  "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** The text as UTF-8, or undefined when there is no such encoding. */
export function decodeCharset(label: string, bytes: string): string | undefined {
  const decoder = decoderOf(label);
  if (decoder === undefined) return undefined;
  if (decoder.encoding !== "windows-1252") return fromText(decoder.decode(toBytes(bytes)));
  return bytes.replace(/[\x80-\xff]/g, (byte) => {
    const code = byte.charCodeAt(0);
    return fromCodePoint(code < 0xa0 ? WINDOWS_1252.charCodeAt(code - 0x80) : code);
  });
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}
