import type { FoundPassage } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { PassageLink } from './PassageLink.tsx';

/** Found passages, each with the sentence that fits the question best. */
export function PassageList({ passages }: { passages: FoundPassage[] }) {
  const { s } = useLanguage();
  return (
    <ul className="passage-list">
      {passages.map(({ id, kind, section, text, matched: { best } }) => (
        <li key={id}>
          <span className="place">
            <PassageLink link={{ passageId: id, span: best }}>
              <span lang="de">{section.at(-1)}</span>
            </PassageLink>
            {kind === 'map-caption' && <span className="label">{s.machineRead}</span>}
          </span>
          <span className="excerpt" lang="de">
            {text.slice(best.start, best.end)}
          </span>
        </li>
      ))}
    </ul>
  );
}
