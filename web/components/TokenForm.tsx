import { Languages } from 'lucide-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';
import { keepToken } from '../state/token.ts';

/** What HTTP and RFC 6750 take as a token: any other would not even be sent. */
const SENDABLE = /^[\w.~+/=-]+$/;

/** Asks for the server's token, in place of the page. */
export function TokenForm() {
  const { language, s, setLanguage } = useLanguage();
  const { connection } = useStores();
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const other = language === 'de' ? 'en' : 'de';

  useEffect(() => {
    document.title = `${s.tokenHeading} – Beleg`;
  }, [s]);

  useEffect(() => field.current?.focus(), []);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const token = field.current!.value.trim();
    setWrong(false);
    if (SENDABLE.test(token)) {
      keepToken(token);
      await connection.check();
    }
    // Otherwise the page is there by now.
    if (connection.getState().health !== 'locked') return;
    setWrong(true);
    field.current?.select();
  }

  return (
    <div className="page">
      <header className="page-header">
        <h1 className="brand">Beleg</h1>
        <p className="tagline">{s.tagline}</p>
        <button
          type="button"
          className="quiet"
          lang={other}
          aria-label={s.switchLanguage}
          onClick={() => setLanguage(other)}
        >
          <Languages aria-hidden="true" />
          <span className="wide-only">{s.switchLanguage}</span>
        </button>
      </header>
      <main>
        <form className="token-form" onSubmit={submit}>
          <h2>{s.tokenHeading}</h2>
          <p id="token-note">{s.tokenText}</p>
          <label htmlFor="token">{s.token}</label>
          <input
            ref={field}
            id="token"
            className="field"
            type="password"
            autoComplete="current-password"
            required
            aria-invalid={wrong}
            aria-describedby="token-note"
          />
          <button type="submit" className="primary">
            {s.tokenSend}
          </button>
          {wrong && (
            <p className="notice failure" role="alert">
              {s.tokenWrong}
            </p>
          )}
        </form>
      </main>
    </div>
  );
}
