// The tz database: zones by name, unpacked from the table that tools/time/zones/main.go writes.
//
// A program carries the data of the zones that its texts name and no others, so nothing of this
// is needed where it runs.

import { largeTables } from "../tables/large-tables.ts";
import type { TimeTables } from "../tables/large-tables.ts";

/** What a clock shows for a while: seconds east of UTC, and an abbreviation. */
export interface ZoneKind {
  readonly offset: number;
  readonly name: string;
}

export interface Zone {
  readonly kinds: readonly ZoneKind[];
  /** The kind that holds before the first period. */
  readonly firstKind: number;
  /** Where periods begin, in seconds since 1970, ascending. */
  readonly periods: readonly { readonly start: number; readonly kind: number }[];
  /**
   * How the years behind the last period go, as POSIX writes it: present where there is summer
   * time.
   */
  readonly rule: string;
}

interface Database {
  readonly tables: TimeTables;
  readonly bytes: Uint8Array;
  /** Where a zone begins, by its names. */
  readonly starts: ReadonlyMap<string, number>;
}

let database: Database | undefined;

/** The zone of a name, or of a further name for it. */
export function findZone(name: string): Zone | undefined {
  const known = knownZones();
  const start = known?.starts.get(name);
  if (known === undefined || start === undefined) return undefined;
  return new ZoneReader(known.bytes, start).zone();
}

/**
 * Names that a text may have for a zone where the reference looks for an abbreviation: EST, GMT,
 * CET ...
 */
export function abbreviations(): readonly string[] {
  const names = [...(knownZones()?.starts.keys() ?? [])];
  return names.filter((name) => /^(?:[A-Z]{3}|[A-Z]{3,4}T|GMT[+-]\d+)$/u.test(name));
}

/** Unpacked once. */
function knownZones(): Database | undefined {
  const tables = largeTables().time;
  if (tables === undefined || tables === database?.tables) return tables && database;
  const bytes = Uint8Array.from(atob(tables.zoneBytes), (letter) => letter.charCodeAt(0));
  database = { tables, bytes, starts: readStarts(tables.zoneNames, bytes) };
  return database;
}

function readStarts(names: string, bytes: Uint8Array): Map<string, number> {
  const starts = new Map<string, number>();
  let at = 0;
  for (const group of names.split("|")) {
    const reader = new ZoneReader(bytes, at);
    const length = reader.unsigned();
    for (const name of group.split(" ")) starts.set(name, reader.at);
    at = reader.at + length;
  }
  return starts;
}

class ZoneReader {
  constructor(
    private readonly from: Uint8Array,
    public at: number,
  ) {}

  zone(): Zone {
    const kinds = this.list(() => ({ offset: this.signed(), name: this.text() }));
    const firstKind = this.unsigned();
    let start = 0;
    const periods = this.list(() => {
      start += this.distance();
      return { start, kind: this.byte() };
    });
    return { kinds, firstKind, periods, rule: this.text() };
  }

  private byte(): number {
    return this.from[this.at++] ?? 0;
  }

  // Numbers may have more than 32 bits, so no shifts.
  unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  }

  private signed(): number {
    return unzigzag(this.unsigned());
  }

  private distance(): number {
    const code = this.unsigned();
    return unzigzag(Math.floor(code / 2)) * (code % 2 === 0 ? 60 : 1);
  }

  private text(): string {
    const length = this.unsigned();
    this.at += length;
    return String.fromCharCode(...this.from.subarray(this.at - length, this.at));
  }

  private list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.unsigned() }, read);
  }
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
