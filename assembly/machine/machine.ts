// The machine: runs the code of one record. A program counter that lives in a local, one switch,
// operands that are addresses (format/instructions.ts is the list). Common shapes are one
// instruction; what is rare is a function next door.

import { Failure } from "../../format/failure";
import { ACCESS_SHIFT, INSTRUCTION_BYTES, MapUse, Op } from "../../format/instructions";
import { ENTRY_CELL, ENTRY_KEY_LENGTH, EntryState } from "../../format/node";
import { Access, ACCESS_PRESENCE } from "../../format/access";
import { CELL_BYTES, Flavor, ValueType } from "../../format/value";
import {
  COUNT_CHANGED,
  FRAME_LAYOUT,
  LAYOUT_VARIANT,
  ROW_RESUME,
  ROW_STATEMENT,
} from "../../format/image";
import { callEditor } from "../editors/call";
import { callFunction } from "../functions/call";
import { useDictionary } from "../profiles/attributes";
import { editMetric } from "../metrics/edit";
import { isLeftAlone } from "../metrics/extract";
import { clearField, loadField, storeField } from "../resolver/field";
import { markDirty } from "../resolver/dirty";
import {
  deleteAttribute,
  loadAttribute,
  openAttribute,
  openAttributes,
  openEntry,
  placeAttribute,
} from "../resolver/frame";
import { forgetTexts } from "../regex/screen";
import { beginTrail, endTrail } from "../resolver/trail";
import {
  intOf,
  isUnwritten,
  moveCell,
  pointerOf,
  setBool,
  setInt,
  setNil,
  setNode,
  setPlace,
  setState,
  stateOf,
  typeOf,
} from "../value/cell";
import { decodeInPlace, newNode } from "../value/node";
import { arithmetic, negate } from "./arithmetic";
import { makeList, makeMap } from "./build";
import { compare } from "./compare";
import { noteDecision } from "./decisions";
import { isEmptyAbove } from "./empty";
import { fail } from "./failure";
import { compareAttribute, compareField, matchAttribute, matchSlot, Verdict } from "./fused";
import { count, noteFailure, noteOrigin } from "./journal";
import { loadRequest } from "./request";
import { assign, assignMap, index, placeInto, placeKey } from "./place";
import { rowOf } from "./rows";
import { isScreenedOut, lacksLiteral } from "./screened";
import { copyAttribute, storeAttribute } from "./store-attribute";
import { endWatch, watch } from "./watch";

/** What becomes of the record. */
export enum Outcome {
  Keep = 0,
  Drop = 1,
  /** A lambda's body failed. */
  Fail = 2,
}

/**
 * Runs the code at `pc` to its End, or a lambda's body to its Return. Statements that fail are
 * noted and skipped; a body, which is no statement, ends at its first failure.
 */
