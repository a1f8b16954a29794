// Sorting words in place, for medians: heapsort, since somebody's data decides how many there are
// and how they lie.

/** Sorts doubles, NaN before all else, as Go's sort.Float64s does. */
export function sortDoubles(words: usize, count: u32): void {
  // In the order of these ints doubles lie in theirs; -0 and 0 are both 0 to a median.
  for (let i: u32 = 0; i < count; i++) {
    const at = words + (<usize>i << 3);
    const value = load<f64>(at);
    store<i64>(at, value != value ? i64.MIN_VALUE : turned(reinterpret<i64>(value)));
  }
  sortInts(words, count);
  for (let i: u32 = 0; i < count; i++) {
    const at = words + (<usize>i << 3);
    const key = load<i64>(at);
    store<f64>(at, key == i64.MIN_VALUE ? NaN : reinterpret<f64>(turned(key)));
  }
}

// Negative doubles grow where their bits as an int shrink: all bits but the sign are turned. Its
// own inverse.
function turned(bits: i64): i64 {
  return bits < 0 ? bits ^ 0x7fffffffffffffff : bits;
}

/** Sorts signed ints. */
export function sortInts(words: usize, count: u32): void {
  for (let i = <i32>(count >> 1) - 1; i >= 0; i--) sink(words, i, count);
  for (let end = count; end > 1; ) {
    end -= 1;
    const last = words + (<usize>end << 3);
    const top = load<i64>(words);
    store<i64>(words, load<i64>(last));
    store<i64>(last, top);
    sink(words, 0, end);
  }
}

function sink(words: usize, root: u32, count: u32): void {
  const value = load<i64>(words + (<usize>root << 3));
  while (true) {
    let child = root * 2 + 1;
    if (child >= count) break;
    let at = words + (<usize>child << 3);
    if (child + 1 < count && load<i64>(at, 8) > load<i64>(at)) {
      child += 1;
      at += 8;
    }
    if (load<i64>(at) <= value) break;
    store<i64>(words + (<usize>root << 3), load<i64>(at));
    root = child;
  }
  store<i64>(words + (<usize>root << 3), value);
}
