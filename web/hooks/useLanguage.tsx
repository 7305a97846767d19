import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '#server/requests.ts';
import { type Strings, strings } from '../strings/strings.ts';
import { readSetting, writeSetting } from './settings.ts';

interface LanguageChoice {
  language: Language;
  s: Strings;
  setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** The interface's language: what the reader chose, else the first of the browser's that Beleg speaks. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() =>
    preferredLanguage([readSetting('language') ?? '', ...navigator.languages]),
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      s: strings[language],
      setLanguage(chosen: Language) {
        writeSetting('language', chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('useLanguage needs a LanguageProvider above it');
  return choice;
}

/** The first that is German or English, from tags such as `de-AT`; English for readers of any other language. */
export function preferredLanguage(tags: readonly string[]): Language {
  const languages = tags.map((tag) => tag.toLowerCase().split('-')[0]);
  return languages.find((language): language is Language => language === 'de' || language === 'en') ?? 'en';
}
