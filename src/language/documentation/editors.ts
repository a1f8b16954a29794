// What docs/FUNCTIONS.md says: the editors of the stable language. An editor's example is a
// statement; its answer is what the first argument reads afterwards.

import type { Documentation } from "./documented.ts";

export const editors: Documentation = {
  append: [
    "Adds one value or several to the end of a list; a single value becomes the list's " +
      "first item.",
    [`append(log.attributes["a"], "y")`, `["x", "y"]`],
    [`append(log.attributes["tags"], values=["d", 4])`, `["a", "b", "c", "d", 4]`, "nested"],
    [`append(log.attributes["absent"], 1)`, "[1]"],
  ],
  clear: [
    "Sets a path to the empty value of its type: an empty map, list or string, 0 or false.",
    ["clear(log.attributes)", "{}"],
    ["clear(log.body)", `""`],
  ],
  delete_index: [
    "Removes an item of a list, or the items from start_index up to but not including " +
      "end_index.",
    [`delete_index(log.attributes["tags"], 1)`, `["a", "c"]`, "nested"],
    [`delete_index(log.attributes["tags"], 0, 2)`, `["c"]`, "nested"],
  ],
  delete_key: [
    "Removes a key from a map, if the map has it.",
    [`delete_key(log.attributes, "a")`, `{"b": 2}`],
    [`delete_key(log.attributes["http"], "status")`, `{"method": "GET"}`, "nested"],
    [`delete_key(log.attributes, "absent")`, `{"a": "x", "b": 2}`],
  ],
  delete_matching_keys: [
    "Removes the keys in which a regular expression matches.",
    [`delete_matching_keys(log.attributes, "^b")`, `{"a": "x"}`],
    [
      `delete_matching_keys(log.attributes, "(?i)TAG")`,
      `{"http": {"method": "GET", "status": 200}}`,
      "nested",
    ],
  ],
  flatten: [
    "Lifts what is nested in a map to its top, under dotted keys; items of lists get " +
      "their index.",
    [
      "flatten(log.attributes)",
      `{"http.method": "GET", "http.status": 200, "tags.0": "a", "tags.1": "b", ` +
        `"tags.2": "c"}`,
      "nested",
    ],
    [`flatten(log.attributes, "p")`, `{"p.a": "x", "p.b": 2}`],
  ],
  keep_keys: [
    "Removes every key of a map that is not listed.",
    [`keep_keys(log.attributes, ["b", "c"])`, `{"b": 2}`],
    ["keep_keys(log.attributes, [])", "{}"],
  ],
  keep_matching_keys: [
    "Removes every key in which a regular expression does not match.",
    [`keep_matching_keys(log.attributes, "^b")`, `{"b": 2}`],
    [`keep_matching_keys(log.attributes["http"], "^m")`, `{"method": "GET"}`, "nested"],
  ],
  limit: [
    "Cuts a map down to `limit` keys; those of priority_keys are the last to go.",
    [`limit(log.attributes, 1, ["b"])`, `{"b": 2}`],
    ["limit(log.attributes, 1, [])", `{"a": "x"}`],
  ],
  merge_maps: [
    "Copies the entries of source into a map: insert adds new keys only, update changes " +
      "known ones only, upsert does both.",
    [`merge_maps(log.attributes, {"b": 3, "c": 4}, "insert")`, `{"a": "x", "b": 2, "c": 4}`],
    [`merge_maps(log.attributes, {"b": 3, "c": 4}, "update")`, `{"a": "x", "b": 3}`],
    [
      `merge_maps(log.attributes, ParseJSON("{\\"c\\": true}"), "upsert")`,
      `{"a": "x", "b": 2, "c": true}`,
    ],
  ],
  replace_all_matches: [
    "Replaces each string of a map that a glob matches as a whole.",
    [`replace_all_matches(log.attributes, "x*", "y")`, `{"a": "y", "b": 2}`],
    [
      `replace_all_matches(log.attributes["http"], "G?T", "{method}")`,
      `{"method": "{method}", "status": 200}`,
      "nested",
    ],
  ],
  replace_all_patterns: [
    "Replaces what a regular expression matches, in the keys of a map or in its strings.",
    [`replace_all_patterns(log.attributes, "key", "^", "n.")`, `{"n.a": "x", "n.b": 2}`],
    [
      `replace_all_patterns(log.attributes["http"], "value", "(G)(ET)", "$2$1")`,
      `{"method": "ETG", "status": 200}`,
      "nested",
    ],
    [
      `replace_all_patterns(log.attributes, "value", "x", "x", SHA1)`,
      `{"a": "11f6ad8ec52a2984abaafd7c3b516503785c2072", "b": 2}`,
    ],
  ],
  replace_match: [
    "Replaces a string that a glob matches as a whole.",
    [`replace_match(log.body, "h*o", "bye")`, `"bye"`],
    [`replace_match(log.body, "ell", "bye")`, `"hello"`],
  ],
  replace_pattern: [
    "Replaces what a regular expression matches in a string; a function may have a say " +
      "in what comes in its place.",
    [`replace_pattern(log.body, "l+", "L")`, `"heLo"`],
    [`replace_pattern(log.body, "(h)(e)", "$2$1")`, `"ehllo"`],
    [`replace_pattern(log.body, "(e.*)", "$1", ToUpperCase, "<%s>")`, `"h<ELLO>"`],
  ],
  set: [
    "Writes a value to a path; nil changes nothing.",
    [`set(log.attributes["a"], 5)`, "5"],
    [`set(log.body, log.attributes["b"])`, "2"],
    [`set(log.attributes["a"], nil)`, "nil"],
    [`set(log.severity_text, "WARN") where log.body == "hello"`, `"WARN"`],
  ],
  stringify_all: [
    "Turns every value of a map into a string; maps and lists become JSON.",
    ["stringify_all(log.attributes)", `{"a": "x", "b": "2"}`],
    [
      "stringify_all(log.attributes)",
      `{"http": "{\\"method\\":\\"GET\\",\\"status\\":200}", "tags": ` +
        `"[\\"a\\",\\"b\\",\\"c\\"]"}`,
      "nested",
    ],
  ],
  truncate_all: [
    "Cuts every string of a map to `limit` bytes, between characters unless utf8_safe is " +
      "false; the marker counts.",
    ["truncate_all(log.attributes, 0)", `{"a": "", "b": 2}`],
    [`truncate_all(log.attributes["http"], 2)`, `{"method": "GE", "status": 200}`, "nested"],
    [
      `truncate_all(log.attributes["http"], 2, true, "~")`,
      `{"method": "G~", "status": 200}`,
      "nested",
    ],
  ],
};
