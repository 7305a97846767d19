import type { AnswerSentence, Citation } from '#server/schema.ts';
import { CitedSentences } from './CitedSentences.tsx';

interface AnswerTextProps {
  sentences: AnswerSentence[];
  citations: Citation[];
}

/** An answer in paragraphs, and in a list where it is one. */
export function AnswerText({ sentences, citations }: AnswerTextProps) {
  return (
    <div className="answer">
      {blocksOf(sentences).map((block, position) =>
        block[0]!.role === 'item' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end
          <ul key={position}>
            {block.map((item) => (
              <li key={item.text}>
                <CitedSentences sentences={[item]} citations={citations} />
              </li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end
          <p key={position}>
            <CitedSentences sentences={block} citations={citations} />
          </p>
        ),
      )}
    </div>
  );
}

/** Items that follow one another, and the sentences between. */
function blocksOf(sentences: AnswerSentence[]): AnswerSentence[][] {
  const blocks: AnswerSentence[][] = [];
  for (const sentence of sentences) {
    const last = blocks.at(-1);
    const continues = last && (last[0]!.role === 'item') === (sentence.role === 'item');
    if (continues) last.push(sentence);
    else blocks.push([sentence]);
  }
  return blocks;
}
