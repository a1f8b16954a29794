// FNV-1a, 64 bits: what OTTL's FNV answers (as a signed number).

/** hash/fnv New64a. */
export function fnv1a64(from: usize, length: u32): u64 {
  let hash: u64 = 0xcbf29ce484222325;
  for (const end = from + length; from < end; from++) {
    hash = (hash ^ load<u8>(from)) * 0x100000001b3;
  }
  return hash;
}
