// Messages between the engine and host functions: what goes out comes back.

import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode } from "@msgpack/msgpack";
import { HOST_NESTING_MAX } from "../../format/limits.ts";
import {
  decodeArguments,
  encodeResult,
  HostResultError,
  HostText,
  type HostValue,
} from "../../src/runtime/host-message.ts";

const scalar: fc.Arbitrary<HostValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double(),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.uint8Array({ maxLength: 300 }),
);

/** @msgpack/msgpack, which checks what we write, refuses to read the key it leaves out here. */
const key = fc.string().filter((each) => each !== "__proto__");

const value = fc.letrec<{ value: HostValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value")),
    fc.dictionary(key, tie("value")),
  ),
})).value;

test("a result is msgpack that says the same", () => {
  fc.assert(
    fc.property(value, (each) => {
      expect(decode(encodeResult(each), { useBigInt64: true })).toEqual(each);
    }),
  );
});

test("arguments come as they were sent", () => {
  fc.assert(
    fc.property(fc.array(value), (each) => {
      expect(decodeArguments(encodeResult(each))).toEqual(each);
    }),
  );
});

test("short forms, as the engine writes them", () => {
  const sent = ["a", ["b"], { c: "d" }, null];
  expect(decodeArguments(encode(sent))).toEqual(sent);
});

test("a str that is no UTF-8 stays its bytes; a byte order mark stays", () => {
  const bytes = Uint8Array.of(0x92, 0xa2, 0x61, 0xff, 0xa3, 0xef, 0xbb, 0xbf);
  expect(decodeArguments(bytes)).toEqual([new HostText(Uint8Array.of(0x61, 0xff)), "\ufeff"]);
  expect(encodeResult(new HostText(Uint8Array.of(0xff)))).toEqual(
    Uint8Array.of(0xdb, 0, 0, 0, 1, 0xff),
  );
});

test("a key named __proto__ is a key like any other", () => {
  const sent = [Object.fromEntries([["__proto__", 1n]])];
  expect(Object.entries(decodeArguments(encodeResult(sent))[0] as object)).toEqual([
    ["__proto__", 1n],
  ]);
});

test("maps keep their order", () => {
  const result = encodeResult(new Map([["2", 1n], ["1", 2n]]));
  expect([...result.subarray(5, 11)]).toEqual([0xdb, 0, 0, 0, 1, 0x32]);
});

test("results are nested so deep and no deeper", () => {
  const nested = (levels: number): HostValue => {
    let deep: HostValue = null;
    for (let level = 0; level < levels; level++) deep = [deep];
    return deep;
  };
  expect(encodeResult(nested(HOST_NESTING_MAX))).toHaveLength(HOST_NESTING_MAX * 5 + 1);
  expect(() => encodeResult(nested(HOST_NESTING_MAX + 1))).toThrow(HostResultError);
});
