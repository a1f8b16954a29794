// Checks of literals that are written in a small language of their own, for diagnostics that point
// at them. What is not checked here is refused when it is compiled.

import { xpathFault } from "../functions/xpath/xpath.ts";
import type { Notation } from "../language/functions/record.ts";
import type { NotationCompiler } from "./lowering.ts";
import { encodingData, encodingFault } from "./charsets/charsets.ts";
import { compilePattern } from "./pattern/compile.ts";
import { PatternError } from "./pattern/error.ts";
import { compileGlob } from "./pattern/glob.ts";
import { compileGrok } from "./pattern/grok.ts";
import { parsePattern } from "./pattern/parse.ts";
import { strptimeLayout, strptimeProblem } from "./strptime.ts";
import { largeTables, missingTables } from "./tables/large-tables.ts";
import { findLocale, localeData } from "./time/locales.ts";
import { readsAbbreviations, timeFormatData } from "./time/time-format.ts";
import { zoneData } from "./time/zone-data.ts";
import { findZone } from "./time/zones.ts";

/**
 * Says what is wrong with a literal, as the end of "... is not valid: "; undefined when nothing is.
 */
export type NotationCheck = (text: string) => string | undefined;

export type NotationChecks = { readonly [N in Notation]?: NotationCheck };

export const notationChecks: NotationChecks = {
  regex: regexFault,
  glob: (text) => patternFault(text, compileGlob),
  layout: strptimeProblem,
  timeFormat: timeFormatFault,
  timeZone: zoneFault,
  locale: localeFault,
  encoding: encodingFault,
  // An empty one is the default where the parameter is optional, else refused by the function.
  xpath: (text) => (text === "" ? undefined : xpathFault(text, regexFault)),
};

function regexFault(text: string): string | undefined {
  return patternFault(text, parsePattern);
}

function patternFault(text: string, read: (text: string) => unknown): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return error.message.replace("error parsing regexp: ", "") + adviceOn(error.message);
  }
}

/** What other engines have and RE2 has not, by how Go complains of it. */
const advices: readonly [complaint: RegExp, advice: string][] = [
  [/`\(\?<?[=!]/, "RE2 has no lookahead and no lookbehind"],
  [/`\\[1-9]|`\(\?P$|`\(\?P=/, "RE2 has no references to groups"],
  [/nested .*`[*+?}]\+`|`\(\?>/, "RE2 has no possessive repetition and no atomic groups"],
  [/`\\Z`/, "the end of the text is \\z"],
  [/argument .*`[*+?]/, "any text is .*, a literal sign is escaped"],
];

function adviceOn(message: string): string {
  const advice = advices.find(([complaint]) => complaint.test(message))?.[1];
  return advice === undefined ? "" : `; ${advice}`;
}

const missingTimes = missingTables("zones and languages", "time-tables");

// Go's local zone is UTC here.
const utcNames: readonly string[] = ["", "UTC", "Local"];

function timeFormatFault(format: string): string | undefined {
  const problem = strptimeProblem(format);
  if (problem !== undefined || !readsAbbreviations(format)) return problem;
  return largeTables().time === undefined ? missingTimes : undefined;
}

function zoneFault(name: string): string | undefined {
  if (utcNames.includes(name) || findZone(name) !== undefined) return undefined;
  if (largeTables().time === undefined) return missingTimes;
  return `there is no time zone ${JSON.stringify(name)}`;
}

function localeFault(tag: string): string | undefined {
  if (findLocale(tag) !== undefined) return undefined;
  if (largeTables().time === undefined) return missingTimes;
  return `there is no language ${JSON.stringify(tag)}`;
}

function zoneBytes(name: string): Uint8Array | undefined {
  const zone = utcNames.includes(name) ? undefined : findZone(name);
  return zone && zoneData(zone, name);
}

function localeBytes(tag: string): Uint8Array {
  const locale = findLocale(tag);
  if (locale === undefined) throw new Error(`no language ${tag}`);
  return localeData(locale);
}

/** Compiles literals to what the machine runs. Throws what the checks above report. */
export const notationCompiler: NotationCompiler = {
  pattern: (source) => compilePattern(source).bytes,
  glob: (source) => compileGlob(source).bytes,
  layout: strptimeLayout,
  timeFormat: timeFormatData,
  timeZone: zoneBytes,
  locale: localeBytes,
  encoding: encodingData,
  grok: compileGrok,
};
