import { useLanguage } from '../hooks/useLanguage.tsx';

/** What Beleg is, and questions to begin with. */
export function Start({ onAsk }: { onAsk: (question: string) => void }) {
  const { s } = useLanguage();
  return (
    <section className="start" aria-labelledby="start-heading">
      <h2 id="start-heading">{s.startHeading}</h2>
      <p>{s.startText}</p>
      <h3 id="examples-heading">{s.examplesHeading}</h3>
      <ul className="examples" aria-labelledby="examples-heading">
        {s.examples.map(({ kind, lang, question }) => (
          <li key={question}>
            <button type="button" onClick={() => onAsk(question)}>
              <span className="kind">{kind}</span>
              <span lang={lang}>{question}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
