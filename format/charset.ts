// A character encoding as the program carries it, when a text names one that needs a table: bytes
// in the image that a Pattern cell points at.
//
//   Charset  0       4           8               12            16 ..
//          +-------+-----------+---------------+-------------+--------------------------+
//          | kind  | runes in  | offset of the | entries in  | runes, u16 each; of Big5 |
//          |       | the table | second table  | that        | u32                      |
//          +-------+-----------+---------------+-------------+--------------------------+
//
// The table of an eight-bit encoding has 256 runes. The second table is JIS X 0212 of the Japanese
// ones that have it (u16), and gb18030's ranges (pairs of u16: the number of the first sequence,
// its rune).

/** How sequences of bytes become numbers of the table. */
export enum CharsetKind {
  EightBit = 0,
  Big5 = 1,
  EucKr = 2,
  Gbk = 3,
  Gb18030 = 4,
  HzGb2312 = 5,
  ShiftJis = 6,
  EucJp = 7,
  Iso2022Jp = 8,
}

export const CHARSET_KIND = 0;
export const CHARSET_COUNT = 4;
export const CHARSET_SECOND = 8;
export const CHARSET_SECOND_COUNT = 12;
export const CHARSET_TABLE = 16;
