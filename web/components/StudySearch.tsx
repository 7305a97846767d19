import { Search } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FoundPassage } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useAddress } from '../hooks/useStores.tsx';
import { resultExcerpt } from '../reading/resultExcerpt.ts';
import { type Failure, failureOf, searchStudy } from '../state/api.ts';
import { MarkedText } from './MarkedText.tsx';
import { PassageLink } from './PassageLink.tsx';

/** Most results of a search. */
const RESULTS = 20;
/** Longest query, in characters. */
const QUERY_LIMIT = 200;
/** How long typing rests before it is searched for, in milliseconds. */
const REST = 150;

type Outcome = { passages: FoundPassage[] } | { failure: Failure };

/** Searches a study as the server does, by words and by meaning, and lists what it finds over the text. */
export function StudySearch({ study, lang }: { study: string; lang: string }) {
  const { s } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const wanted = query.trim();

  useEffect(() => {
    if (!wanted) return setOutcome(undefined);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      searchStudy(study, wanted, RESULTS, abort.signal).then(
        (passages) => setOutcome({ passages }),
        (error) => !abort.signal.aborted && setOutcome({ failure: failureOf(error) }),
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [study, wanted]);

  // Following a result opens a place: then the text is wanted, not the list over it.
  const visit = useAddress(({ visit }) => visit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every visit
  useEffect(() => setOpen(false), [visit]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open || !outcome) return;
    // Escape closes the results first, then the reader below them.
    event.preventDefault();
    setOpen(false);
    field.current?.focus();
  }

  function closeOnLeaving({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  }

  return (
    <search className="study-search" onKeyDown={onKeyDown} onBlur={closeOnLeaving}>
      <Search aria-hidden="true" />
      <input
        ref={field}
        type="search"
        value={query}
        maxLength={QUERY_LIMIT}
        aria-label={s.searchStudy}
        placeholder={s.searchStudy}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
      />
      <p className="visually-hidden" role="status">
        {outcome && 'passages' in outcome && s.results(outcome.passages.length)}
      </p>
      {open && outcome && <Results outcome={outcome} lang={lang} />}
    </search>
  );
}

function Results({ outcome, lang }: { outcome: Outcome; lang: string }) {
  const { s } = useLanguage();
  if ('failure' in outcome) {
    return (
      <p className="results" role="alert">
        {outcome.failure.kind === 'server' && outcome.failure.message
          ? outcome.failure.message
          : s.searchFailed}
      </p>
    );
  }
  if (outcome.passages.length === 0) return <p className="results">{s.results(0)}</p>;
  return (
    // A click between the results is no leaving.
    <ol className="results" aria-label={s.searchStudy} tabIndex={-1}>
      {outcome.passages.map((passage) => {
        const span = resultExcerpt(passage);
        return (
          <li key={passage.id}>
            <PassageLink place={{ passageId: passage.id, span }} withinReader>
              <span lang={lang}>{passage.section.join(' › ')}</span>
            </PassageLink>
            <p lang={lang}>
              <MarkedText
                text={passage.text}
                within={span}
                isCut={span !== passage.matched.best}
                words={passage.matched.words ?? []}
              />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
