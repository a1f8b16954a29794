// What docs/FUNCTIONS.md says: hashes of strings, written in hexadecimal except FNV, which is an
// int.

import type { Documentation } from "./documented.ts";

export const hashes: Documentation = {
  FNV: [
    "Gives the 64-bit FNV-1a hash of a string, as an int.",
    [`FNV("ottl")`, "-3135926234772075306"],
    [`FNV("")`, "-3750763034362895579"],
  ],
  MD5: [
    "Gives the MD5 hash of a string.",
    [`MD5("ottl")`, `"118d9e3b8f09ce166b725926cb81617b"`],
    [`MD5("")`, `"d41d8cd98f00b204e9800998ecf8427e"`],
  ],
  Murmur3Hash: [
    "Gives the 32-bit MurmurHash3 of a string.",
    [`Murmur3Hash("ottl")`, `"babf4921"`],
    [`Murmur3Hash("")`, `"00000000"`],
  ],
  Murmur3Hash128: [
    "Gives the 128-bit MurmurHash3 of a string.",
    [`Murmur3Hash128("ottl")`, `"29a3c963dcb6d4d347a085f9203dfedb"`],
    [`Murmur3Hash128("")`, `"00000000000000000000000000000000"`],
  ],
  SHA1: [
    "Gives the SHA-1 hash of a string.",
    [`SHA1("ottl")`, `"1eb6b465d0f2b34011e9ffd0cf8e32d23ae0a00c"`],
    [`SHA1("")`, `"da39a3ee5e6b4b0d3255bfef95601890afd80709"`],
  ],
  SHA256: [
    "Gives the SHA-256 hash of a string.",
    [`SHA256("ottl")`, `"3b527933d3a567a2ab658cca744a004cbea52ff536a81768ce2eadfc4579da31"`],
    [`SHA256("")`, `"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`],
  ],
  SHA512: [
    "Gives the SHA-512 hash of a string.",
    [
      `SHA512("ottl")`,
      `"8d355c8e72751ae62b3ab5a6d0708331989067d440d1e33476abb7eb249de625d786af6e89950f762` +
        `c60cdd81edff7ad5623cfb9502f169213922ec41a0da9df"`,
    ],
  ],
  XXH128: [
    "Gives the 128-bit XXH3 hash of a string.",
    [`XXH128("ottl")`, `"ce35334483f30bb939913737319ae704"`],
    [`XXH128("")`, `"99aa06d3014798d86001c324468d497f"`],
  ],
  XXH3: [
    "Gives the 64-bit XXH3 hash of a string.",
    [`XXH3("ottl")`, `"38628aa41b517332"`],
    [`XXH3("")`, `"2d06800538d394c2"`],
  ],
};
