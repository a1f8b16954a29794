// What the page in the browser runs: its answer is read off `globalThis`.

import * as ottl from "ottl-wasm";
import { verdicts } from "./checks.ts";
import type { Verdict } from "./checks.ts";

declare global {
  var platformVerdicts: Promise<Verdict[]>;
}

globalThis.platformVerdicts = ottl.init().then(() => verdicts(ottl));
