// Writes assembly/text/power-table.ts: the powers of ten that formatting and parsing doubles share.
// Run: node tools/number/powers.mjs > assembly/text/power-table.ts
//
// Each power is a 128-bit mantissa with its top bit set, rounded down. Doubles need 10^-342 ..
// 10^324.

const first = -342;
const last = 324;

function mantissa(power) {
  if (power >= 0) return top(10n ** BigInt(power));
  const divisor = 10n ** BigInt(-power);
  return top((1n << BigInt(divisor.toString(2).length + 130)) / divisor);
}

function top(value) {
  const bits = value.toString(2).length;
  return bits > 128 ? value >> BigInt(bits - 128) : value << BigInt(128 - bits);
}

const hex = (value) => `0x${value.toString(16).padStart(16, "0")}`;
const lines = [];
for (let power = first; power <= last; power++) {
  const value = mantissa(power);
  lines.push(`  ${hex(value & 0xffffffffffffffffn)}, ${hex(value >> 64n)}, // ${power}`);
}
console.log(`// Powers of ten: 128-bit mantissas, top bit set, rounded down, low half first.
// What reads them: powers.ts.
// Made by tools/number/powers.mjs; not to be edited.

/** The first power in the table. */
export const POWER_FIRST = ${first};

/** The last power in the table. */
export const POWER_LAST = ${last};

/** Address of the table: 16 bytes a power. */
export const POWERS: usize = memory.data<u64>([
${lines.join("\n")}
], 16);`);
