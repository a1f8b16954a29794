// The last blocks of MD5, SHA-1 and SHA-2: what is left of the message, a one bit, zeros, and the
// length in bits.
//
// Whole blocks are hashed where they lie; only the rest is copied here.

/** Where the last blocks stand: at most two of 128 bytes. */
export const BLOCK_TAIL: usize = memory.data(256, 16);

/**
 * Lays out the last blocks of a message of `length` bytes whose whole blocks end at `rest`; answers
 * their end. The length field takes an eighth of a block, in big-endian order when `bigEndian`.
 */
export function padBlocks(rest: usize, length: u32, blockBytes: u32, bigEndian: bool): usize {
  const left = length & (blockBytes - 1);
  const need = left + 1 + (blockBytes >> 3);
  const size = need > blockBytes ? blockBytes << 1 : blockBytes;
  memory.copy(BLOCK_TAIL, rest, left);
  memory.fill(BLOCK_TAIL + left, 0, size - left);
  store<u8>(BLOCK_TAIL + left, 0x80);
  const bits = <u64>length << 3;
  const end = BLOCK_TAIL + size;
  store<u64>(end - 8, bigEndian ? bswap<u64>(bits) : bits);
  return end;
}
