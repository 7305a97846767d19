import { useLanguage } from '../hooks/useLanguage.tsx';
import { type FootnoteMark, type Piece, splitText } from '../reading/splitText.ts';
import type { Span } from '../state/address.ts';

interface PassageTextProps {
  text: string;
  footnotes: FootnoteMark[];
  span: Span | undefined;
}

export function PassageText({ text, footnotes, span }: PassageTextProps) {
  const { before, marked, after } = splitText(text, footnotes, span);
  return (
    <>
      <Pieces pieces={before} />
      {marked.length > 0 && (
        <mark tabIndex={-1}>
          <Pieces pieces={marked} />
        </mark>
      )}
      <Pieces pieces={after} />
    </>
  );
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  const { s } = useLanguage();
  return pieces.map((piece) =>
    'text' in piece ? (
      piece.text
    ) : (
      // The number comes from the style sheet: it is no part of the text, and is not copied with it.
      <sup
        key={piece.footnote}
        role="note"
        aria-label={s.footnote(piece.footnote)}
        data-number={piece.footnote}
      />
    ),
  );
}
