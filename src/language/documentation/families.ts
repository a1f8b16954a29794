// The families of functions in the order of docs/FUNCTIONS.md.

import { collections } from "./collections.ts";
import { conversions } from "./conversions.ts";
import type { Documentation } from "./documented.ts";
import { editors } from "./editors.ts";
import { hashes } from "./hashes.ts";
import { ids } from "./ids.ts";
import { lambdas } from "./lambdas.ts";
import { network } from "./network.ts";
import { parsers } from "./parse.ts";
import { processors } from "./processors.ts";
import { strings } from "./strings.ts";
import { times } from "./time.ts";
import { xml } from "./xml.ts";

export interface Family {
  readonly title: string;
  readonly functions: Documentation;
}

export const families: readonly Family[] = [
  { title: "Editors", functions: editors },
  { title: "Strings", functions: strings },
  { title: "Types", functions: conversions },
  { title: "Lists and maps", functions: collections },
  { title: "Parsing", functions: parsers },
  { title: "Time", functions: times },
  { title: "Hashes", functions: hashes },
  { title: "Identifiers", functions: ids },
  { title: "Addresses and agents", functions: network },
  { title: "XML", functions: xml },
  { title: "Lambdas", functions: lambdas },
  { title: "Of the collector's processors", functions: processors },
];
