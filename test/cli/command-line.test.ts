// The command line as scripts use it: exit codes, formats, reports. Each case starts a process on
// the built package.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeBatch } from "../../src/cli/otlp-json.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const FOLDER = join(ROOT, "build", "test-cli");
mkdirSync(FOLDER, { recursive: true });

const batch = JSON.stringify({
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            { severityNumber: 5, body: { stringValue: "low" } },
            { severityNumber: 9, body: { stringValue: "high" }, attributes: [attribute("k", "v")] },
          ],
        },
      ],
    },
  ],
});

function attribute(key: string, value: string) {
  return { key, value: { stringValue: value } };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `ottl`; a config becomes a file. */
function ottl(args: readonly string[], config?: string, input = batch): Ended {
  const file = join(FOLDER, "config.yaml");
  if (config !== undefined) writeFileSync(file, config);
  const cli = join(ROOT, "dist", "src", "cli", "main.js");
  const all = [cli, ...args, ...(config === undefined ? [] : ["--config", file])];
  const env = { ...process.env, FROM: "outside" };
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { input, env });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

const drop = "log_conditions: ['log.severity_number < SEVERITY_NUMBER_INFO']";
const recordCount = "resourceLogs.0.scopeLogs.0.logRecords.length";
const run = ["run", "--signal", "logs", "--input", "-"];

describe("run", () => {
  test("JSON in, JSON out, a report beside it", () => {
    const { code, out, err } = ottl(run, drop);
    expect(code).toBe(0);
    expect(out).not.toContain("low");
    expect(JSON.parse(out)).toHaveProperty(recordCount, 1);
    expect(err).toBe("2 records in, 0 changed, 1 dropped, 1 out\n");
  });

  test("protobuf to a file", () => {
    const file = join(FOLDER, "out.bin");
    const { code, out } = ottl([...run, "--format", "proto", "--output", file, "--quiet"], drop);
    expect([code, out]).toEqual([0, ""]);
    const written = new Uint8Array(readFileSync(file));
    expect(decodeBatch("logs", written)).toHaveProperty(recordCount, 1);
  });

  test("protobuf in gives protobuf out", () => {
    const file = join(ROOT, "examples", "logs.bin");
    const args = ["run", "--signal", "logs", "--input", file, "--quiet"];
    const cli = join(ROOT, "dist", "src", "cli", "main.js");
    const config = join(FOLDER, "nothing.yaml");
    writeFileSync(config, "log_conditions: ['log.body == 1']");
    const { stdout } = spawnSync(process.execPath, [cli, ...args, "--config", config]);
    expect(Buffer.compare(stdout, readFileSync(file))).toBe(0);
  });

  test("shows what changed, in plain text when it is no terminal", () => {
    const statement = `set(log.attributes["k"], "\${env:FROM}") where log.attributes["k"] != nil`;
    const config = `log_statements: ['${statement}']`;
    const { err } = ottl([...run, "--show", "1"], config);
    expect(err).toBe(
      [
        "record 1 changed",
        '    body: "high"',
        '  - attributes["k"]: "v"',
        '  + attributes["k"]: "outside"',
        "",
        "2 records in, 1 changed, 0 dropped, 2 out",
        "",
      ].join("\n"),
    );
  });

  test("failures are counted and shown", () => {
    const { code, err } = ottl(run, "log_statements: ['set(log.flags, log.body)']");
    expect(code).toBe(0);
    expect(err).toContain("2 executions of a statement failed:\n");
  });
});

const collector = `
processors:
  batch:
  filter/low: {log_conditions: ['log.severity_number < SEVERITY_NUMBER_INFO']}
  transform/mark: {log_statements: ['set(log.body, "marked")']}
service:
  pipelines:
    logs/a: {processors: [filter/low, transform/mark, batch]}
    logs/b: {processors: [transform/mark]}
`;

describe("pipelines", () => {
  test("the processors of the one that is named run in a row", () => {
    const { code, out, err } = ottl([...run, "--pipeline", "logs/a"], collector);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty(recordCount, 1);
    expect(out).toContain("marked");
    expect(err).toMatch(/^warning: .*Processor batch does not run here.*no record\.\n2 records in/);
  });

  test("of several one must be named", () => {
    const { code, err } = ottl(run, collector);
    expect([code, err]).toEqual([1, expect.stringContaining("several pipelines of logs: logs/a")]);
  });

  test("warnings leave a config right", () => {
    const { code, err } = ottl(["check"], collector);
    expect([code, err]).toEqual([0, expect.stringMatching(/^warning: /)]);
  });
});

describe("check", () => {
  test("a config that is right says nothing", () => {
    expect(ottl(["check"], drop)).toEqual({ code: 0, out: "", err: "" });
  });

  test("one that is wrong says all", () => {
    const config = "log_statements: ['set(log.bdy, 1)', 'ste(log.body, 1)']";
    const { code, err } = ottl(["check"], config);
    expect(code).toBe(1);
    expect(err.match(/^error: /gm)).toHaveLength(2);
  });
});

const propagate = "error_mode: propagate\nlog_statements: ['set(log.flags, log.body)']";

test.each<[string, number, readonly string[], string | undefined, string]>([
  ["nothing", 2, [], undefined, batch],
  ["an unknown command", 2, ["rn"], undefined, batch],
  ["help", 0, ["--help"], undefined, batch],
  ["an unknown option", 2, [...run, "--colour"], drop, batch],
  ["no config", 2, run, undefined, batch],
  ["no signal", 2, ["run", "--input", "-"], drop, batch],
  ["a signal that there is not", 2, ["run", "--signal", "events", "--input", "-"], drop, batch],
  ["a batch that is not there", 2, ["run", "--signal", "logs", "--input", "/nowhere"], drop, batch],
  ["a config that is wrong", 1, run, "log_conditions: ['log.body =']", batch],
  ["text that is no batch", 3, run, drop, "{"],
  ["bytes that are no batch", 3, run, drop, "\u000a\u0005a"],
  ["a statement that fails under propagate", 4, run, propagate, batch],
])("%s ends with %i", (_name, code, args, config, input) => {
  const ended = ottl(args, config, input);
  expect(ended.code).toBe(code);
  if (code !== 0) expect(ended.err).not.toMatch(/^\s+at .*\.js:/m);
});

test("feature gates by the collector's names", () => {
  const statement = 'set(resource.attributes["b"], log.body)';
  const config = `flatten_data: true\nlog_statements: ['${statement}']`;
  const run = ["run", "--signal", "logs", "--input", "-", "--format", "json"];
  const shut = ottl(run, config);
  expect([shut.code, shut.err]).toEqual([1, expect.stringContaining("transform.flatten.logs")]);
  const open = ottl([...run, "--feature-gates", "transform.flatten.logs"], config);
  expect(open.code).toBe(0);
  const { resourceLogs } = JSON.parse(open.out) as { resourceLogs: unknown[] };
  expect(resourceLogs).toHaveLength(2);
  const unknown = ottl([...run, "--feature-gates=-transform.flatten"], config);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain("not transform.flatten.");
});
