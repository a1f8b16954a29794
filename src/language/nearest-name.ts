// Nearest names: what somebody meant who wrote a name that does not exist.
//
// Distance is Damerau-Levenshtein (optimal string alignment: insertions, deletions, substitutions
// and swaps of neighbours), on lower case, so that `tolowercase` finds ToLowerCase. A name is near
// when a third of its characters or fewer differ. One that continues what was written (`attr` and
// `attributes`), begins it (`time` and `timestamp`) or has all its words (`SPAN_KIND_SERVER` and
// `SERVER`) is near as well, if not as near.

/** Most names that are suggested. */
const SUGGESTIONS_MAX = 3;

/** The names that are near to `written`, nearest first; ties in the order given. */
export function nearestNames(written: string, names: Iterable<string>): string[] {
  const wanted = written.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const near: { name: string; distance: number }[] = [];
  for (const name of new Set(names)) {
    const candidate = name.toLowerCase();
    let distance = editDistance(wanted, candidate, limit);
    if (distance > limit && isPart(written, name)) distance = limit;
    if (distance <= limit && name !== written) near.push({ name, distance });
  }
  near.sort((left, right) => left.distance - right.distance);
  return near.slice(0, SUGGESTIONS_MAX).map((candidate) => candidate.name);
}

/** Shorter than this, what is written is no part of a name but an accident. */
const PART_CHARACTERS_MIN = 3;

function isPart(written: string, name: string): boolean {
  if (Math.min(written.length, name.length) < PART_CHARACTERS_MIN) return false;
  if (written.toLowerCase().startsWith(name.toLowerCase())) return true;
  if (name.toLowerCase().startsWith(written.toLowerCase())) return true;
  const known = wordsOf(name);
  return wordsOf(written).every((word) => known.includes(word));
}

/** `ToLowerCase`: to, lower, case. `parent_span_id`: parent, span, id. */
function wordsOf(name: string): string[] {
  const spaced = name.replace(/([a-z0-9])(?=[A-Z])/g, "$1_");
  return spaced.toLowerCase().split(/[_.]/);
}

/** The distance of two words, or anything above `limit` when it is more than that. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) {
        best = Math.min(best, at(beforePrevious, column - 2) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
