// Networks in CIDR notation, by the rules of Go's net.ParseCIDR: `10.0.0.0/8`, `2001:db8::/32`,
// `::ffff:1.2.3.4/96`. Decimal parts have no leading zeros, there is no zone, and "::" stands for
// one group at least.

/** Whether a text is a network. */
export function isCidr(text: string): boolean {
  const slash = text.indexOf("/");
  if (slash < 0) return false;
  const address = text.slice(0, slash);
  const bits = text.slice(slash + 1);
  if (!/^[0-9]+$/.test(bits)) return false;
  const bitsMax = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
  return Number(bits) <= bitsMax;
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every(isDecimalByte);
}

function isDecimalByte(part: string): boolean {
  return /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255;
}

function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => groupCount(half, index === halves.length - 1));
  if (counts.includes(undefined)) return false;
  const groups = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/**
 * The groups of 16 bits in a run of them; an IPv4 address may end the last run and counts as two.
 */
function groupCount(run: string, isLast: boolean): number | undefined {
  if (run === "") return 0;
  const groups = run.split(":");
  const tail = groups[groups.length - 1] ?? "";
  const endsInIpv4 = isLast && tail.includes(".");
  if (endsInIpv4) groups.pop();
  if (endsInIpv4 && !isIpv4(tail)) return undefined;
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.length + (endsInIpv4 ? 2 : 0);
}
