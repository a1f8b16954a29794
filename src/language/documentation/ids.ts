// What docs/FUNCTIONS.md says: identifiers, and what a span is.

import type { Documentation } from "./documented.ts";

export const ids: Documentation = {
  IsRootSpan: [
    "Tells whether a span has no parent.",
    ["IsRootSpan()", "true", "span"],
    ["IsRootSpan()", "false", "child"],
  ],
  ProfileID: [
    "Makes a profile id of 16 bytes, or of 32 hexadecimal digits.",
    [
      `ProfileID("0102030405060708090a0b0c0d0e0f10")`,
      `profileId("0102030405060708090a0b0c0d0e0f10")`,
    ],
    [
      "ProfileID(0x0102030405060708090a0b0c0d0e0f10)",
      `profileId("0102030405060708090a0b0c0d0e0f10")`,
    ],
  ],
  SpanID: [
    "Makes a span id of 8 bytes, or of 16 hexadecimal digits.",
    [`SpanID("0102030405060708")`, `spanId("0102030405060708")`],
    [`SpanID("8 bytes!")`, `spanId("3820627974657321")`],
  ],
  TraceID: [
    "Makes a trace id of 16 bytes, or of 32 hexadecimal digits.",
    ["TraceID(0x0102030405060708090a0b0c0d0e0f10)", `traceId("0102030405060708090a0b0c0d0e0f10")`],
    [`TraceID(MD5("ottl"))`, `traceId("118d9e3b8f09ce166b725926cb81617b")`],
    ["TraceID(log.body)", "fails"],
  ],
  UUID: [
    "Gives a new UUID of version 4, made of random bits.",
    ["Len(UUID())", "36"],
    [
      `IsMatch(UUID(), "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{` +
        `12}$")`,
      "true",
    ],
  ],
  UUIDv7: [
    "Gives a new UUID of version 7, which starts with the time and sorts after those " +
      "before it.",
    ["Substring(UUIDv7(), 0, 15)", `"018df500-50d3-7"`],
    ["Len(UUIDv7())", "36"],
  ],
};
