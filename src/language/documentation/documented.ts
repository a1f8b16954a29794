// What docs/FUNCTIONS.md says of a function beyond its record: a sentence, and examples, which run
// as tests (test/functions/examples.test.ts). They stand beside the records, not in them, since
// every bundle that compiles OTTL carries the records.

/** What an example runs on; test/functions/subjects.ts has them. */
export type Subject =
  | "log"
  | "nested"
  | "span"
  | "child"
  | "gauge"
  | "sum"
  | "histogram"
  | "exponential"
  | "summary";

/**
 * An expression for a converter, a statement for an editor; its answer; what it runs on, where that
 * is not `log`.
 *
 * The answer is the value in the text form of test/run.ts, or `fails`. For an editor it is what its
 * first argument reads afterwards, of a metric's editor all metrics, a line each, of a span's the
 * span's name; for `route` it is `routed` or `stays`.
 */
export type Example = readonly [text: string, answer: string, on?: Subject];

/** A function's sentence and its examples, one at least. */
export type Documented = readonly [sentence: string, ...examples: [Example, ...Example[]]];

/** A family of functions, by name. */
export type Documentation = Readonly<Record<string, Documented>>;
