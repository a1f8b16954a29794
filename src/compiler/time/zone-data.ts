// A zone as the machine reads it: assembly/time/zone.ts and zone-rule.ts draw the boxes.

import type { Zone, ZoneKind } from "./zones.ts";

const HEADER_BYTES = 24;
const KIND_BYTES = 16;
const PERIOD_BYTES = 9;
const RULE_BYTES = 40;
const FIRST_SECOND = -(2n ** 63n);

/** The bytes of a zone that is called `location`. They may lie anywhere. */
export function zoneData(zone: Zone, location: string): Uint8Array {
  const rule = zone.rule === "" ? undefined : parseRule(zone.rule);
  const kinds = [...zone.kinds, rule?.standard ?? noKind, rule?.summer ?? noKind];
  // Where there is a rule alone, it goes for all time.
  const periods = zone.periods.length > 0 ? zone.periods : [{ start: undefined, kind: 0 }];
  const starts = HEADER_BYTES + kinds.length * KIND_BYTES;
  const ruleStart = Math.ceil((starts + periods.length * PERIOD_BYTES) / 4) * 4;
  let text = ruleStart + RULE_BYTES;
  const letters = kinds.reduce((sum, { name }) => sum + name.length, location.length);
  const bytes = new Uint8Array(text + letters);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, periods.length, true);
  view.setUint32(4, zone.kinds.length, true);
  view.setUint32(8, rule === undefined ? 0 : ruleStart, true);
  view.setUint32(12, zone.firstKind, true);
  view.setUint32(16, text, true);
  view.setUint32(20, location.length, true);
  for (const letter of location) bytes[text++] = letter.charCodeAt(0);
  for (const [at, { offset, name }] of kinds.entries()) {
    const kind = HEADER_BYTES + at * KIND_BYTES;
    view.setInt32(kind, offset, true);
    view.setUint32(kind + 4, text, true);
    view.setUint32(kind + 8, name.length, true);
    for (const letter of name) bytes[text++] = letter.charCodeAt(0);
  }
  for (const [at, { start, kind }] of periods.entries()) {
    view.setBigInt64(starts + at * 8, start === undefined ? FIRST_SECOND : BigInt(start), true);
    bytes[starts + periods.length * 8 + at] = kind;
  }
  for (const [at, word] of (rule?.words ?? []).entries()) {
    view.setInt32(ruleStart + at * 4, word, true);
  }
  return bytes;
}

const noKind: ZoneKind = { offset: 0, name: "" };

interface Rule {
  readonly standard: ZoneKind;
  readonly summer: ZoneKind;
  /** Start and end of summer time, five numbers each. */
  readonly words: readonly number[];
}

const rulePattern =
  /^(<[^>]+>|[A-Za-z]+)([-+]?[\d:]+)(<[^>]+>|[A-Za-z]+)([-+]?[\d:]+)?,([^,]+),([^,]+)$/u;

/** Reads a rule such as EST5EDT,M3.2.0,M11.1.0: its offsets count westwards. */
function parseRule(text: string): Rule {
  const parts = rulePattern.exec(text);
  if (parts === null) throw new Error(`no rule of a time zone: ${text}`);
  const [, standardName = "", west = "", summerName = "", summerWest, from = "", to = ""] = parts;
  const offset = -secondsOf(west);
  const summer = summerWest === undefined ? offset + 3600 : -secondsOf(summerWest);
  return {
    standard: { offset, name: bare(standardName) },
    summer: { offset: summer, name: bare(summerName) },
    words: [...dayOf(from), ...dayOf(to)],
  };
}

function bare(name: string): string {
  return name.replace(/[<>]/gu, "");
}

/** Hours, minutes and seconds, with a sign. */
function secondsOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[-+]/u, "").split(":").map(Number);
  const total = hours * 3600 + minutes * 60 + seconds;
  return text.startsWith("-") ? -total : total;
}

/** Form, day, week, month, seconds of the day. */
function dayOf(text: string): number[] {
  const [day = "", time = "2"] = text.split("/");
  const seconds = secondsOf(time);
  if (day.startsWith("J")) return [0, Number(day.slice(1)), 0, 0, seconds];
  if (!day.startsWith("M")) return [1, Number(day), 0, 0, seconds];
  const [month = 0, week = 0, weekday = 0] = day.slice(1).split(".").map(Number);
  return [2, weekday, week, month, seconds];
}
