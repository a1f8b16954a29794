// Lays out frames: slots, key tables, and for each kind of message the layout that tells the
// resolver what the program wants of its fields (the boxes in format/image.ts).

import {
  FieldAction,
  FRAME_ATTRIBUTES,
  FRAME_ATTRIBUTES_END,
  FRAME_ATTRIBUTES_TAG,
  FRAME_BYTES,
  FRAME_CHAIN,
  FRAME_FIELDS,
  FRAME_FIELDS_END,
  FRAME_HOME,
  FRAME_KEYS,
  FRAME_LAYOUT,
  FRAME_MEMOS,
  FRAME_MESSAGES,
  FRAME_PARENT,
  FRAME_TAG,
  FRAME_WHOLE,
  KEYS_BUCKETS,
  KEYS_SIGNS,
  KEYS_MULTIPLIER,
  KEYS_SHIFT,
  LAYOUT_ACTIONS,
  LAYOUT_ATTRIBUTES_TAG,
  LAYOUT_BYTES,
  LAYOUT_CHILD_FRAME,
  LAYOUT_CHILD_LAYOUT,
  LAYOUT_CHILD_TAG,
  LAYOUT_FIELDS,
  LAYOUT_FLAGS,
  LAYOUT_LONG_TAGS,
  LAYOUT_VARIANT,
  LayoutFlag,
  LINK_BYTES,
  LINK_FRAME,
  LINK_LAYOUT,
  MEMO_BYTES,
  MEMO_FRAME,
  MEMO_SLOT,
} from "../../format/image.ts";
import { ENTRY_BYTES, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node.ts";
import { MetricType, WireType } from "../../format/otlp.ts";
import { numberIn } from "../language/shapes.ts";
import type { ImageWriter } from "./image-writer.ts";
import type { FramePlan, PassPlan, SlotPlan } from "./plan.ts";

const encoder = new TextEncoder();

/** Field numbers from here on have tags of two bytes. */
const LONG_NUMBER = 16;

/** Bytes below are no tag (field number 0); bytes from LONG_TAG_MIN on go on in the next byte. */
const SHORT_TAG_MIN = 8;
const LONG_TAG_MIN = 128;

/** Gives every frame, slot and layout of the pass its address. Answers the layout of the batch. */
export function layoutFrames(image: ImageWriter, plan: PassPlan): number {
  const frames = [...plan.frames.values()];
  for (const frame of frames) placeFrame(image, frame);
  for (const frame of frames) linkFrame(image, frame);
  return new LayoutWriter(image, plan).write();
}

function placeFrame(image: ImageWriter, frame: FramePlan): void {
  frame.address = image.allocate(FRAME_BYTES);
  const slots = [...frame.attributes, ...frame.fields];
  const start = image.allocate(slots.length * ENTRY_BYTES);
  for (const [index, slot] of slots.entries()) slot.address = start + index * ENTRY_BYTES;
  const middle = start + frame.attributes.length * ENTRY_BYTES;
  image.u32(frame.address + FRAME_ATTRIBUTES, start);
  image.u32(frame.address + FRAME_ATTRIBUTES_END, middle);
  image.u32(frame.address + FRAME_FIELDS, middle);
  image.u32(frame.address + FRAME_FIELDS_END, start + slots.length * ENTRY_BYTES);
  const memos = image.allocate(frame.attributes.length * MEMO_BYTES);
  image.u32(frame.address + FRAME_MEMOS, memos);
  image.u32(frame.address + FRAME_WHOLE, frame.whole ? 1 : 0);
  for (const [index, slot] of frame.attributes.entries()) {
    slot.memo.address = memos + index * MEMO_BYTES;
    image.u32(slot.memo.address + MEMO_FRAME, frame.address);
    image.u32(slot.memo.address + MEMO_SLOT, slot.address);
  }
  image.u32(frame.address + FRAME_KEYS, writeKeyTable(image, frame.attributes));
}

function linkFrame(image: ImageWriter, frame: FramePlan): void {
  image.u32(frame.address + FRAME_PARENT, frame.parent?.address ?? 0);
  image.u32(frame.address + FRAME_MESSAGES, frame.messages[0]?.address ?? 0);
  for (const [index, message] of frame.messages.entries()) {
    image.u32(message.address + FRAME_CHAIN, frame.messages[index + 1]?.address ?? 0);
  }
}

/**
 * The hash table by which the resolver finds the slot of a key; the hash is the resolver's
 * (assembly/resolver/resolve.ts).
 */
function writeKeyTable(image: ImageWriter, slots: readonly SlotPlan[]): number {
  const bits = Math.max(1, Math.ceil(Math.log2(slots.length * 2 + 1)));
  const table = image.allocate(KEYS_BUCKETS + 4 * 2 ** bits);
  const shift = 32 - bits;
  let signs = 0n;
  for (const slot of slots) {
    const key = encoder.encode(slot.key ?? "");
    signs |= 1n << BigInt((key.length + 5 * (key.at(-1) ?? 0)) % 64);
    image.u32(slot.address + ENTRY_KEY, image.bytesWithSlack(key));
    image.u32(slot.address + ENTRY_KEY_LENGTH, key.length);
  }
  const buckets = new Array<number>(2 ** bits).fill(0);
  for (const slot of slots) {
    let bucket = hashKey(encoder.encode(slot.key ?? "")) >>> shift;
    while (buckets[bucket] !== 0) bucket = (bucket + 1) % buckets.length;
    buckets[bucket] = slot.address;
  }
  for (const [bucket, address] of buckets.entries()) {
    image.u32(table + KEYS_BUCKETS + bucket * 4, address);
  }
  image.i64(table + KEYS_SIGNS, signs);
  image.u32(table + KEYS_SHIFT, shift);
  return table;
}

/**
 * The last eight bytes of the key as one little-endian word, folded, plus its length, times the
 * multiplier.
 */
function hashKey(key: Uint8Array): number {
  const last = new Uint8Array(8);
  last.set(key.subarray(-8), 8 - Math.min(8, key.length));
  const view = new DataView(last.buffer);
  const folded = view.getUint32(0, true) ^ view.getUint32(4, true);
  return Math.imul((folded + key.length) | 0, KEYS_MULTIPLIER) >>> 0;
}

class LayoutWriter {
  private readonly layouts = new Map<string, number>();

  constructor(
    private readonly image: ImageWriter,
    private readonly plan: PassPlan,
  ) {}

  write(): number {
    for (const frame of this.plan.frames.values()) this.writeHome(frame);
    const batch = this.plan.frames.get("batch");
    if (batch === undefined) throw new Error("a plan without a batch");
    return this.layout(batch, MetricType.None);
  }

  /** The layout of an absent message: in a frame of several variants one that knows no field. */
  private writeHome(frame: FramePlan): void {
    const home = frame.shape.variants ? this.blank(frame) : this.layout(frame, MetricType.None);
    const { image } = this;
    image.u32(frame.address + FRAME_HOME, home);
    image.u32(frame.address + FRAME_LAYOUT, home);
    image.u32(frame.address + FRAME_ATTRIBUTES_TAG, image.read32(home + LAYOUT_ATTRIBUTES_TAG));
    const number = frame.shape.number;
    const own = typeof number === "number" ? number : (Object.values(number)[0] ?? 0);
    image.u32(frame.address + FRAME_TAG, tagOf(own, WireType.Bytes));
    if (!frame.shape.variants) {
      for (const slot of frame.fields) {
        image.u32(slot.address + ENTRY_KEY, slotTag(slot, MetricType.None));
      }
    }
  }

  private blank(frame: FramePlan): number {
    const address = this.allocateLayout();
    this.writeFieldList(address, frame, undefined);
    return address;
  }

  /** A layout that skips every field. */
  private allocateLayout(): number {
    const address = this.image.allocate(LAYOUT_BYTES);
    for (let byte = 0; byte < 256; byte++) {
      const isShort = byte >= SHORT_TAG_MIN && byte < LONG_TAG_MIN;
      if (!isShort) this.action(address, byte, FieldAction.Long);
    }
    return address;
  }

  /** The layout of a frame for messages of a variant; written once, for all where it has none. */
  private layout(frame: FramePlan, variant: MetricType): number {
    const own = frame.shape.variants ? variant : MetricType.None;
    const key = `${frame.shape.name} ${own}`;
    const known = this.layouts.get(key);
    if (known !== undefined) return known;
    const address = this.allocateLayout();
    this.layouts.set(key, address);
    this.image.u32(address + LAYOUT_VARIANT, own);
    this.writeActions(address, frame, own);
    if (frame.shape.variants) this.writeFieldList(address, frame, own);
    this.writeChild(address, frame, own);
    return address;
  }

  private writeActions(layout: number, frame: FramePlan, variant: MetricType): void {
    const long: [number, number][] = [];
    for (const slot of frame.fields) {
      const number = numberIn(slot.number, variant);
      if (number === undefined) continue;
      if (number >= LONG_NUMBER) long.push([tagOf(number, slot.wire), this.fieldAction(slot)]);
      else this.writeFieldActions(layout, number, slot);
    }
    const attributes =
      frame.attributesNumber === undefined ? undefined : numberIn(frame.attributesNumber, variant);
    if (attributes !== undefined) {
      this.forbidOtherTypes(layout, attributes, WireType.Bytes);
      const tag = tagOf(attributes, WireType.Bytes);
      this.image.u32(layout + LAYOUT_ATTRIBUTES_TAG, tag);
      if (frame.attributes.length > 0) this.action(layout, tag, FieldAction.Attribute);
    }
    for (const message of frame.messages) this.writeMessage(layout, message, variant);
    if (long.length > 0) this.image.u32(layout + LAYOUT_LONG_TAGS, this.pairs(long));
  }

  private writeFieldActions(layout: number, number: number, slot: SlotPlan): void {
    this.forbidOtherTypes(layout, number, slot.wire);
    if (slot.unpacked !== undefined) {
      this.action(layout, tagOf(number, slot.unpacked), FieldAction.Unordered);
    }
    this.image.u32(layout + LAYOUT_ACTIONS + tagOf(number, slot.wire) * 4, this.fieldAction(slot));
  }

  private fieldAction(slot: SlotPlan): number {
    if (slot.repeated) return slot.address | FieldAction.Repeated;
    if (slot.member) return slot.address | FieldAction.Member;
    const actions: Partial<Record<WireType, FieldAction>> = {
      [WireType.Varint]: FieldAction.Varint,
      [WireType.Fixed64]: FieldAction.Fixed64,
      [WireType.Fixed32]: FieldAction.Fixed32,
    };
    return slot.address | (actions[slot.wire] ?? FieldAction.Bytes);
  }

  private action(layout: number, tag: number, action: FieldAction): void {
    this.image.u32(layout + LAYOUT_ACTIONS + tag * 4, action);
  }

  /** A field that the program reads must have its wire type. */
  private forbidOtherTypes(layout: number, number: number, wire: WireType): void {
    for (let other = WireType.Varint; other <= WireType.Fixed32; other++) {
      if (other !== wire) this.action(layout, tagOf(number, other), FieldAction.Malformed);
    }
  }

  private writeMessage(layout: number, message: FramePlan, variant: MetricType): void {
    const { number, variants } = message.shape;
    // A frame of variants is met in the message where the variant is decided, by its field number.
    const meetings: readonly (readonly [number, MetricType])[] =
      variants && typeof number !== "number"
        ? Object.entries(number).map(([of, field]) => [field, Number(of) as MetricType])
        : [[numberIn(number, variant) ?? 0, variant]];
    for (const [field, of] of meetings) {
      if (field === 0) continue;
      this.forbidOtherTypes(layout, field, WireType.Bytes);
      const link = this.image.allocate(LINK_BYTES);
      this.image.u32(link + LINK_FRAME, message.address);
      this.image.u32(link + LINK_LAYOUT, this.layout(message, of));
      const tag = tagOf(field, WireType.Bytes);
      this.image.u32(layout + LAYOUT_ACTIONS + tag * 4, link | FieldAction.Message);
    }
  }

  /** Which field slots a message of the variant has, and by which tag. */
  private writeFieldList(layout: number, frame: FramePlan, variant: MetricType | undefined): void {
    const list = frame.fields.map((slot): [number, number] => [
      slot.address,
      variant === undefined ? 0 : slotTag(slot, variant),
    ]);
    // A message that only some variants have (positive buckets): its fields exist where it may
    // stand, even when absent.
    for (const message of frame.messages) {
      if (message.shape.variants) continue;
      const exists = variant !== undefined && numberIn(message.shape.number, variant) !== undefined;
      for (const slot of message.fields) {
        list.push([slot.address, exists ? slotTag(slot, MetricType.None) : 0]);
      }
    }
    this.image.u32(layout + LAYOUT_FIELDS, this.pairs(list));
  }

  private pairs(pairs: readonly (readonly [number, number])[]): number {
    const address = this.image.allocate(pairs.length * 8 + 8);
    for (const [index, [first, second]] of pairs.entries()) {
      this.image.u32(address + index * 8, first);
      this.image.u32(address + index * 8 + 4, second);
    }
    return address;
  }

  /** The child that the walk goes on with, when the target lies below this message. */
  private writeChild(layout: number, frame: FramePlan, variant: MetricType): void {
    const child = this.childTowardsTarget(frame);
    if (child === undefined) return;
    const { image } = this;
    image.u32(layout + LAYOUT_CHILD_FRAME, child.address);
    if (!child.shape.repeated) {
      image.u32(layout + LAYOUT_FLAGS, LayoutFlag.Through);
      return;
    }
    const number = numberIn(child.shape.number, variant);
    if (number === undefined) return;
    const tag = tagOf(number, WireType.Bytes);
    this.forbidOtherTypes(layout, number, WireType.Bytes);
    const word = layout + LAYOUT_ACTIONS + tag * 4;
    image.u32(layout + LAYOUT_CHILD_TAG, tag);
    image.u32(layout + LAYOUT_CHILD_LAYOUT, this.layout(child, variant));
    image.u32(word, (image.read32(word) & ~15) | FieldAction.Child);
    const scansAll =
      frame.fields.length > 0 ||
      frame.attributes.length > 0 ||
      frame.messages.some(({ shape }) => (numberIn(shape.number, variant) ?? 0) > number);
    if (!scansAll) image.u32(layout + LAYOUT_FLAGS, LayoutFlag.StopAtChildren);
  }

  private childTowardsTarget(frame: FramePlan): FramePlan | undefined {
    let below: FramePlan | undefined = this.plan.target;
    while (below !== undefined && below.parent !== frame) below = below.parent;
    return below;
  }
}

function slotTag(slot: SlotPlan, variant: MetricType): number {
  const number = numberIn(slot.number, variant);
  return number === undefined ? 0 : tagOf(number, slot.wire);
}

function tagOf(number: number, wire: WireType): number {
  return number * 8 + wire;
}
