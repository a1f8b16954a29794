// The format of a Time call, ready for the machine: the parser's program and, where a text may
// bring along the abbreviation of a zone, the zones that go by one
// (assembly/functions/time-text.ts draws the box).

import { strptimeProgram } from "../strptime.ts";
import { zoneData } from "./zone-data.ts";
import { abbreviations, findZone } from "./zones.ts";

const HEADER_BYTES = 8;
const ABBREVIATION_BYTES = 16;

/**
 * Whether a text of this format brings along the abbreviation of a zone. Literal text may be an
 * element of a Go layout too: the machine sees the layout, not the directives.
 */
export function readsAbbreviations(format: string): boolean {
  return /%Z|MST/u.test(format);
}

/** The box of a format that has no problem. */
export function timeFormatData(format: string): Uint8Array {
  const program = strptimeProgram(format);
  const names = readsAbbreviations(format) ? abbreviations() : [];
  const zones = names.map(dataOf);
  const table = aligned(HEADER_BYTES + program.length);
  const starts: number[] = [];
  let end = table + names.length * ABBREVIATION_BYTES;
  for (const each of zones) {
    starts.push(end);
    end = aligned(end + each.length);
  }
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, table, true);
  view.setUint32(4, names.length, true);
  bytes.set(program, HEADER_BYTES);
  for (const [at, name] of names.entries()) {
    const entry = table + at * ABBREVIATION_BYTES;
    const start = starts[at] ?? 0;
    view.setUint32(entry, name.length, true);
    for (let letter = 0; letter < name.length; letter++) {
      bytes[entry + 4 + letter] = name.charCodeAt(letter);
    }
    view.setUint32(entry + 12, start, true);
    bytes.set(zones[at] ?? [], start);
  }
  return bytes;
}

function aligned(size: number): number {
  return Math.ceil(size / 8) * 8;
}

function dataOf(name: string): Uint8Array {
  const zone = findZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zoneData(zone, name);
}
