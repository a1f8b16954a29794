// Zones in a text that is parsed by a Go layout: offsets ("+0530", "-07:00") and abbreviations
// ("CEST").
//
// Both are read as time.Parse does: two digits each at fixed places for an offset; for an
// abbreviation three capitals, four or five ending in T, a few by name, GMT with hours, or a signed
// hour.

import { ZoneForm } from "./layout";

/** What `parseOffset` answers for a text that is no offset. */
export const NO_OFFSET: i32 = i32.MIN_VALUE;

/** Whether the offset read last has hours above 24, minutes or seconds above 60. */
export let offsetOutOfRange = false;

/** How many bytes an offset in a form takes. */
export function offsetBytes(form: ZoneForm): u32 {
  switch (form) {
    case ZoneForm.Hours:
      return 3;
    case ZoneForm.ColonMinutes:
      return 6;
    case ZoneForm.Seconds:
      return 7;
    case ZoneForm.ColonSeconds:
      return 9;
  }
  return 5;
}

/** An offset in seconds east of UTC; NO_OFFSET when there is none. */
export function parseOffset(at: usize, end: usize, form: ZoneForm): i32 {
  offsetOutOfRange = false;
  if (<u32>(end - at) < offsetBytes(form)) return NO_OFFSET;
  const colons = form == ZoneForm.ColonMinutes || form == ZoneForm.ColonSeconds;
  const withSeconds = form == ZoneForm.Seconds || form == ZoneForm.ColonSeconds;
  if (colons && load<u8>(at, 3) != 0x3a) return NO_OFFSET;
  if (form == ZoneForm.ColonSeconds && load<u8>(at, 6) != 0x3a) return NO_OFFSET;
  const step: usize = colons ? 3 : 2;
  // Go stops at the first pair that is none, and checks the ranges of those before it.
  const hours = twoDigits(at + 1);
  const minutes = form == ZoneForm.Hours || hours < 0 ? 0 : twoDigits(at + 1 + step);
  const seconds = !withSeconds || minutes < 0 ? 0 : twoDigits(at + 1 + 2 * step);
  offsetOutOfRange = hours > 24 || minutes > 60 || seconds > 60;
  const sign = load<u8>(at);
  if (offsetOutOfRange) return 0;
  if (hours < 0 || minutes < 0 || seconds < 0) return NO_OFFSET;
  if (sign != 0x2b && sign != 0x2d) return NO_OFFSET;
  const offset = (hours * 60 + minutes) * 60 + seconds;
  return sign == 0x2d ? -offset : offset;
}

function twoDigits(at: usize): i32 {
  const tens = <u32>load<u8>(at) - 0x30;
  const ones = <u32>load<u8>(at, 1) - 0x30;
  return tens > 9 || ones > 9 ? -1 : <i32>(tens * 10 + ones);
}

/** How many bytes of the text are a zone's abbreviation; 0 for none. */
export function zoneNameBytes(at: usize, end: usize): u32 {
  const length = <u32>(end - at);
  if (length < 3) return 0;
  const four = length > 3 ? load<u32>(at) : 0;
  if (four == 0x54536843 || four == 0x5453654d) return 4; // ChST, MeST
  const first = load<u8>(at);
  if (first == 0x47 && load<u16>(at, 1) == 0x544d) return 3 + signedHourBytes(at + 3, end);
  if (first == 0x2b || first == 0x2d) return signedHourBytes(at, end);
  let capitals: u32 = 0;
  while (capitals < 6 && capitals < length && isCapital(load<u8>(at + capitals))) capitals++;
  if (capitals == 3) return 3;
  if (capitals == 4) return load<u8>(at, 3) == 0x54 || four == 0x41544957 ? 4 : 0; // WITA
  return capitals == 5 && load<u8>(at, 4) == 0x54 ? 5 : 0;
}

function isCapital(byte: u32): bool {
  return byte - 0x41 < 26;
}

// A sign and a number up to 23; 0 for none.
function signedHourBytes(from: usize, end: usize): u32 {
  if (from == end || (load<u8>(from) != 0x2b && load<u8>(from) != 0x2d)) return 0;
  let value: u32 = 0;
  let at = from + 1;
  for (; at < end && <u32>load<u8>(at) - 0x30 < 10; at++) {
    value = min(value * 10 + (<u32>load<u8>(at) - 0x30), 1000);
  }
  return at == from + 1 || value > 23 ? 0 : <u32>(at - from);
}
