// Kinds: what a parameter takes. The reference has a Go type for each (`ottl.StringLikeGetter[K]`);
// we give them words.
//
// Three sorts. A *getter* kind takes any expression and demands something of its value: at compile
// time when the value is a literal, else at run time. A *path* kind takes a path and nothing else.
// A *literal* kind takes one literal token and nothing else: `-1` is arithmetic, so a `literalInt`
// cannot be negative. What each getter kind accepts of a constant stands in
// `src/compiler/check-demands.ts`.

export type GetterKind =
  | "value"
  | "string"
  | "stringLike"
  | "int"
  | "intLike"
  | "double"
  | "doubleLike"
  | "bool"
  | "boolLike"
  | "bytesLike"
  | "map"
  | "list"
  | "time"
  | "duration";

export type PathKind = "place" | "path" | "mapPath" | "listPath";

export type LiteralKind =
  | "literalString"
  | "literalInt"
  | "literalDouble"
  | "literalBool"
  | "literalBytes";

export type Kind = GetterKind | PathKind | LiteralKind | "enum" | "function" | "lambda";

/**
 * What each kind is called: in a sentence ("expects ..."), in documentation, and in the reference.
 */
export interface KindRecord {
  readonly sort: "getter" | "path" | "literal" | "enum" | "function" | "lambda";
  /** Completes "must be". */
  readonly words: string;
  readonly reference: string;
}

export const kinds: { readonly [K in Kind]: KindRecord } = {
  value: { sort: "getter", words: "a value", reference: "Getter" },
  string: { sort: "getter", words: "a string", reference: "StringGetter" },
  stringLike: {
    sort: "getter",
    words: "something that converts to a string",
    reference: "StringLikeGetter",
  },
  int: { sort: "getter", words: "an int", reference: "IntGetter" },
  intLike: {
    sort: "getter",
    words: "something that converts to an int",
    reference: "IntLikeGetter",
  },
  double: { sort: "getter", words: "a double", reference: "FloatGetter" },
  doubleLike: {
    sort: "getter",
    words: "something that converts to a double",
    reference: "FloatLikeGetter",
  },
  bool: { sort: "getter", words: "a bool", reference: "BoolGetter" },
  boolLike: {
    sort: "getter",
    words: "something that converts to a bool",
    reference: "BoolLikeGetter",
  },
  bytesLike: {
    sort: "getter",
    words: "bytes, or a string, number or bool to take as bytes",
    reference: "ByteSliceLikeGetter",
  },
  map: { sort: "getter", words: "a map", reference: "PMapGetter" },
  list: { sort: "getter", words: "a list", reference: "PSliceGetter" },
  time: { sort: "getter", words: "a time", reference: "TimeGetter" },
  duration: { sort: "getter", words: "a duration", reference: "DurationGetter" },
  place: { sort: "path", words: "a path that can be set", reference: "Setter" },
  path: { sort: "path", words: "a path", reference: "GetSetter" },
  mapPath: { sort: "path", words: "a path to a map", reference: "PMapGetSetter" },
  listPath: { sort: "path", words: "a path to a list", reference: "PSliceGetSetter" },
  literalString: { sort: "literal", words: "a string literal", reference: "string" },
  literalInt: { sort: "literal", words: "an int literal", reference: "int64" },
  literalDouble: { sort: "literal", words: "a double literal such as 1.0", reference: "float64" },
  literalBool: { sort: "literal", words: "true or false", reference: "bool" },
  literalBytes: { sort: "literal", words: "a bytes literal such as 0xff", reference: "[]byte" },
  enum: { sort: "enum", words: "an enum", reference: "Enum" },
  function: { sort: "function", words: "the name of a converter", reference: "FunctionGetter" },
  lambda: { sort: "lambda", words: "a lambda such as (x) => x", reference: "LambdaExpression" },
};

/** What an expression may yield, as far as its function's record or its path's record can tell. */
export type ResultKind =
  | "nothing"
  | "any"
  | "nil"
  | "bool"
  | "int"
  | "double"
  | "string"
  | "bytes"
  | "map"
  | "list"
  | "time"
  | "duration"
  | "traceId"
  | "spanId"
  | "profileId";
