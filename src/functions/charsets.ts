// Decode's legacy character sets: the tables are the platform's (TextDecoder knows those of the
// WHATWG Encoding Standard, whose names golang.org/x/text/encoding/ianaindex shares for these).

import { HostFailure, type HostFunction } from "../runtime/host-functions.ts";

/** A charset's name and bytes to text. */
export const decodeCharset: HostFunction = (name, bytes) => {
  if (typeof name !== "string" || !(bytes instanceof Uint8Array)) {
    throw new HostFailure("Decode takes bytes and the name of an encoding");
  }
  return decoderOf(name).decode(bytes);
};

function decoderOf(name: string): TextDecoder {
  try {
    return new TextDecoder(name, { ignoreBOM: true });
  } catch {
    throw new HostFailure(`this platform has no encoding ${name}`);
  }
}
