import { blocksOf, isList } from '#server/blocksOf.ts';
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
        isList(block) ? (
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
