// The texts that patterns run over: the log bodies of the corpus, with the client's address behind
// each that has one.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, type JsonValue, protoToJson } from "../../test/otlp/json.ts";
import { recordsOf } from "../../test/otlp/records.ts";

/** The texts of the corpus in `folder`, one a log record. */
export function textsOf(folder: string): readonly string[] {
  const batch = new Uint8Array(readFileSync(join(folder, "logs-1k.bin")));
  return recordsOf("logs", protoToJson("logs", batch)).map(({ record }) => {
    const client = stringOf(attributeOf(record, "client.ip"));
    const body = stringOf(record["body"]);
    return client === "" ? body : `${body} from ${client}`;
  });
}

function attributeOf(record: JsonObject, key: string): JsonValue | undefined {
  const attributes = (record["attributes"] ?? []) as readonly JsonObject[];
  return attributes.find((attribute) => attribute["key"] === key)?.["value"];
}

function stringOf(value: JsonValue | undefined): string {
  const text = (value as JsonObject | undefined)?.["stringValue"];
  return typeof text === "string" ? text : "";
}
