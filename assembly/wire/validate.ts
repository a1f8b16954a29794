// The validator: reads every field of a batch as the schema has it and says whether all of it is
// sound.
//
// The simplest walk there is, one call a message. Beyond read.ts and field.ts it decides one thing:
// how deep values nest. Not decided: UTF-8 (strings are bytes here), enum values, and the
// deprecated field 1000 of the Resource messages, which is a field like any unknown one. Cases:
// test/conformance/wire/vectors.ndjson.

import { VALUE_MESSAGES_MAX } from "../../format/limits";
import { Message } from "../../format/otlp";
import {
  PROBLEM_CODE,
  PROBLEM_FIELD,
  PROBLEM_MESSAGE,
  PROBLEM_OFFSET,
  WireProblem,
} from "../../format/wire-problem";
import { fieldNumber, fieldStart, fieldWord, readField } from "./field";
import { batchStart, hasProblem, malformed, problem, startChecking, stopChecking } from "./read";
import { FieldKind, isValueMessage, kindOf, messageIn, wordsOf } from "./schema";

/** Where the record of the first defect stands (format/wire-problem.ts). */
export function problemAddress(): usize {
  return problem;
}

/**
 * Checks `length` bytes at `start` as a message of type `root`. 0 accepts, else a WireProblem with
 * its record in `problem`.
 */
export function validateBatch(root: Message, start: usize, length: usize): i32 {
  startChecking(start);
  checkMessage(root, start, start + length, 0);
  stopChecking();
  return load<i32>(problem, PROBLEM_CODE);
}

function checkMessage(message: u32, start: usize, end: usize, depth: u32): void {
  const words = wordsOf(message);
  let p = start;
  while (p < end) {
    const at = p;
    p = readField(words, at, end);
    const number = fieldNumber;
    if (!hasProblem() && kindOf(fieldWord) == FieldKind.Message) {
      const inner = messageIn(fieldWord);
      const innerDepth = isValueMessage(inner) ? depth + 1 : 0;
      if (innerDepth <= <u32>VALUE_MESSAGES_MAX) {
        checkMessage(inner, fieldStart, p, innerDepth);
        // Whoever found a defect noted its place.
        if (hasProblem()) return;
        continue;
      }
      malformed(at, WireProblem.TooDeep, 0, VALUE_MESSAGES_MAX);
    }
    if (hasProblem()) {
      place(at - batchStart, message, number);
      return;
    }
  }
}

/**
 * Notes in which field the defect is: readers know the byte (in the midst of a varint, a group),
 * the walk its field.
 */
function place(offset: usize, message: u32, number: u32): void {
  store<u32>(problem, <u32>offset, PROBLEM_OFFSET);
  store<u32>(problem, message, PROBLEM_MESSAGE);
  store<u32>(problem, number, PROBLEM_FIELD);
}
