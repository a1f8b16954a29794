// Lays out constants: cells, the bytes of strings, the nodes of lists and maps.

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  EntryState,
  NODE_BYTES,
  NODE_CAPACITY,
  NODE_COUNT,
  NODE_ENTRIES,
} from "../../format/node.ts";
import {
  CELL_BYTES,
  CELL_FLAVOR,
  CELL_FORM,
  CELL_LENGTH,
  CELL_PAYLOAD,
  CELL_STATE,
  CELL_TYPE,
  Flavor,
  Form,
  NilFlavor,
  ValueType,
} from "../../format/value.ts";
import type { ConstantEntry } from "./checked.ts";
import type { CellContent, ConstantPool } from "./constants-pool.ts";
import type { ImageWriter } from "./image-writer.ts";

const encoder = new TextEncoder();

/** Gives every cell of the pool its address and content. */
export function layoutConstants(image: ImageWriter, pool: ConstantPool): void {
  const texts = new Map<string, number>();
  for (const cell of pool.cells) {
    cell.address = image.allocate(CELL_BYTES);
    writeCell(image, cell.address, cell.content, texts);
  }
  for (const row of pool.rows) {
    row.address = image.allocate(row.cells.length * CELL_BYTES);
    for (const [at, cell] of row.cells.entries()) {
      copyCell(image, row.address + at * CELL_BYTES, cell.address);
    }
  }
}

function copyCell(image: ImageWriter, to: number, from: number): void {
  for (let at = 0; at < CELL_BYTES; at += 4) image.u32(to + at, image.read32(from + at));
}

function writeCell(
  image: ImageWriter,
  address: number,
  content: CellContent,
  texts: Map<string, number>,
  inMap = false,
): void {
  switch (content.type) {
    case "nil":
      return image.u8(address + CELL_TYPE, ValueType.Nil);
    case "absent":
      return image.u8(address + CELL_FLAVOR, NilFlavor.Absent);
    case "bool":
      image.u8(address + CELL_TYPE, ValueType.Bool);
      return image.u8(address + CELL_PAYLOAD, content.value ? 1 : 0);
    case "int":
      image.u8(address + CELL_TYPE, ValueType.Int);
      return image.i64(address + CELL_PAYLOAD, content.value);
    case "double":
      image.u8(address + CELL_TYPE, ValueType.Double);
      return image.f64(address + CELL_PAYLOAD, content.value);
    case "string":
      return writeText(image, address, content.value, texts);
    case "bytes":
      return writeView(image, address, ValueType.Bytes, content.value);
    case "pattern":
      return writePattern(image, address, content.bytes);
    case "list":
      return writeNode(image, address, ValueType.Slice, itemsOf(content.items), texts, inMap);
    case "map":
      return writeNode(image, address, ValueType.Map, content.entries, texts, true);
  }
}

function itemsOf(items: readonly CellContent[]): readonly Item[] {
  return items.map((value) => ({ key: undefined, value }));
}

interface Item {
  readonly key: string | undefined;
  readonly value: CellContent;
}

function writeText(
  image: ImageWriter,
  address: number,
  text: string,
  texts: Map<string, number>,
): void {
  const bytes = encoder.encode(text);
  image.u8(address + CELL_TYPE, ValueType.String);
  image.u32(address + CELL_LENGTH, bytes.length);
  image.u32(address + CELL_PAYLOAD, textAddress(image, text, texts));
}

/** Where the UTF-8 of a text lies; equal texts share it. */
function textAddress(image: ImageWriter, text: string, texts: Map<string, number>): number {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const address = image.bytesWithSlack(encoder.encode(text));
  texts.set(text, address);
  return address;
}

function writeView(image: ImageWriter, address: number, type: ValueType, bytes: Uint8Array): void {
  image.u8(address + CELL_TYPE, type);
  image.u32(address + CELL_LENGTH, bytes.length);
  image.u32(address + CELL_PAYLOAD, image.bytesWithSlack(bytes));
}

function writePattern(image: ImageWriter, address: number, bytes: Uint8Array): void {
  const start = image.allocate(bytes.length + 16);
  image.copy(start, bytes);
  image.u8(address + CELL_TYPE, ValueType.Pattern);
  image.u32(address + CELL_LENGTH, bytes.length);
  image.u32(address + CELL_PAYLOAD, start);
}

/**
 * A list of literals is the reference's []any, a map its pcommon.Map, and so is all that is in a
 * map.
 */
function writeNode(
  image: ImageWriter,
  address: number,
  type: ValueType.Map | ValueType.Slice,
  items: readonly Item[] | readonly ConstantEntry[],
  texts: Map<string, number>,
  inMap: boolean,
): void {
  const node = image.allocate(NODE_BYTES);
  const entries = image.allocate(items.length * ENTRY_BYTES);
  image.u32(node + NODE_COUNT, items.length);
  image.u32(node + NODE_CAPACITY, items.length);
  image.u32(node + NODE_ENTRIES, entries);
  for (const [index, item] of items.entries()) {
    const entry = entries + index * ENTRY_BYTES;
    if (item.key !== undefined) {
      image.u32(entry + ENTRY_KEY, textAddress(image, item.key, texts));
      image.u32(entry + ENTRY_KEY_LENGTH, encoder.encode(item.key).length);
    }
    writeCell(image, entry + ENTRY_CELL, item.value, texts, inMap);
    image.u8(entry + ENTRY_CELL + CELL_STATE, EntryState.Set);
  }
  image.u8(address + CELL_TYPE, type);
  image.u8(address + CELL_FLAVOR, inMap ? Flavor.Telemetry : Flavor.Raw);
  image.u8(address + CELL_FORM, Form.Node);
  image.u32(address + CELL_PAYLOAD, node);
}
