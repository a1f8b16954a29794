// The three checks that every platform runs, through the package as its users get it. They need
// nothing but the package: no Node, no vitest. Each throws where something is wrong.

import type * as Ottl from "ottl-wasm";

export interface Check {
  readonly name: string;
  run(ottl: typeof Ottl): void;
}

const encoder = new TextEncoder();

/** A length-prefixed field of less than 128 bytes. */
function field(number: number, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const encoded = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
  const bytes = encoded.flatMap((part) => [...part]);
  return Uint8Array.from([number * 8 + 2, bytes.length, ...bytes]);
}

/** An attribute that holds text. */
function attribute(key: string, value: string): Uint8Array {
  return field(6, field(1, key), field(2, field(1, value)));
}

/** A log record with a severity text and attributes. */
function record(severity: string, ...attributes: readonly Uint8Array[]): Uint8Array {
  return field(2, field(3, severity), ...attributes);
}

function batchOf(...records: readonly Uint8Array[]): Uint8Array {
  return field(1, field(2, ...records));
}

const batch = batchOf(
  record("DEBUG", attribute("a", "b")),
  record("INFO", attribute("password", "x"), attribute("user", "ada")),
);

const config = `
processors:
  filter/noise:
    log_conditions:
      - log.severity_text == "DEBUG"
  transform/secrets:
    log_statements:
      - delete_key(log.attributes, "password")
      - replace_pattern(log.attributes["user"], "^a.", "\${env:STARS}$$1")
`;

const environment = { STARS: "**" };
const processors = ["filter/noise", "transform/secrets"];

function expectEqual(found: unknown, wanted: unknown): void {
  const [left, right] = [found, wanted].map((value) => JSON.stringify(value));
  if (left !== right) throw new Error(`found ${left}, wanted ${right}`);
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

export const checks: readonly Check[] = [
  {
    name: "a config is compiled, shipped as bytes, and runs",
    run(ottl) {
      const program = ottl.compileProgram(config, { signal: "logs", processors, environment });
      const processor = ottl.load(ottl.encodeProgram(program));
      const output = processor.process(batch);
      expectEqual([...output], [...batchOf(record("INFO", attribute("user", "**a")))]);
      expectEqual(processor.report().dropped, 1);
    },
  },
  {
    name: "a batch that nothing changes comes back as it is",
    run(ottl) {
      const statements = ['set(log.severity_text, "X") where log.severity_text == "FATAL"'];
      const processor = ottl.compile({ signal: "logs", statements });
      if (processor.process(batch) !== batch) throw new Error("another object came back");
      processor.reserve(batch.length).set(batch);
      expectEqual([...processor.processReserved(batch.length)], [...batch]);
    },
  },
  {
    name: "errors say what is wrong, all at once, and leave the engine good",
    run(ottl) {
      const statements = ['set(log.severty_text, "X")', 'delet_key(log.attributes, "a")'];
      const refused = thrownBy(() => ottl.compile({ signal: "logs", statements }));
      if (!(refused instanceof ottl.CompileError)) throw refused;
      const suggestions = refused.diagnostics.map((diagnostic) => diagnostic.suggestions[0]);
      expectEqual(suggestions, ["log.severity_text", "delete_key"]);

      const good = ottl.compile({
        signal: "logs",
        statements: ['delete_key(log.attributes, "password")'],
      });
      const failed = thrownBy(() => good.process(batch.subarray(0, batch.length - 3)));
      if (!(failed instanceof ottl.BatchError)) throw failed;
      expectEqual(failed.code, "malformed");
      expectEqual(good.process(batch).length < batch.length, true);
    },
  },
];

export interface Verdict {
  readonly name: string;
  /** Undefined when all is well. */
  readonly error: string | undefined;
}

/** Runs every check. */
export function verdicts(ottl: typeof Ottl): Verdict[] {
  return checks.map(({ name, run }) => {
    try {
      run(ottl);
      return { name, error: undefined };
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { name, error: text };
    }
  });
}
