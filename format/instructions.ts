// The machine's instructions: one list, one comment each. Assembler, disassembler and machine
// derive from it.
//
//   Instruction   0          2          4          8          12 .. 15
//               +----------+----------+----------+----------+----------+
//               | op (u16) | a (u16)  | b (u32)  | c (u32)  | d (u32)  |
//               +----------+----------+----------+----------+----------+
//
// Operands named cell, slot, frame and code are addresses in WASM memory (the image has a fixed
// place, format/image.ts). A cell may be a temporary, a constant or the cell of a slot that was
// loaded before. "Fails" means that the statement fails: the machine looks up which statement the
// instruction belongs to (the rows of a pass, format/image.ts), notes it and goes on at its end.

/** What an instruction does. Append only: numbers are part of the program format; 1 is retired. */
export enum Op {
  /** Ends the run over one record. */
  End = 0,
  /**
   * a: statement, b: COUNT_EVALUATED, COUNT_MATCHED or COUNT_CHANGED (format/image.ts): one more.
   * Only in programs compiled with counts.
   */
  Count = 2,
  /** d: code. */
  Jump = 3,
  /** b: cell, d: code to go on at when it is not true. Fails when it is not a bool. */
  JumpUnless = 4,
  /** b: cell, d: code to go on at when it is true. Fails when it is not a bool. */
  JumpIf = 5,
  /** The record goes away (filter). */
  Drop = 6,
  /** Fails always. a: Failure. */
  Fail = 7,
  /** b: cell written, c: attribute slot, d: frame. Missing keys give nil marked missing. */
  LoadAttribute = 8,
  /** b: cell written, c: field slot of an AnyValue (a log body), d: frame. */
  LoadValue = 9,
  /**
   * a: Access, b: cell written, c: field slot, d: frame. Nil where the message has no such field.
   */
  LoadField = 10,
  /**
   * a: MapUse, b: cell written, d: frame. The whole attribute map, live: the node that writes go
   * to.
   */
  LoadAttributes = 11,
  /**
   * a: IndexMode, b: cell written, c: base cell, d: key cell. Fails on wrong types and on indexes
   * out of bounds.
   */
  Index = 12,
  /**
   * a: Comparison, plus 0x100 to jump when it holds; b: left cell, c: right cell, d: code to jump
   * to. Never fails.
   */
  Compare = 13,
  /**
   * a: Operator, b: cell written, c: left cell, d: right cell. Fails on wrong types and division by
   * zero.
   */
  Arithmetic = 14,
  /** b: cell written, c: cell. Fails when it is no number. */
  Negate = 15,
  /** a: count, b: cell written, c: first of the item cells. A list of flavor Raw. */
  MakeList = 16,
  /**
   * a: pair count, b: cell written, c: first of key, value, key, value ... Fails on a key that is
   * no string.
   */
  MakeMap = 17,
  /**
   * a: function, b: cell written, c: first argument cell, d: argument count. Fails as the function
   * does.
   */
  Call = 18,
  /**
   * a: function, b: 1 when its target lies in the batch, c: first argument cell, d: argument count.
   * An editor that works in place. Fails as it does.
   */
  Edit = 19,
  /**
   * b: cell that receives the place, c: attribute slot, d: frame. Creates an empty value where
   * there is none.
   */
  PlaceAttribute = 20,
  /**
   * b: cell that receives the place, c: cell of a map, d: key cell. Creates an empty value where
   * there is none.
   */
  PlaceKey = 21,
  /**
   * a: 1 when an empty place is not to be stepped into; b: cell that receives the place, c: cell of
   * a place, d: key cell.
   */
  PlaceInto = 22,
  /** b: cell that receives the place, c: field slot of an AnyValue, d: frame. */
  PlaceValue = 23,
  /** b: cell of a place, c: value cell. Fails on values that telemetry can't hold. */
  Assign = 24,
  /** a: Access, b: value cell, c: field slot, d: frame. Fails on a value of another type. */
  StoreField = 25,
  /**
   * b: cell of a map, c: value cell. The map becomes a copy of the value. Fails when that is no
   * map.
   */
  AssignMap = 26,
  /**
   * b: cell written, c: attribute slot, d: frame. As LoadAttribute, for an editor: opened in place.
   */
  OpenAttribute = 27,
  /** b: cell written, c: field slot of an AnyValue, d: frame. As LoadValue, for an editor. */
  OpenValue = 28,
  /** c: attribute slot, d: frame. `delete_key(attributes, "k")`. */
  DeleteAttribute = 29,
  /** b: cell. d: code to go on at when a function left it marked "nothing to write". */
  JumpUnwritten = 30,
  /** b: cell written, c: cell copied. */
  Move = 31,
  /** b: cell written, d: frame of a metric's data. The metric's type as a number. */
  LoadMetricType = 32,
  /** b: cell of the cache, emptied. */
  ResetCache = 33,
  /** b: cell written, c: cell copied. Ends the body of a lambda (format/lambda.ts). */
  Return = 34,
  /**
   * c: attribute slot, d: frame, b: value cell. PlaceAttribute and Assign in one:
   * `set(attributes["k"], value)`.
   */
  StoreAttribute = 35,
  /**
   * a: as Compare, b: memo of an attribute slot, c: constant cell, d: code to jump to.
   * LoadAttribute and Compare in one.
   */
  CompareAttribute = 36,
  /** c: field slot, d: frame. The field goes away. */
  ClearField = 37,
  /** b: cell written, c: cell. Not of a bool. Fails when it is no bool. */
  Not = 38,
  /** a: 0 or 1, b: cell written. A bool. */
  SetBool = 39,
  /**
   * a: 1 when it is a map; b: cell written, c: cell of a name. Metadata of the request that brought
   * the batch.
   */
  LoadRequest = 41,
  /**
   * a: 0x100 to jump when it matches, else when not; b: memo of an attribute slot, c: pattern cell,
   * d: code. IsMatch.
   */
  MatchAttribute = 40,
  /**
   * a: as Compare, the Access above bit ACCESS_SHIFT; b: field slot, c: cell of a constant int, d:
   * code to jump to.
   */
  CompareField = 42,
  /** b: cell, d: code to go on at when it is not nil. */
  JumpPresent = 43,
  /**
   * a: number of an entry of a routing table, from 1 on, or 0. Notes which one takes the record
   * (assembly/machine/decisions.ts).
   */
  Decide = 44,
  /**
   * a: function, b: frame of the target, c: first argument cell, d: code to go on at when it leaves
   * the metric alone and the statement ends. An editor that rewrites a metric or a data point, or
   * adds a metric. Fails as the function does.
   */
  EditMetric = 46,
  /**
   * a: DictionaryUse, which says what the operands are. What profiles hold by index into their
   * dictionary.
   */
  Dictionary = 47,
  /**
   * b: memo of the attribute read, c: attribute slot written, d: its frame. LoadAttribute and
   * StoreAttribute in one. Fails as StoreAttribute does.
   */
  CopyAttribute = 48,
  /** a: how many cells, b: the first cell written, c: the first cell read. */
  MoveRow = 49,
  /**
   * a: SUBJECT_ATTRIBUTE when b is an attribute's memo, 0 when it is the field slot of an AnyValue;
   * c: cell of a pattern that needs a literal, d: code to go on at where there is nothing, or a
   * text without it.
   */
  JumpUnmatched = 50,
  /**
   * a: rows of a screen, SUBJECT_ATTRIBUTE, SCREEN_GUARDED; b: field slot of an AnyValue, or an
   * attribute's memo; c: cell of the screen (format/pattern.ts), d: code to go on at where there is
   * nothing, or a text that has none of the rows.
   */
  JumpScreened = 51,
  /**
   * a: 0x100 to jump when it matches; b: field slot of an AnyValue, c: cell of a pattern, d: code
   * to jump to. Fails as IsMatch does.
   */
  MatchValue = 52,
  /**
   * a: the field's Access, b: Watched, c: slot, d: frame. Notes what is there: an instruction
   * behind it may write there. Only in programs compiled with counts.
   */
  Watch = 45,
  /**
   * a: statement. One more that changed something: when in one of the places that were watched
   * since the last CountChanged something else is now. Only in programs compiled with counts.
   */
  CountChanged = 53,
  /**
   * a: depth. Where what is asked is whether an empty message further up than that may go
   * (assembly/machine/empty.ts): it goes.
   */
  DropEmpty = 54,
}

