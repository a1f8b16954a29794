// How a parser of this folder says that it failed: it returns its value, and the outcome stands
// here until the next parser runs. A success sets it as well, so a caller asks right after the call
// and never clears anything.
//
// Writers of this folder take `to`, the address where their text goes, and return the address
// behind it; each says how much room it needs. Readers take an address and a length in bytes and
// never read past them.

/** What became of the last parse. */
export enum Outcome {
  Ok = 0,
  /** The text is not of the form. */
  Syntax = 1,
  /** The form is right, the value does not fit; what was returned is the nearest that does. */
  Range = 2,
  /** The base is none that Go knows. */
  Base = 3,
}

let last: Outcome = Outcome.Ok;

/** The outcome of the parser that ran last. */
export function outcome(): Outcome {
  return last;
}

/** Sets the outcome and returns `value`: the last line of a parser. */
export function settle<T>(result: Outcome, value: T): T {
  last = result;
  return value;
}
