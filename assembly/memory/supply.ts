// The host's supply (format/supply.ts): the time of the batch, and random bits.
//
// Bits come from ChaCha with 8 rounds under the host's key: what was given out says nothing about
// what comes next. The count of blocks lives as long as the instance, so no batch repeats
// another's; a host may write a new key at any time.

import { SUPPLY_CLOCK, SUPPLY_KEY } from "../../format/supply";

const SUPPLY = memory.data(48, 16);

/** The block's address, for the host. */
export function supply(): usize {
  return SUPPLY;
}

/** When the batch came, in nanoseconds since 1970. */
export function clockNanoseconds(): i64 {
  return load<i64>(SUPPLY, SUPPLY_CLOCK);
}

const BLOCK = memory.data(64, 16);
const BLOCK_WORDS: u32 = 8;

let blockCount: u64 = 0;
let wordsTaken: u32 = BLOCK_WORDS;

/** 64 random bits. */
export function randomBits(): u64 {
  if (wordsTaken == BLOCK_WORDS) {
    fillBlock();
    wordsTaken = 0;
  }
  const at = BLOCK + <usize>wordsTaken * 8;
  wordsTaken++;
  const bits = load<u64>(at);
  store<u64>(at, 0);
  return bits;
}

// The four rows of the state in a vector each; diagonals are columns of rotated rows.
function fillBlock(): void {
  const row0 = i32x4(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);
  const row1 = v128.load(SUPPLY, SUPPLY_KEY);
  const row2 = v128.load(SUPPLY, SUPPLY_KEY + 16);
  const row3 = i64x2.replace_lane(i64x2.splat(0), 0, blockCount++);
  let a = row0;
  let b = row1;
  let c = row2;
  let d = row3;
  for (let round = 0; round < 8; round++) {
    a = i32x4.add(a, b);
    d = rotateLanes(v128.xor(d, a), 16);
    c = i32x4.add(c, d);
    b = rotateLanes(v128.xor(b, c), 12);
    a = i32x4.add(a, b);
    d = rotateLanes(v128.xor(d, a), 8);
    c = i32x4.add(c, d);
    b = rotateLanes(v128.xor(b, c), 7);
    const even = (round & 1) == 0;
    b = even ? i32x4.shuffle(b, b, 1, 2, 3, 0) : i32x4.shuffle(b, b, 3, 0, 1, 2);
    c = i32x4.shuffle(c, c, 2, 3, 0, 1);
    d = even ? i32x4.shuffle(d, d, 3, 0, 1, 2) : i32x4.shuffle(d, d, 1, 2, 3, 0);
  }
  v128.store(BLOCK, i32x4.add(a, row0));
  v128.store(BLOCK, i32x4.add(b, row1), 16);
  v128.store(BLOCK, i32x4.add(c, row2), 32);
  v128.store(BLOCK, i32x4.add(d, row3), 48);
}

// @ts-ignore: decorator
@inline
function rotateLanes(lanes: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(lanes, bits), i32x4.shr_u(lanes, 32 - bits));
}