/** The depth of a record to Op.DropEmpty: below any message that may be empty. */
export const RECORD_DEPTH = 0xff;

/** The places that Op.Watch notes. */
export enum Watched {
  /** The slot is an attribute's. */
  Attribute = 0,
  /** The slot is a field's. */
  Field = 1,
  /** The whole attribute map of the frame. */
  Attributes = 2,
  /** The frame is the target that the walk is at: all of it, and the metrics that were added. */
  Target = 3,
}

/**
 * In `a` of JumpScreened: the rows; whether b is a memo; whether other conditions stand before this
 * one, so that it may be the only one that asks: then the text is scanned for the next one alone.
 */
export const SCREEN_ROWS_MASK = 0xff;
export const SUBJECT_ATTRIBUTE = 0x100;
export const SCREEN_GUARDED = 0x200;

/**
 * Set in `a` of the comparing instructions: jump when the comparison holds, not when it does not.
 */
export const JUMP_WHEN_HOLDS = 0x100;

/** In `a` of CompareField, the access stands above this bit. */
export const ACCESS_SHIFT = 9;

/**
 * The comparisons of Op.Compare; `pkg/ottl/compare.go` says what they mean for each pair of types.
 */
export enum Comparison {
  Equal = 0,
  NotEqual = 1,
  Less = 2,
  LessOrEqual = 3,
  Greater = 4,
  GreaterOrEqual = 5,
}

