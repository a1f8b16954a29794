// Addresses, URLs, ids and lines of log formats, against small models and JavaScript's URL.

import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyInt, askOf, type Property, testProperties, type Value } from "./each-record.ts";

const hex = (size: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: size, maxLength: size });

interface Address {
  readonly text: string;
  readonly bytes: Uint8Array;
}

const four: fc.Arbitrary<Address> = fc
  .uint8Array({ minLength: 4, maxLength: 4 })
  .map((bytes) => ({ text: bytes.join("."), bytes }));
const six: fc.Arbitrary<Address> = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => {
  // What stands for an address of four bytes is one.
  bytes[0] = (bytes[0] ?? 0) | 0x20;
  const groups = Array.from(
    { length: 8 },
    (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0),
  );
  return { text: groups.map((group) => group.toString(16)).join(":"), bytes };
});
const address = fc.oneof(four, six);

const networks = ["10.0.0.0/8", "128.0.0.0/1", "192.168.7.0/30", "2000::/3", "6000::/4"];

function isIn(bytes: Uint8Array, network: string): boolean {
  const [base = "", bits] = network.split("/");
  const first = base.includes(":")
    ? [Number.parseInt(base, 16) >> 8, ...Array.from({ length: 15 }, () => 0)]
    : base.split(".").map(Number);
  const text = (all: Iterable<number>) =>
    [...all]
      .map((byte) => byte.toString(2).padStart(8, "0"))
      .join("")
      .slice(0, Number(bits));
  return first.length === bytes.length && text(first) === text(bytes);
}

const port = fc.integer({ min: 1, max: 65535 });
const end = fc.record({ address: four, port });

function communityId(source: EndPoint, destination: EndPoint): string {
  const ends = [source, destination].sort((left, right) => {
    return Buffer.compare(left.address.bytes, right.address.bytes) || left.port - right.port;
  });
  const addresses = ends.flatMap((each) => [...each.address.bytes]);
  const ports = ends.flatMap((each) => [each.port >> 8, each.port & 255]);
  const flow = Buffer.from([0, 0, ...addresses, 6, 0, ...ports]);
  return `1:${createHash("sha1").update(flow).digest("base64")}`;
}

interface EndPoint {
  readonly address: Address;
  readonly port: number;
}

const pair = fc.tuple(end, end);
const idOf = (size: number) => (text: string) =>
  text.length === 2 * size ? JSON.stringify([...Buffer.from(text, "hex")]) : undefined;
/** A dot of its own would be a step in the tree of folders to JavaScript. */
const webPath = fc.webPath().filter((path) => !/\/(?:\.|%2e)/i.test(path));
const parts = fc.tuple(
  fc.domain(),
  fc.option(fc.integer({ min: 81, max: 65535 })),
  webPath,
  fc.option(fc.webQueryParameters(), { nil: "" }),
);

/** A URL as JavaScript splits it; the query as it was written. */
function urlParts(text: string): Value {
  const { protocol, hostname, port: number, pathname } = new URL(text);
  return [
    protocol.slice(0, -1),
    hostname,
    number === "" ? undefined : BigInt(number),
    decodeURIComponent(pathname),
    /\?(.*)/s.exec(text)?.[1] ?? "",
  ];
}

const name = fc.string({ unit: fc.constantFrom(..."abcXYZ09_é"), minLength: 1, maxLength: 8 });
const count = fc.bigInt({ min: 0n, max: 999_999n });
const line = fc.tuple(four, name, fc.constantFrom("GET", "POST"), name, count, count);
const keyed = fc.dictionary(fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1 }), name, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});
const header = fc.tuple(name, name, name);

