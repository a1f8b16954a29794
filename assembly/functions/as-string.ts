// pcommon.Value's AsString: the text of a value that lives in telemetry. `body.string` reads it,
// and so do functions that take such a value itself instead of what it holds. Nil is "", bytes are
// base64, maps and lists are JSON.

import { ValueType } from "../../format/value";
import { allocate, reserve } from "../memory/arena";
import { Base64, writeBase64 } from "../text/base64";
import { writeDoubleString } from "../text/format-double";
import { writeBoolean, writeInteger } from "../text/integer";
import { JsonEscape } from "../text/json-string";
import { doubleOf, intOf, lengthOf, pointerOf, setString, typeOf } from "../value/cell";
import { takeText } from "./getters";
import { jsonText } from "./json-text";

/**
 * Sets `to` (which may be `cell`) to the value's text. Never fails: what has no JSON form gives "".
 */
export function asText(to: usize, cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil: {
      setString(to, 0, 0);
      return true;
    }
    case ValueType.String: {
      setString(to, pointerOf(cell), lengthOf(cell));
      return true;
    }
    case ValueType.Bool: {
      const text = reserve(8);
      takeText(to, text, writeBoolean(text, intOf(cell) != 0));
      return true;
    }
    case ValueType.Int: {
      const text = reserve(24);
      takeText(to, text, writeInteger(text, intOf(cell)));
      return true;
    }
    case ValueType.Double: {
      const text = reserve(40);
      takeText(to, text, writeDoubleString(text, doubleOf(cell)));
      return true;
    }
    case ValueType.Bytes: {
      const text = allocate(<usize>lengthOf(cell) * 2 + 8);
      const end = writeBase64(text, pointerOf(cell), lengthOf(cell), Base64.Standard);
      setString(to, text, <u32>(end - text));
      return true;
    }
    default: {
      if (!jsonText(to, cell, JsonEscape.Plain)) setString(to, 0, 0);
      return true;
    }
  }
}