/** The operators of Op.Arithmetic. */
export enum Operator {
  Add = 0,
  Subtract = 1,
  Multiply = 2,
  Divide = 3,
}

/** What Op.Dictionary does. Slots are field slots that hold an index, or packed indices. */
export enum DictionaryUse {
  /** b: cell written, c: slot. The string; fails where the table has none. */
  LoadText = 0,
  /** b: value cell, c: slot, d: frame. Fails when it is no string. */
  StoreText = 1,
  /**
   * b: cell written, c: slot of attribute indices. A map of its own: writes to it change nothing.
   */
  LoadAttributes = 2,
  /** b: value cell, c: slot of attribute indices, d: frame. Fails when it is no map. */
  StoreAttributes = 3,
  /**
   * b: cell of a key, receives a place with a copy of the attribute's value; c: slot of attribute
   * indices.
   */
  Place = 4,
  /**
   * b: cell of that place, c: slot of attribute indices, d: frame. What stands there becomes the
   * attribute.
   */
  StorePlace = 5,
  /** b: cell written, c: slot of the type, d: slot of the unit. A ValueType that can be copied. */
  LoadValueType = 6,
  /** b: cell of a ValueType, c: slot of the type, d: frame. Fails on all else. */
  StoreValueType = 7,
  /** The same for the slot of the unit. */
  StoreValueUnit = 8,
  /** As StoreAttributes, unless the editor that ran last changed nothing. */
  StoreEdited = 9,
}

/** What Op.LoadAttributes opens a map for. */
export enum MapUse {
  Read = 0,
  /** The map is written. */
  Write = 1,
  /**
   * An editor works on the map, or on what is in it, and may write (assembly/resolver/trail.ts).
   */
  Edit = 2,
}

/** How Op.Index treats what is missing. */
export enum IndexMode {
  /** On a path: a missing key is nil, and so is everything below it. */
  Path = 0,
  /** On a converter's result or a lambda parameter: a missing key fails. */
  Strict = 1,
  /** On a path that an editor works on in place: as Path, and what is found is opened. */
  Open = 2,
  /** First step into a log body, whose messages differ. */
  Body = 3,
  /** The same, opening what is found. */
  OpenBody = 4,
  /** First step into the cache, opening what is found: it lies outside of the batch. */
  OpenCache = 5,
}

export const INSTRUCTION_BYTES = 16;
