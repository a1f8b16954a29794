// Names of arguments: `Substring(target="x", utf8_safe=true, ...)`.
//
// The reference turns an argument's name into camel case (iancoleman/strcase) and looks for a Go
// field of exactly that name. So `utf8_safe`, `utf8safe` and `utf8Safe` all mean Utf8Safe, and
// nothing but `source_i_p` means SourceIP. The same rule on both sides, the argument's name and the
// parameter's, gives the same answers without knowing Go's fields.

import type { Parameter } from "./record.ts";

/** The parameter that an argument's name means, by index; -1 when it is none. */
export function findParameter(parameters: readonly Parameter[], argumentName: string): number {
  const field = camelCase(argumentName);
  return parameters.findIndex((parameter) => fieldName(parameter) === field);
}

/** How a parameter's name is written in a call. */
export function spelling(parameter: Parameter): string {
  return parameter.written ?? parameter.name;
}

/** The Go field that the reference finds for a parameter. */
export function fieldName(parameter: Parameter): string {
  return camelCase(spelling(parameter));
}

/**
 * A letter after the start, a digit or an underscore is raised; the second of two capitals is
 * lowered.
 */
function camelCase(name: string): string {
  let result = "";
  let raiseNext = true;
  let afterCapital = false;
  for (const character of name) {
    const capital = /[A-Z]/.test(character);
    if (character === "_") {
      raiseNext = true;
    } else {
      const raised = raiseNext ? character.toUpperCase() : character;
      result += !raiseNext && afterCapital && capital ? character.toLowerCase() : raised;
      raiseNext = /[0-9]/.test(character);
    }
    afterCapital = capital;
  }
  return result;
}
