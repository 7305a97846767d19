import type { Citation, Comparison } from '#server/schema.ts';
import { comparisonUrl } from '../api.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { splitMarkers } from '../splitMarkers.ts';
import { CitedSentences } from './CitedSentences.tsx';

interface ComparisonTableProps {
  /** Standing alone: the table can be had again by it as a file. */
  question: string;
  comparison: Comparison;
  citations: Citation[];
}

type Cell = Comparison['rows'][number]['cells'][number];

const FILES = [
  ['Markdown', 'markdown'],
  ['CSV', 'csv'],
] as const;

/** Aspects by parties. In a narrow column each aspect stands alone, with the parties below one another. */
export function ComparisonTable({
  question,
  comparison: { parties, rows },
  citations,
}: ComparisonTableProps) {
  const { s } = useLanguage();
  // An aspect may be one of the study's headings, and is German then.
  const isHeading = (aspect: string) => citations.some(({ section }) => section.includes(aspect));
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
          {rows.map(({ aspect, cells, shared }, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a table never changes
            <tr key={position}>
              <th scope="row" {...(isHeading(aspect) && { lang: 'de' })}>
                {aspect}
              </th>
              {shared && cells[0] ? (
                <td colSpan={parties.length} data-party={s.saidOfAll(parties.join(', '))}>
                  <CellText cell={cells[0]} citations={citations} />
                </td>
              ) : (
                cells.map((cell) => (
                  <td key={cell.party} data-party={cell.party}>
                    <CellText cell={cell} citations={citations} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="files">
        {FILES.map(([name, format]) => (
          <a key={format} href={comparisonUrl(question, format)} download>
            {s.download(name)}
          </a>
        ))}
      </p>
    </div>
  );
}

function CellText({ cell, citations }: { cell: Cell; citations: Citation[] }) {
  const { s } = useLanguage();
  if (!cell.text) return <span className="empty">{s.emptyCell(cell.passagesChecked)}</span>;
  return <CitedSentences sentences={splitMarkers(cell.text, cell.citations)} citations={citations} />;
}
