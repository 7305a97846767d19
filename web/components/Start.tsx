import { SHIPPED_STUDY } from '#corpus/studyId.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useModel } from '../hooks/useModel.ts';
import { useStores, useStudies } from '../hooks/useStores.tsx';

/** What Beleg is, questions to begin with, and what it cannot do. */
export function Start() {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const model = useModel();
  const isShippedAsked = useStudies(({ chosen }) => chosen.includes(SHIPPED_STUDY));
  const limits = model ? s.limits.with(1, s.limitWorded) : s.limits;
  return (
    <section className="start" aria-labelledby="start-heading">
      <h2 id="start-heading">{s.startHeading}</h2>
      <p>{isShippedAsked ? (model ? s.startTextWorded(model) : s.startText) : s.startTextOwn}</p>
      {isShippedAsked && <h3 id="examples-heading">{s.examplesHeading}</h3>}
      {isShippedAsked && (
        <ul className="examples" aria-labelledby="examples-heading">
          {s.examples.map(({ kind, lang, question }) => (
            <li key={question}>
              <button type="button" onClick={() => void conversation.ask(question)}>
                <span className="kind">{kind}</span>
                <span lang={lang}>{question}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <h3 id="limits-heading">{s.limitsHeading}</h3>
      <ul className="limits" aria-labelledby="limits-heading">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
