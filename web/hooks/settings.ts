// Reading and writing throw where the browser forbids storage: then a setting lasts as long as the page.

type Setting = 'language' | 'keys' | 'studies';

export function readSetting(name: Setting): string | undefined {
  try {
    return localStorage.getItem(`beleg.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeSetting(name: Setting, value: string): void {
  try {
    localStorage.setItem(`beleg.${name}`, value);
  } catch {}
}
