// Hashes of strings (ottlfuncs: func_md5, func_sha*, func_fnv, func_xxh*, func_murmur3*):
// assembly/hash computes them, here they are written as the reference writes them.

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { fnv1a64 } from "../hash/fnv";
import { writeMd5 } from "../hash/md5";
import { murmur3Hash32, writeMurmur3Hash128 } from "../hash/murmur3";
import { writeSha1 } from "../hash/sha1";
import { writeSha256 } from "../hash/sha256";
import { writeSha512 } from "../hash/sha512";
import { writeXxh3Hash128, xxh3Hash64 } from "../hash/xxh3";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { writeHex } from "../text/hex";
import { lengthOf, pointerOf, setInt, setString } from "../value/cell";
import { stringArgument } from "./getters";

const DIGEST = memory.data(64, 16);

/** A hash that is written in hexadecimal. */
export function hash(number: u32, to: usize, args: usize): bool {
  if (!stringArgument(args)) return false;
  const size = writeDigest(number, pointerOf(args), lengthOf(args));
  if (size == 0) return fail(Failure.NotImplemented, number);
  const text = allocate(size * 2);
  writeHex(text, DIGEST, size);
  setString(to, text, size * 2);
  return true;
}

// Answers how many bytes the digest has.
function writeDigest(number: u32, from: usize, length: u32): u32 {
  switch (number) {
    case FunctionNumber.MD5:
      return <u32>(writeMd5(DIGEST, from, length) - DIGEST);
    case FunctionNumber.SHA1:
      return <u32>(writeSha1(DIGEST, from, length) - DIGEST);
    case FunctionNumber.SHA256:
      return <u32>(writeSha256(DIGEST, from, length) - DIGEST);
    case FunctionNumber.SHA512:
      return <u32>(writeSha512(DIGEST, from, length) - DIGEST);
    case FunctionNumber.XXH128:
      return <u32>(writeXxh3Hash128(DIGEST, from, length) - DIGEST);
    case FunctionNumber.Murmur3Hash128:
      return <u32>(writeMurmur3Hash128(DIGEST, from, length) - DIGEST);
    case FunctionNumber.XXH3: {
      store<u64>(DIGEST, bswap<u64>(xxh3Hash64(from, length)));
      return 8;
    }
    case FunctionNumber.Murmur3Hash: {
      store<u32>(DIGEST, murmur3Hash32(from, length));
      return 4;
    }
    default:
      return 0;
  }
}

/** FNV(target): an int. */
export function fnv(to: usize, args: usize): bool {
  if (!stringArgument(args)) return false;
  setInt(to, <i64>fnv1a64(pointerOf(args), lengthOf(args)));
  return true;
}
