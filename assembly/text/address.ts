// IP addresses and networks as Go's net.ParseIP and net.ParseCIDR read them: always 16 bytes, IPv4
// as ::ffff:a.b.c.d. No zones, no leading zeros in IPv4, "::" stands for at least one group.

/** The bytes of an address that mark it as IPv4. */
const MAPPED_HIGH: u64 = 0;
const MAPPED_MIDDLE: u32 = 0xffff0000;

/** Writes the 16 bytes of the address. Answers whether it is one. */
export function parseAddress(to: usize, from: usize, end: usize): bool {
  for (let at = from; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == 0x2e) {
      store<u64>(to, MAPPED_HIGH);
      store<u32>(to, MAPPED_MIDDLE, 8);
      return parseFour(to + 12, from, end);
    }
    if (byte == 0x3a) return parseSixteen(to, from, end);
  }
  return false;
}

/** net.IP.To4: whether the address is an IPv4 one. */
export function isFour(address: usize): bool {
  return load<u64>(address) == MAPPED_HIGH && load<u32>(address, 8) == MAPPED_MIDDLE;
}

// Four decimal fields.
function parseFour(to: usize, from: usize, end: usize): bool {
  let field: u32 = 0;
  let value: u32 = 0;
  let digits: u32 = 0;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    if (byte == 0x2e) {
      if (digits == 0 || field == 3) return false;
      store<u8>(to + field, value);
      field++;
      value = 0;
      digits = 0;
      continue;
    }
    const digit = byte - 0x30;
    if (digit > 9 || (digits > 0 && value == 0)) return false;
    value = value * 10 + digit;
    if (value > 255) return false;
    digits++;
  }
  if (digits == 0 || field != 3) return false;
  store<u8>(to, value, 3);
  return true;
}

// Eight groups of hexadecimal digits, or six and an IPv4 address, with "::" for groups of zeros.
function parseSixteen(to: usize, from: usize, end: usize): bool {
  store<u64>(to, 0);
  store<u64>(to, 0, 8);
  let gap: i32 = -1;
  let filled: u32 = 0;
  if (end - from >= 2 && load<u16>(from) == 0x3a3a) {
    gap = 0;
    from += 2;
    if (from == end) return true;
  }
  while (filled < 16) {
    const next = readGroup(from, end);
    if (next == 0) return false;
    if (next < end && load<u8>(next) == 0x2e) {
      if ((gap < 0 && filled != 12) || filled > 12) return false;
      if (!parseFour(to + filled, from, end)) return false;
      filled += 4;
      from = end;
      break;
    }
    store<u8>(to + filled, group >> 8);
    store<u8>(to + filled, group, 1);
    filled += 2;
    from = next;
    if (from == end) break;
    if (load<u8>(from) != 0x3a || ++from == end) return false;
    if (load<u8>(from) == 0x3a) {
      if (gap >= 0) return false;
      gap = <i32>filled;
      if (++from == end) break;
    }
  }
  if (from != end) return false;
  return openGap(to, filled, gap);
}

let group: u32 = 0;

// Reads up to four digits into `group`. Answers where they end, or 0.
function readGroup(from: usize, end: usize): usize {
  let at = from;
  group = 0;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at) | 0x20;
    const digit = byte - 0x30 < 10 ? byte - 0x30 : byte - 0x61 < 6 ? byte - 0x57 : 16;
    // Bit 5 makes letters small; of what is no letter it may make a digit.
    if (digit > 15 || (digit < 10 && load<u8>(at) != byte)) break;
    if (at - from > 3) return 0;
    group = (group << 4) | digit;
  }
  return at == from ? 0 : at;
}

// Moves what stands behind the gap to the end.
function openGap(to: usize, filled: u32, gap: i32): bool {
  if (filled == 16) return gap < 0;
  if (gap < 0) return false;
  const behind = filled - <u32>gap;
  memory.copy(to + 16 - behind, to + gap, behind);
  memory.fill(to + gap, 0, 16 - filled);
  return true;
}

/** Bits of the network that `parseNetwork` read, counted in 128. */
export let networkBits: u32 = 0;

/** Writes the first address of the network `address/bits`. Answers whether it is one. */
export function parseNetwork(to: usize, from: usize, end: usize): bool {
  let slash = from;
  while (slash < end && load<u8>(slash) != 0x2f) slash++;
  if (slash == end || !parseAddress(to, from, slash)) return false;
  const four = !hasColon(from, slash);
  let bits: u32 = 0;
  let at = slash + 1;
  if (at == end) return false;
  for (; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) return false;
    bits = min(bits * 10 + digit, 1000);
  }
  if (bits > <u32>(four ? 32 : 128)) return false;
  networkBits = four ? bits + 96 : bits;
  clearFrom(to, networkBits);
  return true;
}

function hasColon(from: usize, end: usize): bool {
  while (from < end) {
    if (load<u8>(from++) == 0x3a) return true;
  }
  return false;
}

function clearFrom(address: usize, bits: u32): void {
  for (let i: u32 = 0; i < 16; i++) {
    const kept = bits > i * 8 ? min<u32>(bits - i * 8, 8) : 0;
    store<u8>(address + i, load<u8>(address + i) & (0xff00 >> kept));
  }
}

/** net.IPNet.Contains, of the network's first address and its bits. */
export function isInNetwork(address: usize, network: usize, bits: u32): bool {
  if (isFour(address) != isFour(network)) return false;
  for (let i: u32 = 0; i * 8 < bits; i++) {
    const kept = min<u32>(bits - i * 8, 8);
    const differs = load<u8>(address + i) ^ load<u8>(network + i);
    if ((differs & (0xff00 >> kept) & 0xff) != 0) return false;
  }
  return true;
}
