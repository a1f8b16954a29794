// What docs/FUNCTIONS.md says: functions on strings.

import type { Documentation } from "./documented.ts";

export const strings: Documentation = {
  Concat: [
    "Joins values, each as a string, with a delimiter between them.",
    [`Concat(["a", 1, true], "-")`, `"a-1-true"`],
    [`Concat([log.body, log.attributes["absent"]], "/")`, `"hello/<nil>"`],
    [`Concat(Split("a,b", ","), "+")`, `"a+b"`],
  ],
  ConvertCase: [
    "Changes a string to lower, upper, snake or camel case.",
    [`ConvertCase("userName", "snake")`, `"user_name"`],
    [`ConvertCase("user_name", "camel")`, `"UserName"`],
    [`ConvertCase("user name", "upper")`, `"USER NAME"`],
  ],
  Format: [
    "Writes values into a text, by the verbs of Go's fmt.Sprintf.",
    [`Format("%s is %03d", ["x", 7])`, `"x is 007"`],
    [`Format("%x|%8.2f|%-4s|", [255, 3.14159, "ab"])`, `"ff|    3.14|ab  |"`],
    [`Format("%d", ["x"])`, `"%!d(string=x)"`],
  ],
  HasPrefix: [
    "Tells whether a string starts with a prefix.",
    [`HasPrefix("/api/v1", "/api")`, "true"],
    [`HasPrefix("/api/v1", "/API")`, "false"],
  ],
  HasSuffix: [
    "Tells whether a string ends with a suffix.",
    [`HasSuffix("image.png", ".png")`, "true"],
    [`HasSuffix("image.png", ".jpg")`, "false"],
  ],
  IsMatch: [
    "Tells whether a regular expression matches anywhere in a value's string; nil never " +
      "matches.",
    [`IsMatch("GET /api", "^GET ")`, "true"],
    [`IsMatch(404, "^5")`, "false"],
    [`IsMatch(log.attributes["absent"], ".*")`, "false"],
  ],
  IsValidLuhn: [
    "Tells whether the digits of a value pass the Luhn check, as card numbers do; spaces " +
      "are skipped.",
    [`IsValidLuhn("4532015112830366")`, "true"],
    [`IsValidLuhn("4532 0151 1283 0366")`, "true"],
    ["IsValidLuhn(19)", "false"],
  ],
  Split: [
    "Cuts a string at each delimiter, or between all characters where the delimiter is empty.",
    [`Split("a|b", "|")`, `["a", "b"]`],
    [`Split("a||", "|")`, `["a", "", ""]`],
    [`Split("añ", "")`, `["a", "ñ"]`],
  ],
  Substring: [
    "Takes `length` bytes out of a string from byte `start` on; with utf8_safe it cuts " +
      "no character.",
    [`Substring("checkout", 0, 5)`, `"check"`],
    [`Substring("naïve", 0, 3, true)`, `"na"`],
    [`Substring("ab", 1, 5)`, "fails"],
  ],
  ToCamelCase: [
    "Writes the words of a string together, each with a capital.",
    [`ToCamelCase("http_status")`, `"HttpStatus"`],
    [`ToCamelCase("http status-code")`, `"HttpStatusCode"`],
  ],
  ToLowerCase: [
    "Writes a string in lower case.",
    [`ToLowerCase("WARN")`, `"warn"`],
    [`ToLowerCase("ÀÉ")`, `"àé"`],
  ],
  ToSnakeCase: [
    "Writes the words of a string in lower case, with underscores between them.",
    [`ToSnakeCase("HttpStatus")`, `"http_status"`],
    [`ToSnakeCase("HTTPStatus404")`, `"http_status_404"`],
  ],
  ToUpperCase: [
    "Writes a string in upper case.",
    [`ToUpperCase("warn")`, `"WARN"`],
    [`ToUpperCase("straße")`, `"STRAßE"`],
  ],
  ToValidUTF8: [
    "Puts U+FFFD, or another replacement, in the place of each run of bytes that are no UTF-8.",
    [`ToValidUTF8(Substring("née", 2, 2), "?")`, `"?e"`],
    [`ToValidUTF8("née")`, `"née"`],
  ],
  Trim: [
    "Takes characters, spaces unless others are given, from both ends of a string.",
    [`Trim("  a b ")`, `"a b"`],
    [`Trim("[x]", "[]")`, `"x"`],
  ],
  TrimPrefix: [
    "Takes a prefix away from a string that has it.",
    [`TrimPrefix("/api/v1", "/api")`, `"/v1"`],
    [`TrimPrefix("/v1", "/api")`, `"/v1"`],
  ],
  TrimSuffix: [
    "Takes a suffix away from a string that has it.",
    [`TrimSuffix("image.png", ".png")`, `"image"`],
    [`TrimSuffix("image.png", ".jpg")`, `"image.png"`],
  ],
};