export function execute(pc: usize): Outcome {
  forgetTexts();
  while (true) {
    const b = <usize>load<u32>(pc, 4);
    const c = <usize>load<u32>(pc, 8);
    const d = <usize>load<u32>(pc, 12);
    const a = <u32>load<u16>(pc, 2);
    const here = pc;
    pc += INSTRUCTION_BYTES;
    let good = true;
    switch (<u32>load<u16>(here)) {
      case Op.End:
        return Outcome.Keep;
      case Op.Count: {
        count(a, b);
        break;
      }
      case Op.Watch: {
        watch(<u32>b, a, c, d);
        break;
      }
      case Op.CountChanged: {
        if (endWatch()) count(a, COUNT_CHANGED);
        break;
      }
      case Op.Jump: {
        pc = d;
        break;
      }
      case Op.JumpUnless: {
        if (typeOf(b) != ValueType.Bool) good = fail(Failure.NotBool, typeOf(b));
        else if (intOf(b) == 0) pc = d;
        break;
      }
      case Op.JumpIf: {
        if (typeOf(b) != ValueType.Bool) good = fail(Failure.NotBool, typeOf(b));
        else if (intOf(b) != 0) pc = d;
        break;
      }
      case Op.Drop:
        return Outcome.Drop;
      case Op.Fail: {
        good = fail(a);
        break;
      }
      case Op.LoadAttribute: {
        loadAttribute(b, c, d);
        break;
      }
      case Op.LoadValue: {
        loadValue(b, c);
        break;
      }
      case Op.LoadField: {
        loadField(a, b, c, d);
        break;
      }
      case Op.LoadAttributes: {
        const node = openAttributes(d);
        if (a == MapUse.Write) markDirty(d);
        else if (a == MapUse.Edit) beginTrail(d);
        setNode(b, ValueType.Map, Flavor.Telemetry, node);
        break;
      }
      case Op.Index: {
        good = index(a, b, c, d);
        break;
      }
      case Op.Compare: {
        if (<u32>compare(a & 0xff, b, c) == a >> 8) pc = d;
        break;
      }
      case Op.CompareField: {
        if (<u32>compareField(a & 0xff, a >> ACCESS_SHIFT, b, c) == ((a >> 8) & 1)) pc = d;
        break;
      }
      case Op.CompareAttribute: {
        if (<u32>compareAttribute(a & 0xff, b, c) == a >> 8) pc = d;
        break;
      }
      case Op.MatchAttribute: {
        const verdict = <u32>matchAttribute(b, c);
        if (verdict == Verdict.Failed) good = false;
        else if (verdict == a >> 8) pc = d;
        break;
      }
      case Op.MatchValue: {
        const verdict = <u32>matchSlot(b, c);
        if (verdict == Verdict.Failed) good = false;
        else if (verdict == a >> 8) pc = d;
        break;
      }
      case Op.JumpUnmatched: {
        if (lacksLiteral(a, b, c)) pc = d;
        break;
      }
      case Op.JumpScreened: {
        if (isScreenedOut(a, b, c)) pc = d;
        break;
      }
      case Op.Arithmetic: {
        good = arithmetic(a, b, c, d);
        break;
      }
      case Op.Negate: {
        good = negate(b, c);
        break;
      }
      case Op.MakeList: {
        makeList(b, c, a);
        break;
      }
      case Op.MakeMap: {
        good = makeMap(b, c, a);
        break;
      }
      case Op.Call: {
        good = callFunction(a, b, c, <u32>d);
        break;
      }
      case Op.Edit: {
        if (b == 0) endTrail();
        good = callEditor(a, c);
        break;
      }
      case Op.EditMetric: {
        good = editMetric(a, b, c);
        if (isLeftAlone) pc = d;
        break;
      }
      case Op.PlaceAttribute: {
        setPlace(b, placeAttribute(c, d));
        break;
      }
      case Op.PlaceKey: {
        good = placeKey(b, c, d);
        break;
      }
      case Op.PlaceInto: {
        good = placeInto(a != 0, b, c, d);
        break;
      }
      case Op.PlaceValue: {
        setPlace(b, placeValue(c, d));
        break;
      }
      case Op.Assign: {
        good = assign(pointerOf(b), c);
        break;
      }
      case Op.StoreField: {
        good = storeField(a, b, c, d);
        break;
      }
      case Op.AssignMap: {
        good = assignMap(b, c);
        break;
      }
      case Op.OpenAttribute: {
        openAttribute(b, c, d);
        break;
      }
      case Op.OpenValue: {
        openValue(b, c, d);
        break;
      }
      case Op.DeleteAttribute: {
        deleteAttribute(c, d);
        break;
      }
      case Op.JumpUnwritten: {
        if (isUnwritten(b)) pc = d;
        break;
      }
      case Op.JumpPresent: {
        if (typeOf(b) != ValueType.Nil) pc = d;
        break;
      }
      case Op.Move: {
        moveCell(b, c);
        break;
      }
      case Op.MoveRow: {
        for (let at: usize = 0; at < <usize>a * CELL_BYTES; at += CELL_BYTES) {
          moveCell(b + at, c + at);
        }
        break;
      }
      case Op.LoadMetricType: {
        setInt(b, load<u32>(<usize>load<u32>(d, FRAME_LAYOUT), LAYOUT_VARIANT));
        break;
      }
      case Op.ResetCache: {
        setNode(b, ValueType.Map, Flavor.Telemetry, newNode(0));
        break;
      }
      case Op.StoreAttribute: {
        good = storeAttribute(b, c, d);
        break;
      }
      case Op.CopyAttribute: {
        good = copyAttribute(b, c, d);
        break;
      }
      case Op.ClearField: {
        clearField(c, d);
        break;
      }
      case Op.Not: {
        if (typeOf(c) != ValueType.Bool) good = fail(Failure.NotBool, typeOf(c));
        else setBool(b, intOf(c) == 0);
        break;
      }
      case Op.SetBool: {
        setBool(b, a != 0);
        break;
      }
      case Op.LoadRequest: {
        loadRequest(b, c, a != 0);
        break;
      }
      case Op.Dictionary: {
        good = useDictionary(a, b, c, d);
        break;
      }
      case Op.Decide: {
        noteDecision(a);
        break;
      }
      case Op.DropEmpty: {
        if (isEmptyAbove(a)) return Outcome.Drop;
        break;
      }
      case Op.Return: {
        moveCell(b, c);
        return Outcome.Keep;
      }
      default: {
        good = fail(Failure.NotImplemented, load<u16>(here));
        break;
      }
    }
    if (!good) {
      const row = rowOf(here);
      if (row == 0) {
        noteOrigin(here);
        return Outcome.Fail;
      }
      noteFailure(load<u32>(row, ROW_STATEMENT), here);
      pc = load<u32>(row, ROW_RESUME);
    }
  }
}

// ---- a field that is an AnyValue: the log body

function loadValue(to: usize, slot: usize): void {
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  if (state == EntryState.Absent || state == EntryState.Removed) {
    setNil(to);
    return;
  }
  if (typeOf(cell) == ValueType.Unread) decodeInPlace(cell);
  moveCell(to, cell);
}

function openValue(to: usize, slot: usize, frame: usize): void {
  if (stateOf(slot + ENTRY_CELL) == EntryState.Absent) {
    setNil(to);
    return;
  }
  store<u32>(slot, Access.ValueString | ACCESS_PRESENCE, ENTRY_KEY_LENGTH);
  openEntry(to, slot, frame);
}

function placeValue(slot: usize, frame: usize): usize {
  const cell = slot + ENTRY_CELL;
  if (stateOf(cell) == EntryState.Absent) setNil(cell);
  else if (typeOf(cell) == ValueType.Unread) decodeInPlace(cell);
  store<u32>(slot, Access.ValueString | ACCESS_PRESENCE, ENTRY_KEY_LENGTH);
  setState(cell, EntryState.Set);
  markDirty(frame);
  return slot;
}
