// Zones: the clock that a time cell shows.
//
// A time cell holds an instant and the number of a zone (16 bits, where other cells have flavor
// and form). 0 is UTC, which is also what the reference's local zone is here. Other numbers are
// places in a table that lives as long as one batch: zones of the tz database, whose data the
// compiler put into the image, and offsets with or without a name, as texts bring them along.
// Data is read as Go's time.Location does it (zoneinfo.go): the period that the instant falls in,
// and after the last one the rule that the years to come follow (zone-rule.ts).
//
//   Zone data (src/compiler/time/zone-data.ts writes it; offsets count from its start)
//   0         4       8       12      16 .. 23     24             24 + 16 kinds
//   +---------+-------+-------+-------+------------+--------------+-------------+-------------+
//   | periods | kinds | rule  | first | location:  | kinds, and   | i64 starts  | u8 kinds of |
//   | (u32)   | (u32) | (u32) | kind  | name and   | two of the   | of periods  | periods     |
//   |         |       |       | (u32) | its bytes  | rule         |             |             |
//   +---------+-------+-------+-------+------------+--------------+-------------+-------------+
//   Kind    i32 seconds east of UTC | u32 name | u32 name bytes | -
//   "rule" is 0 when there is none. The first kind holds before the first period.

import { Failure } from "../../format/failure";
import { CELL_FLAVOR } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate, arenaEpoch, extend } from "../memory/arena";
import { equalBytes } from "../text/search";
import { ruleEnd, ruleKind, ruleStart, lookUpRule } from "./zone-rule";

const PERIODS = 0;
const KINDS = 4;
const RULE = 8;
const FIRST_KIND = 12;
const LOCATION_NAME = 16;
const LOCATION_NAME_LENGTH = 20;
const KIND_TABLE = 24;
const KIND_BYTES: usize = 16;
const KIND_NAME = 4;
const KIND_NAME_LENGTH = 8;

// A row of the batch's table: data (0 for an offset), offset, name, name bytes, next row of the
// same bucket.
const ROW_DATA = 0;
const ROW_OFFSET = 4;
const ROW_NAME = 8;
const ROW_NAME_LENGTH = 12;
const ROW_NEXT = 16;
const ROW_BYTES: usize = 20;

/** A cell has 16 bits for the number. */
const ZONES_MAX: u32 = 65535;

const BUCKETS: u32 = 256;
const HEADS: usize = memory.data(512, 8);

let rows: usize = 0;
let rowCount: u32 = 0;
let rowCapacity: u32 = 0;
let rowsEpoch: u32 = 0;

const UTC_NAME: usize = memory.data<u8>([0x55, 0x54, 0x43, 0]);

/** What `lookUp` found. */
let offset: i32 = 0;
let name: usize = 0;
let nameBytes: u32 = 0;
let periodStart: i64 = i64.MIN_VALUE;
let periodEnd: i64 = i64.MAX_VALUE;

/** The number of the zone that a time cell shows. */
// @ts-ignore: decorator
@inline
export function zoneOf(cell: usize): u32 {
  return load<u16>(cell, CELL_FLAVOR);
}

/** Gives a time cell, which was just set, its zone. */
// @ts-ignore: decorator
@inline
export function setZone(cell: usize, zone: u32): void {
  store<u16>(cell, <u16>zone, CELL_FLAVOR);
}

/** The number of a zone of the image; 0 after `fail`. */
export function namedZone(data: usize): u32 {
  return findRow(data, 0, 0, 0, <u32>data >> 3);
}

/** The number of an offset with a name, whose bytes are copied; 0 for UTC, and after `fail`. */
export function fixedZone(seconds: i32, from: usize, length: u32): u32 {
  const spread = length == 0 ? 0 : <u32>load<u8>(from) * 31 + <u32>load<u8>(from + length - 1);
  return findRow(0, seconds, from, length, <u32>seconds + spread);
}

function findRow(data: usize, seconds: i32, from: usize, length: u32, hash: u32): u32 {
  if (rowsEpoch != arenaEpoch) resetRows();
  const head = HEADS + ((<usize>(hash * 0x9e3779b1) >> 24) << 1);
  for (let number = <u32>load<u16>(head); number != 0; ) {
    const row = rowOf(number);
    if (isRow(row, data, seconds, from, length)) return number;
    number = load<u32>(row, ROW_NEXT);
  }
  if (rowCount == ZONES_MAX) {
    fail(Failure.Limit, ZONES_MAX);
    return 0;
  }
  const row = addRow();
  store<u32>(row, <u32>data, ROW_DATA);
  store<i32>(row, seconds, ROW_OFFSET);
  store<u32>(row, length == 0 ? 0 : <u32>copyName(from, length), ROW_NAME);
  store<u32>(row, length, ROW_NAME_LENGTH);
  store<u32>(row, load<u16>(head), ROW_NEXT);
  store<u16>(head, <u16>rowCount);
  return rowCount;
}

function isRow(row: usize, data: usize, seconds: i32, from: usize, length: u32): bool {
  if (<usize>load<u32>(row, ROW_DATA) != data) return false;
  if (load<i32>(row, ROW_OFFSET) != seconds) return false;
  if (load<u32>(row, ROW_NAME_LENGTH) != length) return false;
  return equalBytes(load<u32>(row, ROW_NAME), from, length);
}

// @ts-ignore: decorator
@inline
function rowOf(number: u32): usize {
  return rows + <usize>(number - 1) * ROW_BYTES;
}

