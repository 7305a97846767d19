import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '#server/schema.ts';
import { type Strings, strings } from '../strings/strings.ts';

interface LanguageChoice {
  language: Language;
  s: Strings;
  setLanguage: (language: Language) => void;
}

const STORAGE_KEY = 'beleg.language';
const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `Beleg – ${strings[language].tagline}`;
    remember(language);
  }, [language]);
  const choice = useMemo(() => ({ language, s: strings[language], setLanguage }), [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('useLanguage needs a LanguageProvider above it');
  return choice;
}

// Reading and writing throw where the browser forbids storage.
function remembered(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'de';
  } catch {
    return 'de';
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {}
}
