// Metadata of the request that brought a batch: what the `otelcol` context reads. The host writes
// it once a request, as the body of an OTLP KeyValueList whose keys are the paths
// ("client.metadata"), into room of its own behind the image.

import { CELL_BYTES, ValueType } from "../../format/value";
import {
  lengthOf,
  moveCell,
  pointerOf,
  setMissing,
  setState,
  setWire,
} from "../value/cell";
import { entryCell, findEntry, openContainer } from "../value/node";

let start: usize = 0;
let length: u32 = 0;

const METADATA = memory.data(CELL_BYTES, 16);

/** Remembers where the host wrote the metadata; nothing for a batch without. */
export function setRequest(pointer: usize, bytes: u32): void {
  start = pointer;
  length = bytes;
}

/** Reads the metadata of that name. A map that the request lacks is empty, anything else nil. */
export function loadRequest(to: usize, name: usize, isMap: bool): void {
  setWire(METADATA, ValueType.Map, start, length);
  const entry = findEntry(openContainer(METADATA), pointerOf(name), lengthOf(name));
  if (entry != 0) {
    moveCell(to, entryCell(entry));
  } else if (isMap) {
    setWire(to, ValueType.Map, start, 0);
  } else {
    setMissing(to);
  }
  setState(to, 0);
}
