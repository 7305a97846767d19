import type { Citation, Comparison } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { splitMarkers } from '../splitMarkers.ts';
import { CitedSentences } from './CitedSentences.tsx';

interface ComparisonTableProps {
  comparison: Comparison;
  citations: Citation[];
}

type Cell = Comparison['rows'][number]['cells'][number];

/** Aspects by parties. In a narrow column each aspect stands alone, with the parties below one another. */
export function ComparisonTable({ comparison: { parties, rows }, citations }: ComparisonTableProps) {
  const { s } = useLanguage();
  const counts = new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell.passagesChecked)));
  // An aspect may be one of the study's headings, and is German then.
  const isHeading = (aspect: string) => citations.some(({ section }) => section.includes(aspect));
  const [evenCount] = counts.size === 1 ? counts : [];
  return (
    <div className="comparison">
      <table>
        <caption className="visually-hidden">{s.comparison(parties.join(', '))}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{s.aspect}</span>
            </th>
            {parties.map((party) => (
              <th key={party} scope="col">
                {party}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ aspect, cells }) => (
            <tr key={aspect}>
              <th scope="row" {...(isHeading(aspect) && { lang: 'de' })}>
                {aspect}
              </th>
              {parties.map((party) => (
                <td key={party} data-party={party}>
                  <CellText
                    cell={cells.find((cell) => cell.party === party)}
                    citations={citations}
                    countShown={evenCount === undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {evenCount !== undefined && <p className="checked">{s.passagesCheckedEach(evenCount)}</p>}
    </div>
  );
}

interface CellTextProps {
  cell: Cell | undefined;
  citations: Citation[];
  countShown: boolean;
}

function CellText({ cell, citations, countShown }: CellTextProps) {
  const { s } = useLanguage();
  if (!cell) return <span className="empty">{s.emptyCell}</span>;
  return (
    <>
      {cell.text ? (
        <CitedSentences sentences={splitMarkers(cell.text, cell.citations)} citations={citations} />
      ) : (
        <span className="empty">{s.emptyCell}</span>
      )}
      {countShown && <span className="checked">{s.passagesChecked(cell.passagesChecked)}</span>}
    </>
  );
}