const logLines: readonly Property[] = [
  {
    says: "a line that was written",
    expression: "ParseCLF($a)",
    takes: [
      line.map(([from, user, verb, path, status, size]) => {
        const request = `"${verb} /${path} HTTP/1.1"`;
        return `${from.text} - ${user} [10/Oct/2023:13:55:36 -0700] ${request} ${status} ${size}`;
      }),
    ],
    model: (text: string) => {
      const [from, , user, day, zone, verb = "", path = "", protocol, status, size] =
        text.split(" ");
      return {
        "clf.remote_host": from,
        "clf.rfc931": "-",
        "clf.auth_user": user,
        "clf.timestamp": `${day?.slice(1)} ${zone?.slice(0, -1)}`,
        "clf.request": `${verb.slice(1)} ${path} HTTP/1.1`,
        "clf.method": verb.slice(1),
        "clf.request_uri": path,
        "clf.protocol": protocol?.slice(0, -1),
        "clf.status": BigInt(status ?? 0),
        "clf.bytes": BigInt(size ?? 0),
      };
    },
  },
  {
    says: "the pairs of a line",
    expression: `ParseCEF($a)["cef.extensions"]`,
    takes: [
      fc.tuple(header, keyed).map(([names, pairs]) => {
        return `CEF:0|${names.join("|")}|100|name|5|${pairsText(pairs, " ")}`;
      }),
    ],
    model: (text: string) => pairsOf(text.split("|").at(-1) ?? "", " "),
  },
  {
    says: "the pairs of a line",
    expression: `ParseLEEF($a)["leef.attributes"]`,
    takes: [
      fc.tuple(header, keyed).map(([names, pairs]) => {
        return `LEEF:1.0|${names.join("|")}|100|${pairsText(pairs, "\t")}`;
      }),
    ],
    model: (text: string) => pairsOf(text.split("|").at(-1) ?? "", "\t"),
  },
];

function pairsText(pairs: Readonly<Record<string, string>>, between: string): string {
  return Object.entries(pairs)
    .map((pair) => pair.join("="))
    .join(between);
}

function pairsOf(text: string, between: string): Value {
  return Object.fromEntries(text.split(between).map((pair) => pair.split("=")));
}

const properties: readonly Property[] = [
  {
    says: "bits",
    expression: `IsInCIDR($a, [${networks.map((each) => `"${each}"`).join(", ")}])`,
    takes: [address.map(({ text }) => text)],
    model: (text: string) => networks.some((network) => isIn(bytesOf(text), network)),
  },
  {
    says: "SHA-1 of the flow",
    expression: "CommunityID($a[0], $a[1], $a[2], $a[3])",
    takes: [
      pair.map(([source, destination]) => [
        source.address.text,
        BigInt(source.port),
        destination.address.text,
        BigInt(destination.port),
      ]),
    ],
    model: ([from, fromPort, to, toPort]: [string, bigint, string, bigint]) =>
      communityId(
        { address: { text: from, bytes: bytesOf(from) }, port: Number(fromPort) },
        { address: { text: to, bytes: bytesOf(to) }, port: Number(toPort) },
      ),
  },
  {
    says: "bytes",
    expression: "String(TraceID($a))",
    takes: [fc.oneof(hex(32), hex(30))],
    model: idOf(16),
  },
  {
    says: "bytes",
    expression: "String(SpanID($a))",
    takes: [fc.oneof(hex(16), hex(15))],
    model: idOf(8),
  },
  {
    says: "bytes",
    expression: "String(ProfileID($a))",
    takes: [fc.oneof(hex(32), hex(33))],
    model: idOf(16),
  },
  {
    says: "bytes of an int",
    expression: "Hex($a)",
    takes: [anyInt],
    model: (a: bigint) => BigInt.asUintN(64, a).toString(16).padStart(16, "0"),
  },
];

function bytesOf(text: string): Uint8Array {
  if (!text.includes(":")) return Uint8Array.from(text.split(".").map(Number));
  const groups = text.split(":").map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

testProperties([...properties, ...logLines]);

test("URL: parts as JavaScript's URL has them", async () => {
  const keys = ["url.scheme", "url.domain", "url.port", "url.path", "url.query"];
  const ask = await askOf("URL($a)");
  const url = parts.map(([domain, number, path, query]) => {
    const at = number === null ? "" : `:${number}`;
    return `https://${domain}${at}${path === "" ? "/" : path}${query === "" ? "" : `?${query}`}`;
  });
  fc.assert(
    fc.property(fc.array(url, { minLength: 1, maxLength: 20 }), (urls) => {
      const ours = ask(urls.map((each) => [each])) as Record<string, Value>[];
      for (const [at, each] of urls.entries()) {
        const found = keys.map((key) => ours[at]?.[key] ?? (key === "url.query" ? "" : undefined));
        expect([found, ours[at]?.["url.original"]]).toEqual([urlParts(each), each]);
      }
    }),
  );
});

test("UUIDs are of their version, differ, and those of version 7 are in order", async () => {
  const rows = Array.from({ length: 500 }, () => []);
  for (const version of ["4", "7"]) {
    const ask = await askOf(version === "4" ? "UUID()" : "UUIDv7()");
    const ids = [...ask(rows), ...ask(rows)] as string[];
    const form = new RegExp(
      `^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
    );
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(1000);
    if (version === "7") expect(ids).toEqual([...ids].sort());
  }
});
