// What other languages call what OTTL has: not near in letters, near in meaning. Keys are in lower
// case without underscores.

export interface ForeignName {
  /** Functions that do it. */
  readonly names?: readonly string[];
  /** A sentence, where no single function does. */
  readonly hint?: string;
}

const set: ForeignName = { names: ["set"] };
const remove: ForeignName = { names: ["delete_key"] };
const drop: ForeignName = { hint: "Records are dropped by the conditions of a filter processor." };
const rename: ForeignName = { hint: "A key is renamed by a set and then a delete_key." };
const join: ForeignName = { names: ["Concat"] };
const prefix: ForeignName = { names: ["HasPrefix"] };
const suffix: ForeignName = { names: ["HasSuffix"] };
const match: ForeignName = { names: ["IsMatch"] };
const fallback: ForeignName = { names: ["Coalesce"] };
const presence: ForeignName = { hint: "`== nil` and `!= nil` ask whether a value is there." };
const branch: ForeignName = { hint: "A choice is two statements, each with its own `where`." };

const foreign = new Map<string, ForeignName>([
  ...of(set, "upsert insert update add"),
  ...of(remove, "remove removekey unset"),
  ...of(drop, "drop discard filter"),
  ...of(rename, "rename renamekey"),
  ...of(join, "join"),
  ...of(prefix, "startswith"),
  ...of(suffix, "endswith"),
  ...of(match, "contains matches match"),
  ...of(fallback, "default ifnull"),
  ...of(presence, "exists isset isnil isnull isnotnil isnotnull"),
  ...of(branch, "if"),
]);

function of(meant: ForeignName, names: string): [string, ForeignName][] {
  return names.split(" ").map((name) => [name, meant]);
}

/** What a function of another language is here. */
export function foreignFunction(name: string): ForeignName {
  return foreign.get(name.toLowerCase().replaceAll("_", "")) ?? {};
}

/** Words of other languages for what is not there. */
export function isForeignNil(name: string): boolean {
  return /^(?:null|none|nil|undefined)$/i.test(name);
}
