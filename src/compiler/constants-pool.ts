// Constants of a program: each value once. They lie in the image as cells (format/value.ts); lists
// and maps as opened nodes, so that nothing has to be decoded at run time.

import type { Constant, ConstantEntry } from "./checked.ts";
import type { Addressed } from "./plan.ts";

/** What a constant cell holds. */
export type CellContent =
  | Constant
  /** An optional argument that was not given. */
  | { readonly type: "absent" }
  /** A compiled pattern: the payload points at its bytes. */
  | { readonly type: "pattern"; readonly bytes: Uint8Array };

export class ConstantCell implements Addressed {
  address = 0;
  constructor(readonly content: CellContent) {}
}

/** Constants next to each other: arguments that are moved at once. */
export class ConstantRow implements Addressed {
  address = 0;
  constructor(readonly cells: readonly ConstantCell[]) {}
}

export class ConstantPool {
  readonly cells: ConstantCell[] = [];
  readonly rows: ConstantRow[] = [];
  private readonly known = new Map<string, ConstantCell>();

  /** The cell of a value. */
  cell(content: CellContent): ConstantCell {
    const key = keyOf(content);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const cell = new ConstantCell(content);
    this.cells.push(cell);
    this.known.set(key, cell);
    return cell;
  }

  row(cells: readonly ConstantCell[]): ConstantRow {
    const known = this.rows.find((row) => isSameRow(row.cells, cells));
    if (known !== undefined) return known;
    const row = new ConstantRow(cells);
    this.rows.push(row);
    return row;
  }

  string(value: string): ConstantCell {
    return this.cell({ type: "string", value });
  }

  int(value: bigint): ConstantCell {
    return this.cell({ type: "int", value });
  }
}

function isSameRow(left: readonly ConstantCell[], right: readonly ConstantCell[]): boolean {
  return left.length === right.length && left.every((cell, at) => cell === right[at]);
}

/** A text that equal contents share. JSON has no int64, bytes and -0, so those are spelled out. */
function keyOf(content: CellContent): string {
  switch (content.type) {
    case "int":
      return `int ${content.value}`;
    case "double":
      return `double ${Object.is(content.value, -0) ? "-0" : content.value}`;
    case "string":
      return `string ${content.value}`;
    case "bytes":
      return `bytes ${content.value.join()}`;
    case "pattern":
      return `pattern ${content.bytes.join()}`;
    case "list":
      return `list [${content.items.map(lengthPrefixed).join()}]`;
    case "map":
      return `map {${content.entries.map(keyOfEntry).join()}}`;
    case "bool":
      return `bool ${content.value}`;
    default:
      return content.type;
  }
}

function keyOfEntry({ key, value }: ConstantEntry): string {
  return `${JSON.stringify(key)}${lengthPrefixed(value)}`;
}

function lengthPrefixed(content: CellContent): string {
  const key = keyOf(content);
  return `${key.length}:${key}`;
}
