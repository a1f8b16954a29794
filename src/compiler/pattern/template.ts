// Replacement templates as Go's `Regexp.Expand` reads them: `$1`, `${name}`, `$$`, and text.
//
// Resolved against the pattern's groups once, so that the machine only concatenates. A reference to a group that the
// pattern does not have stands for nothing and vanishes; so does, at run time, one that took no part in the match.

import { contains } from "./rune-set.ts";
import { category } from "./unicode.ts";

/** A piece of a replacement: text, or the groups that a reference may mean. */
export type TemplatePart =
  | { readonly kind: "literal"; readonly text: string }
  /** The first of `groups` that took part in the match. One, unless a name was given twice. */
  | { readonly kind: "group"; readonly groups: readonly number[] };

/** Splits `template` for a pattern with these groups (0 is the whole match). */
export function parseTemplate(
  template: string,
  captureNames: readonly (string | undefined)[],
): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let literal = "";
  const flush = (): void => {
    if (literal !== "") parts.push({ kind: "literal", text: literal });
    literal = "";
  };
  let position = 0;
  for (let dollar; (dollar = template.indexOf("$", position)) >= 0; ) {
    literal += template.slice(position, dollar);
    position = dollar + 1;
    if (template[position] === "$") position++;
    const reference = template[dollar + 1] === "$" ? undefined : readReference(template, position);
    if (reference === undefined) {
      literal += "$";
      continue;
    }
    position = reference.next;
    const groups = groupsOf(reference.name, captureNames);
    if (groups.length === 0) continue;
    flush();
    parts.push({ kind: "group", groups });
  }
  literal += template.slice(position);
  flush();
  return parts;
}

/** `name` or `{name}` behind a dollar; undefined when it is neither, and the dollar is text. */
function readReference(
  template: string,
  position: number,
): { readonly name: string; readonly next: number } | undefined {
  const braced = template[position] === "{";
  const start = braced ? position + 1 : position;
  let end = start;
  while (end < template.length && isNameRune(template.codePointAt(end) as number)) {
    end += (template.codePointAt(end) as number) > 0xffff ? 2 : 1;
  }
  if (end === start || (braced && template[end] !== "}")) return undefined;
  return { name: template.slice(start, end), next: braced ? end + 1 : end };
}

function isNameRune(rune: number): boolean {
  if (rune === 0x5f) return true;
  return contains(category("L"), rune) || contains(category("Nd"), rune);
}

/** A number means a group by place, unless it has a leading zero or is too long: then it is a name. */
function groupsOf(name: string, captureNames: readonly (string | undefined)[]): readonly number[] {
  if (/^(0|[1-9][0-9]{0,8})$/.test(name)) {
    const number = Number(name);
    return number < captureNames.length ? [number] : [];
  }
  return captureNames.flatMap((each, i) => (each === name ? [i] : []));
}
