// The worker: it answers every request with what the checks found.

import * as ottl from "ottl-wasm";
import { verdicts } from "./checks.ts";

export default {
  fetch(): Response {
    return Response.json(verdicts(ottl));
  },
};
