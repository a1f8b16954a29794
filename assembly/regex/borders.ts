// Where a match begins and ends, as every engine writes it: the first two captures.

/** Writes the borders of a match that was found; true. */
// @ts-ignore: decorator
@inline
export function found(captures: usize, start: u32, end: u32): bool {
  store<u32>(captures, start);
  store<u32>(captures, end, 4);
  return true;
}
