// Reading and writing throw where the browser forbids storage: then the token lasts as long as the page.

const NAME = 'beleg.token';

let kept: string | undefined;

/** The server's token, as its reader gave it; until the tab is closed. */
export function readToken(): string | undefined {
  try {
    return kept ?? sessionStorage.getItem(NAME) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepToken(token: string): void {
  kept = token;
  try {
    sessionStorage.setItem(NAME, token);
  } catch {}
}
