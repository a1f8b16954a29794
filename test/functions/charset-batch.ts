// What all encodings are asked to decode: every byte alone, and every byte with two more behind it.
// A log record each; the answers of an encoding are told as one digest.

import { createHash } from "node:crypto";
import {
  eightBitCharsets,
  twoByteCharsets,
  unicodeCharsets,
} from "../../src/compiler/charsets/names.ts";
import { type JsonObject, type JsonValue } from "../otlp/json.ts";
import { list } from "./metric-text.ts";

const sequences = Array.from({ length: 256 }, (_, byte) => [
  [byte],
  [byte, (byte * 7 + 0x40) & 255, 0x41],
]).flat();

export const charsetBatch: JsonObject = {
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: sequences.map((bytes) => ({
            body: { bytesValue: Buffer.from(bytes).toString("base64") },
          })),
        },
      ],
    },
  ],
};

/** Every name that the reference knows, in small letters. */
export const charsetNames: readonly string[] = [
  ...[...eightBitCharsets, ...twoByteCharsets].flatMap(([names]) => names.split(" ")),
  ...unicodeCharsets.split(" "),
  ...["utf-16", "utf16", "utf-8", "utf8", "utf-8-raw", "utf8-raw", "ascii", "us-ascii", "nop"],
];

/** The bodies of a batch that was decoded. */
export function digestOf(output: JsonObject): string {
  const bodies = list(output["resourceLogs"])
    .flatMap((resource) => list(resource["scopeLogs"]))
    .flatMap((scope) => list(scope["logRecords"]))
    .map((record) => textOf(record["body"]));
  return createHash("sha256").update(JSON.stringify(bodies)).digest("hex").slice(0, 16);
}

function textOf(body: JsonValue | undefined): JsonValue {
  const { stringValue = null } = (body ?? {}) as JsonObject;
  return stringValue;
}
