import { Refusal } from '../../contract/problem.ts';
import { NewStyle } from '../../contract/wording.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { readMarks } from '../../prompts/read-marks.ts';
import { readStylesCsv } from '../../prompts/read-styles-csv.ts';
import { STYLES_MOST } from './change-styles.ts';
import { insertStyle, listStyles } from './styles-store.ts';
import type { WordingParts } from './wording-parts.ts';

type Left = { readonly line: number; readonly name: string; readonly why: string };

/** Why a style cannot be kept, or null. */
function findFault(style: NewStyle): string | null {
  const { error } = NewStyle.safeParse(style);
  const issue = error?.issues[0];
  if (issue)
    return issue.code === 'too_big'
      ? `its ${String(issue.path[0])} is longer than ${issue.maximum} characters`
      : issue.message;
  try {
    for (const text of [style.before, style.after, style.negative]) readMarks(text, { path: 'csv', name: 'its words' });
    return null;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.problem.message;
    throw fault;
  }
}

/**
 * Takes in the styles of a styles.csv, all that can be in one step; those whose name is there already and those that are broken are told, each with its line
 * and why. Raises `invalid_request` for a file that is no such file.
 */
export function importStyles({ database, events, now }: WordingParts, owner: Owner, csv: string) {
  const { styles, broken } = readStylesCsv(csv);
  const faults = styles.map(({ line, style }) => ({ line, style, fault: findFault(style) }));
  return database.write(db => {
    const known = new Set(listStyles(db, owner).map(({ name }) => name.toLowerCase()));
    const left: Left[] = [...broken];
    const added: string[] = [];
    const at = now();
    for (const { line, style, fault } of faults) {
      const leave = (why: string) => left.push({ line, name: style.name.slice(0, 80), why });
      if (fault !== null) leave(fault);
      else if (known.has(style.name.toLowerCase())) leave('a style of this name is there already');
      else if (known.size >= STYLES_MOST) leave(`there may be up to ${STYLES_MOST.toLocaleString('en')} styles`);
      else {
        insertStyle(db, owner, makeId(), style, at);
        known.add(style.name.toLowerCase());
        added.push(style.name);
      }
    }
    if (added.length > 0) events.publish(db, owner.personId, { type: 'prompts.changed' });
    return { styles: listStyles(db, owner), added, left: left.sort((a, b) => a.line - b.line) };
  });
}
