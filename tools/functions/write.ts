// npm run docs: writes docs/FUNCTIONS.md.

import { writeFileSync } from "node:fs";
import { functionsPage } from "./page.ts";

writeFileSync("docs/FUNCTIONS.md", functionsPage());