function resetRows(): void {
  memory.fill(HEADS, 0, <usize>BUCKETS * 2);
  rowsEpoch = arenaEpoch;
  rowCount = 0;
  rowCapacity = 8;
  rows = allocate(<usize>rowCapacity * ROW_BYTES);
}

function addRow(): usize {
  if (rowCount == rowCapacity) {
    rows = extend(rows, <usize>rowCapacity * ROW_BYTES, <usize>rowCapacity * 2 * ROW_BYTES);
    rowCapacity *= 2;
  }
  rowCount++;
  return rowOf(rowCount);
}

function copyName(from: usize, length: u32): usize {
  const copy = allocate(length);
  memory.copy(copy, from, length);
  return copy;
}

/**
 * What the clock of a zone says at an instant: see `zoneOffset` and the others. Time.Location's
 * lookup.
 */
export function lookUp(zone: u32, seconds: i64): void {
  periodStart = i64.MIN_VALUE;
  periodEnd = i64.MAX_VALUE;
  if (zone == 0) {
    take(0, UTC_NAME, 3);
    return;
  }
  const row = rowOf(zone);
  const data = <usize>load<u32>(row, ROW_DATA);
  if (data != 0) lookUpData(data, seconds);
  else take(load<i32>(row, ROW_OFFSET), load<u32>(row, ROW_NAME), load<u32>(row, ROW_NAME_LENGTH));
}

/** How many seconds its clock is ahead of UTC. */
export function zoneOffset(): i32 {
  return offset;
}

/** Its abbreviation then. */
export function zoneName(): usize {
  return name;
}

/** 0 for an offset without a name. */
export function zoneNameBytes(): u32 {
  return nameBytes;
}

/** Location.String: what the tz database calls the zone; for an offset, the name that it has. */
export function locationName(zone: u32): usize {
  if (zone == 0) return UTC_NAME;
  const data = <usize>load<u32>(rowOf(zone), ROW_DATA);
  return data == 0 ? load<u32>(rowOf(zone), ROW_NAME) : data + load<u32>(data, LOCATION_NAME);
}

export function locationNameBytes(zone: u32): u32 {
  if (zone == 0) return 3;
  const row = rowOf(zone);
  const data = <usize>load<u32>(row, ROW_DATA);
  return data == 0 ? load<u32>(row, ROW_NAME_LENGTH) : load<u32>(data, LOCATION_NAME_LENGTH);
}

function take(seconds: i32, from: usize, length: u32): void {
  offset = seconds;
  name = from;
  nameBytes = length;
}

function takeKind(data: usize, index: u32): void {
  const kind = data + KIND_TABLE + <usize>index * KIND_BYTES;
  take(load<i32>(kind), data + load<u32>(kind, KIND_NAME), load<u32>(kind, KIND_NAME_LENGTH));
}

function lookUpData(data: usize, seconds: i64): void {
  const periods = load<u32>(data, PERIODS);
  const kinds = load<u32>(data, KINDS);
  const starts = data + KIND_TABLE + <usize>(kinds + 2) * KIND_BYTES;
  const last = lastNotAfter(starts, periods, seconds);
  if (last < 0) {
    if (periods > 0) periodEnd = load<i64>(starts);
    return takeKind(data, load<u32>(data, FIRST_KIND));
  }
  const rule = load<u32>(data, RULE);
  if (<u32>last == periods - 1 && rule != 0) {
    const table = data + KIND_TABLE + <usize>kinds * KIND_BYTES;
    lookUpRule(data + rule, load<i32>(table), load<i32>(table + KIND_BYTES), seconds);
    periodStart = ruleStart();
    periodEnd = ruleEnd();
    return takeKind(data, kinds + ruleKind());
  }
  periodStart = load<i64>(starts + (<usize>last << 3));
  if (<u32>last + 1 < periods) periodEnd = load<i64>(starts + (<usize>(last + 1) << 3));
  takeKind(data, load<u8>(starts + (<usize>periods << 3) + last));
}

// The last of the ascending starts that is not after the instant; -1 for none.
function lastNotAfter(starts: usize, count: u32, seconds: i64): i32 {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<i64>(starts + (<usize>middle << 3)) <= seconds) low = middle + 1;
    else high = middle;
  }
  return <i32>low - 1;
}

/**
 * The instant of a clock in a zone: time.Date's choice where the clock shows it twice, or never.
 */
export function instantOfClock(zone: u32, clock: i64): i64 {
  lookUp(zone, clock);
  if (offset == 0) return clock;
  const guess = clock - offset;
  if (guess < periodStart || guess >= periodEnd) lookUp(zone, guess);
  return clock - offset;
}

/**
 * The offset that an abbreviation has in a zone, at a clock if it was in use then:
 * Time.Location's lookupName. Answers whether the zone knows it; the offset is `zoneOffset`.
 */
export function lookUpName(zone: u32, from: usize, length: u32, clock: i64): bool {
  const data: usize = zone == 0 ? 0 : load<u32>(rowOf(zone), ROW_DATA);
  if (data == 0) return false;
  const kinds = load<u32>(data, KINDS);
  for (let i: u32 = 0; i < kinds; i++) {
    takeKind(data, i);
    if (!isName(from, length)) continue;
    lookUpData(data, clock - offset);
    if (isName(from, length)) return true;
  }
  for (let i: u32 = 0; i < kinds; i++) {
    takeKind(data, i);
    if (isName(from, length)) return true;
  }
  return false;
}

/** Whether what was looked up last goes by the name. */
export function isName(from: usize, length: u32): bool {
  return nameBytes == length && equalBytes(name, from, length);
}
