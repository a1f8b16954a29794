// The plan of a pass: which messages it opens and which of their fields and attributes it names.
// Lowering asks for slots and gets objects; addresses come later, when all are known
// (layout-frames.ts).

import { Access } from "../../format/access.ts";
import { WireType } from "../../format/otlp.ts";
import {
  contextShapes,
  type FieldNumber,
  type Shape,
  type ShapeName,
  shapeOf,
} from "../language/shapes.ts";

/** Something that will have an address in the image. */
export interface Addressed {
  address: number;
}

/** An attribute that the program names, or a field. */
export class SlotPlan implements Addressed {
  address = 0;
  /** Of an attribute: its memo (format/image.ts), which leads to the slot and its frame. */
  readonly memo: Addressed = { address: 0 };
  constructor(
    readonly frame: FramePlan,
    /** Of an attribute. */
    readonly key: string | undefined,
    /** Of a field. */
    readonly number: FieldNumber,
    readonly wire: WireType,
    /** A repeated message field that is read as a list. */
    readonly repeated: boolean,
    /** A packed field, which may legally come unpacked, with this wire type. */
    readonly unpacked: WireType | undefined,
    /** A member of a oneof, all of whose members have slots. */
    readonly member: boolean,
  ) {}
}

/** A kind of message that the pass opens. */
export class FramePlan implements Addressed {
  address = 0;
  readonly attributes: SlotPlan[] = [];
  readonly fields: SlotPlan[] = [];
  /** Frames of singular messages inside. */
  readonly messages: FramePlan[] = [];
  /** Field that holds the attributes, once the program touches them. */
  attributesNumber: FieldNumber | undefined;
  /** Whether the program looks at the attributes as a whole map. */
  whole = false;
  constructor(
    readonly shape: Shape,
    readonly parent: FramePlan | undefined,
  ) {}
}

/** The wire type that a field of this access has. */
export function wireTypeOf(access: Access): WireType {
  switch (access) {
    case Access.Int32:
    case Access.Uint32:
    case Access.Bool:
    case Access.Sint32:
    case Access.Int64:
    case Access.Uint64Checked:
    case Access.Int32Checked:
    case Access.SpanKindName:
    case Access.SpanKindEnumName:
      return WireType.Varint;
    case Access.Fixed32:
    case Access.Fixed32Checked:
      return WireType.Fixed32;
    case Access.Fixed64:
    case Access.Time:
    case Access.Double:
      return WireType.Fixed64;
    default:
      return WireType.Bytes;
  }
}

function unpackedType(access: Access): WireType | undefined {
  switch (access) {
    case Access.PackedUint64:
    case Access.PackedInt64:
    case Access.PackedInt32:
      return WireType.Varint;
    case Access.PackedDouble:
    case Access.PackedFixed64:
    case Access.PackedInstants:
    case Access.PackedTimes:
      return WireType.Fixed64;
    default:
      return undefined;
  }
}

export class PassPlan {
  readonly frames = new Map<ShapeName, FramePlan>();
  /** The frame whose messages the code runs on. */
  readonly target: FramePlan;

  constructor(readonly context: string) {
    const shape = contextShapes.get(context);
    if (shape === undefined) throw new Error(`context ${context} has no messages of its own`);
    this.target = this.frame(shape);
  }

  /** The frame of a shape, with all frames above it. */
  frame(name: ShapeName): FramePlan {
    const known = this.frames.get(name);
    if (known !== undefined) return known;
    const shape = shapeOf(name);
    const parent = shape.parent === undefined ? undefined : this.frame(shape.parent);
    const frame = new FramePlan(shape, parent);
    this.frames.set(name, frame);
    if (parent !== undefined && !shape.repeated) parent.messages.push(frame);
    return frame;
  }

  /** The frame of a shape whose attributes are looked at as a whole. */
  attributesFrame(name: ShapeName, number: FieldNumber): FramePlan {
    const frame = this.frame(name);
    frame.attributesNumber = number;
    frame.whole = true;
    return frame;
  }

  attribute(name: ShapeName, number: FieldNumber, key: string): SlotPlan {
    const frame = this.frame(name);
    frame.attributesNumber = number;
    const known = frame.attributes.find((slot) => slot.key === key);
    if (known !== undefined) return known;
    const slot = new SlotPlan(frame, key, 0, WireType.Bytes, false, undefined, false);
    frame.attributes.push(slot);
    return slot;
  }

  /** One slot for each field, however many paths show it. */
  field(name: ShapeName, number: FieldNumber, access: Access, member = false): SlotPlan {
    const frame = this.frame(name);
    const same = JSON.stringify(number);
    const known = frame.fields.find((slot) => JSON.stringify(slot.number) === same);
    if (known !== undefined) return known;
    const repeated = access === Access.Messages;
    const slot = new SlotPlan(
      frame,
      undefined,
      number,
      wireTypeOf(access),
      repeated,
      unpackedType(access),
      member,
    );
    frame.fields.push(slot);
    return slot;
  }
}
