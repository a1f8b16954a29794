// UserAgent beyond the conformance cases. The answers are the reference's (uap-go), but where it
// says that they are ours.

import { describe, expect, test } from "vitest";
import { HostFailure } from "../../src/runtime/host-functions.ts";
import { HostText } from "../../src/runtime/host-message.ts";
import { userAgent, USER_AGENT_EXAMINED_MAX } from "../../src/functions/user-agent.ts";
import { evaluate } from "../run.ts";

/** What is known besides the text itself: agent, its version, system, its version. */
function known(text: string): (string | undefined)[] {
  const result = userAgent(text) as ReadonlyMap<string, string>;
  expect(result.get("user_agent.original")).toBe(text);
  const names = ["user_agent.name", "user_agent.version", "os.name", "os.version"];
  return names.map((name) => result.get(name));
}

describe("what a text says", () => {
  const cases: [text: string, ...answer: (string | undefined)[]][] = [
    ["", "Other", "", "Other", undefined],
    ["curl/8.5.0", "curl", "8.5.0", "Other", undefined],
    ["CURL/8.5.0", "Other", "", "Other", undefined],
    ["éGooglebot/2.1", "Googlebot", "2.1", "Other", undefined],
    [
      "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0",
      "Firefox",
      "126.0",
      "Ubuntu",
      undefined,
    ],
  ];
  test.each(cases)("%s", (text, ...answer) => {
    expect(known(text)).toEqual(answer);
  });
});

describe("through the engine", () => {
  test("as a map that can be indexed", async () => {
    expect(await evaluate(`UserAgent("curl/8.5.0")["user_agent.version"]`)).toBe(`"8.5.0"`);
  });

  test("of what is no string", async () => {
    expect(await evaluate("UserAgent(log.severity_number)")).toMatch(/^fails: /);
    expect(() => userAgent(1n)).toThrow(HostFailure);
  });
});

describe("what is ours", () => {
  test("only the head of a long text is examined, all of it is kept", () => {
    const filler = " ".repeat(USER_AGENT_EXAMINED_MAX);
    expect(known(`curl/8.5.0${filler}`)[0]).toBe("curl");
    expect(known(`${filler}curl/8.5.0`)[0]).toBe("Other");
  });

  test("a text that is no UTF-8 keeps its bytes", () => {
    const original = new HostText(Uint8Array.of(0x63, 0x75, 0x72, 0x6c, 0x2f, 0x38, 0xff));
    const result = userAgent(original) as ReadonlyMap<string, unknown>;
    expect(result.get("user_agent.original")).toBe(original);
    expect(result.get("user_agent.name")).toBe("curl");
  });
});
