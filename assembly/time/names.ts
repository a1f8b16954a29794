// English names of months and weekdays: a length byte and nine bytes of text each.

const NAME_BYTES: usize = 10;

const MONTHS: usize = memory.data<u8>([
  7, 74, 97, 110, 117, 97, 114, 121, 0, 0, // January
  8, 70, 101, 98, 114, 117, 97, 114, 121, 0, // February
  5, 77, 97, 114, 99, 104, 0, 0, 0, 0, // March
  5, 65, 112, 114, 105, 108, 0, 0, 0, 0, // April
  3, 77, 97, 121, 0, 0, 0, 0, 0, 0, // May
  4, 74, 117, 110, 101, 0, 0, 0, 0, 0, // June
  4, 74, 117, 108, 121, 0, 0, 0, 0, 0, // July
  6, 65, 117, 103, 117, 115, 116, 0, 0, 0, // August
  9, 83, 101, 112, 116, 101, 109, 98, 101, 114, // September
  7, 79, 99, 116, 111, 98, 101, 114, 0, 0, // October
  8, 78, 111, 118, 101, 109, 98, 101, 114, 0, // November
  8, 68, 101, 99, 101, 109, 98, 101, 114, 0, // December
]);

const WEEKDAYS: usize = memory.data<u8>([
  6, 83, 117, 110, 100, 97, 121, 0, 0, 0, // Sunday
  6, 77, 111, 110, 100, 97, 121, 0, 0, 0, // Monday
  7, 84, 117, 101, 115, 100, 97, 121, 0, 0, // Tuesday
  9, 87, 101, 100, 110, 101, 115, 100, 97, 121, // Wednesday
  8, 84, 104, 117, 114, 115, 100, 97, 121, 0, // Thursday
  6, 70, 114, 105, 100, 97, 121, 0, 0, 0, // Friday
  8, 83, 97, 116, 117, 114, 100, 97, 121, 0, // Saturday
]);

/** Address of a month's name; 0 is January. */
export function monthName(month: u32): usize {
  return MONTHS + <usize>month * NAME_BYTES + 1;
}

/** Address of a weekday's name; 0 is Sunday. */
export function weekdayName(weekday: u32): usize {
  return WEEKDAYS + <usize>weekday * NAME_BYTES + 1;
}

/** How many bytes a name has. */
export function nameLength(name: usize): u32 {
  return load<u8>(name - 1);
}
