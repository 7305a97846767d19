import { Download } from 'lucide-react';
import { comparisonCsv, comparisonMarkdown } from '#server/comparisonFile.ts';
import type { Citation, Comparison } from '#server/schema.ts';
import { download } from '../citing/download.ts';
import { splitMarkers } from '../citing/splitMarkers.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { wordsLanguage } from '../reading/wordsLanguage.ts';
import type { Answer } from '../state/turn.ts';
import { CitedSentences } from './CitedSentences.tsx';
import { CopyButton } from './CopyButton.tsx';

interface ComparisonTableProps {
  answer: Answer;
  comparison: Comparison;
  citations: Citation[];
}

type Cell = Comparison['rows'][number]['cells'][number];

/** Aspects by parties. In a narrow column each aspect stands alone, with the parties below one another. */
export function ComparisonTable({ answer, comparison, citations }: ComparisonTableProps) {
  const { s, language } = useLanguage();
  const { parties, rows } = comparison;
  const files = [
    {
      format: 'Markdown',
      ending: 'md',
      type: 'text/markdown',
      text: () => comparisonMarkdown(answer, comparison, language),
    },
    {
      format: 'CSV',
      ending: 'csv',
      type: 'text/csv',
      text: () => comparisonCsv(comparison, citations, language),
    },
  ];
  // An aspect may be one of the study's headings, and is in its language then.
  const languageOf = (aspect: string) => {
    const headed = citations.find(({ section }) => section.includes(aspect));
    return headed && wordsLanguage(headed);
  };
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
              <th scope="row" lang={languageOf(aspect)}>
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
      <fieldset className="files" aria-label={s.tableActions}>
        {files.map(({ format, text }) => (
          <CopyButton key={format} label={s.copyTable(format)} text={text} />
        ))}
        {files.map(({ format, ending, type, text }) => (
          <button
            key={format}
            type="button"
            className="quiet"
            onClick={() => download(s.comparisonFile(ending), type, text())}
          >
            <Download aria-hidden="true" />
            {s.download(format)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function CellText({ cell, citations }: { cell: Cell; citations: Citation[] }) {
  const { s } = useLanguage();
  if (!cell.text) return <span className="empty">{s.emptyCell(cell.passagesChecked)}</span>;
  return <CitedSentences sentences={splitMarkers(cell.text, cell.citations)} citations={citations} />;
}
