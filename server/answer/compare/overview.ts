import type { Study } from '#corpus/types.ts';
import type { PartyId } from '../parties.ts';
import type { Statement, Statements } from '../statements.ts';
import { ALLIES } from './comparedParties.ts';
import { onlyParty, type Row } from './rows.ts';

/** Words of a cell at most. */
const CELL_WORDS = 60;

/** The alliances at a glance: the fields of the study's two fact boxes, side by side. */
export function overviewRows(study: Study, statements: Statements): Row[] {
  const boxes = study.passages.filter(({ kind }) => kind === 'fact-box');
  const fields = [...new Set(boxes.map(({ path }) => path.at(-1)!))];
  return fields.map((aspect) => ({
    aspect,
    cells: ALLIES.map((party) =>
      opening(
        boxes.filter(({ path }) => path.at(-1) === aspect).flatMap((box) => statements.of(box)),
        party,
      ),
    ),
  }));
}

/** What the field of a party's box opens with, as far as it is about that party and fits. */
function opening(field: Statement[], party: PartyId): Statement[] {
  const own = field.filter((statement) => onlyParty(statement, ALLIES) === party);
  const chosen: Statement[] = [];
  let length = 0;
  for (const statement of own) {
    length += statement.length;
    if (chosen.length && length > CELL_WORDS) break;
    // A sentence that leans on one which is left out would hang in the air.
    if (statement.leans && chosen.at(-1)?.index !== statement.index - 1) continue;
    chosen.push(statement);
  }
  return chosen;
}
