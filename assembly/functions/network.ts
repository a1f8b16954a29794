// Functions on addresses, and the check of card numbers (ottlfuncs: func_is_in_cidr,
// func_community_id, func_is_valid_luhn).

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { ValueType } from "../../format/value";
import { writeSha1 } from "../hash/sha1";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { isFour, isInNetwork, networkBits, parseAddress, parseNetwork } from "../text/address";
import { Base64, writeBase64 } from "../text/base64";
import { compareBytes } from "../text/search";
import {
  intOf,
  isAbsent,
  lengthOf,
  pointerOf,
  setBool,
  setString,
  typeOf,
} from "../value/cell";
import { countOf, entryAt, entryCell, openContainer } from "../value/node";
import { argument } from "./argument";
import { intArgument, stringArgument, stringLike } from "./getters";
import { invalid } from "./strings";
import { equalsWord } from "./words";

const ADDRESS = memory.data(16, 16);
const NETWORK = memory.data(16, 16);

function parseText(to: usize, text: usize): bool {
  return parseAddress(to, pointerOf(text), pointerOf(text) + lengthOf(text));
}

/** IsInCIDR(target, networks): networks are looked at until one holds the address. */
export function isInCidr(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringArgument(target)) return false;
  setBool(to, false);
  if (!parseText(ADDRESS, target)) return true;
  const node = openContainer(argument(args, 1));
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    const network = entryCell(entryAt(node, i));
    if (!stringArgument(network)) return false;
    const start = pointerOf(network);
    if (!parseNetwork(NETWORK, start, start + lengthOf(network))) {
      return invalid(FunctionNumber.IsInCIDR);
    }
    if (isInNetwork(ADDRESS, NETWORK, networkBits)) {
      setBool(to, true);
      return true;
    }
  }
  return true;
}

// ---- CommunityID

const SOURCE = memory.data(16, 16);
const DESTINATION = memory.data(16, 16);
const FLOW = memory.data(48, 16);
const DIGEST = memory.data(32, 16);
const COMMUNITY_ID_BYTES: u32 = 30;
const PORT_MAX: i64 = 65535;

/**
 * CommunityID(source_ip, source_port, destination_ip, destination_port, protocol, seed): "1:" and
 * the base64 SHA-1 of seed, addresses, protocol and ports, the lower end first.
 */
export function communityId(to: usize, args: usize): bool {
  if (!readEnd(SOURCE, args, 0) || !readEnd(DESTINATION, args, 2)) return false;
  const protocol = readProtocol(argument(args, 4));
  if (protocol == 0) return false;
  const seedCell = argument(args, 5);
  let seed: u32 = 0;
  if (!isAbsent(seedCell)) {
    if (!readNumber(seedCell)) return false;
    seed = <u32>intOf(seedCell);
  }
  const sourcePort = <u32>intOf(argument(args, 1));
  const destinationPort = <u32>intOf(argument(args, 3));
  const length = isSwapped(sourcePort, destinationPort)
    ? writeFlow(DESTINATION, destinationPort, SOURCE, sourcePort, protocol, seed)
    : writeFlow(SOURCE, sourcePort, DESTINATION, destinationPort, protocol, seed);
  writeSha1(DIGEST, FLOW, length);
  const text = allocate(COMMUNITY_ID_BYTES);
  store<u16>(text, 0x3a31); // "1:"
  writeBase64(text + 2, DIGEST, 20, Base64.Standard);
  setString(to, text, COMMUNITY_ID_BYTES);
  return true;
}

// An address and a port.
function readEnd(to: usize, args: usize, first: u32): bool {
  const address = argument(args, first);
  if (!stringArgument(address) || !readNumber(argument(args, first + 1))) return false;
  return parseText(to, address) || invalid(FunctionNumber.CommunityID);
}

function readNumber(cell: usize): bool {
  if (!intArgument(cell)) return false;
  return (intOf(cell) >= 0 && intOf(cell) <= PORT_MAX) || invalid(FunctionNumber.CommunityID);
}

// The protocol's number, or 0 after a failure.
function readProtocol(cell: usize): u32 {
  if (isAbsent(cell)) return 6;
  if (!stringArgument(cell)) return 0;
  if (equalsWord(cell, "TCP")) return 6;
  if (equalsWord(cell, "UDP")) return 17;
  if (equalsWord(cell, "ICMP")) return 1;
  if (equalsWord(cell, "ICMP6")) return 58;
  if (equalsWord(cell, "SCTP")) return 132;
  if (equalsWord(cell, "RSVP")) return 46;
  invalid(FunctionNumber.CommunityID);
  return 0;
}

// The lower address stands first, IPv4 before IPv6, then the lower port.
function isSwapped(sourcePort: u32, destinationPort: u32): bool {
  if (isFour(SOURCE) != isFour(DESTINATION)) return isFour(DESTINATION);
  const order = compareBytes(SOURCE, 16, DESTINATION, 16);
  return order > 0 || (order == 0 && sourcePort > destinationPort);
}

function writeFlow(
  low: usize,
  lowPort: u32,
  high: usize,
  highPort: u32,
  protocol: u32,
  seed: u32,
): u32 {
  let at = writePair(FLOW, seed);
  at = writeAddress(at, low);
  at = writeAddress(at, high);
  store<u8>(at, protocol);
  store<u8>(at, 0, 1);
  at = writePair(at + 2, lowPort);
  return <u32>(writePair(at, highPort) - FLOW);
}

function writePair(to: usize, value: u32): usize {
  store<u16>(to, bswap<u16>(<u16>value));
  return to + 2;
}

function writeAddress(to: usize, address: usize): usize {
  const size: usize = isFour(address) ? 4 : 16;
  memory.copy(to, address + 16 - size, size);
  return to + size;
}

// ---- IsValidLuhn

/**
 * IsValidLuhn(target): of the digits without spaces, every second one from the right counts twice.
 */
export function isValidLuhn(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringLike(target)) return false;
  if (typeOf(target) == ValueType.Nil) return invalid(FunctionNumber.IsValidLuhn);
  let sum: u32 = 0;
  let digits: u32 = 0;
  const start = pointerOf(target);
  for (let at = start + lengthOf(target); at > start; ) {
    const byte = <u32>load<u8>(--at);
    if (byte == 0x20) continue;
    let digit = byte - 0x30;
    if (digit > 9) return fail(Failure.Unparsable);
    if ((digits & 1) == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
    digits++;
  }
  setBool(to, digits > 0 && sum % 10 == 0);
  return true;
}
