// Functions that the language has and the engine has no code for yet: calling one is a diagnostic
// that says so, instead of a failure for every record. A function leaves this list when its code
// arrives.

import {
  dataPointEditors,
  metricEditors,
  metricQuestions,
  spanEditors,
} from "../language/functions/processors.ts";

const families = [metricEditors, dataPointEditors, metricQuestions, spanEditors];

export const missingFunctions: ReadonlySet<string> = new Set(
  families.flat().map((record) => record.name),
);
