import { describe, expect, it } from 'vitest';
import { createAddressStore } from '../../../web/state/addressStore.ts';

/** The browser's history, as far as the page uses it. */
function fakeWindow(start: string) {
  const entries: Array<{ state: unknown; url: URL }> = [
    { state: null, url: new URL(start, 'http://beleg.test') },
  ];
  let at = 0;
  let follow = () => {};
  const history = {
    get state() {
      return entries[at]!.state;
    },
    pushState(state: unknown, _: string, url: string) {
      entries.splice(++at, entries.length, { state, url: new URL(url, entries[at - 1]!.url) });
    },
    replaceState(state: unknown, _: string, url: string) {
      entries[at] = { state, url: new URL(url, entries[at]!.url) };
    },
    back() {
      at--;
      follow();
    },
  };
  const location = {
    get pathname() {
      return entries[at]!.url.pathname;
    },
    get search() {
      return entries[at]!.url.search;
    },
  };
  const store = createAddressStore({ history, location } as unknown as Window);
  follow = store.follow;
  return { store, history, path: () => location.pathname + location.search, depth: () => at };
}

describe('createAddressStore', () => {
  it('opens the reader in one entry, and closes it by going back to the chat', () => {
    const { store, path, depth } = fakeWindow('/c/k1');
    store.openPlace({ passageId: 'a-01' });
    store.openPlace({ passageId: 'b-02', span: { start: 1, end: 4 } });
    expect([path(), depth()]).toEqual(['/study/b-02?s=1-4&c=k1', 1]);
    store.closePlace();
    expect([path(), depth()]).toEqual(['/c/k1', 0]);
    expect(store.getState()).toMatchObject({ conversation: 'k1' });
    expect(store.getState().place).toBeUndefined();
  });

  it('closes a reader that the page began with, without leaving the page', () => {
    const { store, path, depth } = fakeWindow('/study/a-01');
    store.closePlace();
    expect([path(), depth()]).toEqual(['/', 0]);
  });

  it('keeps the reader open when a conversation begins beside it', () => {
    const { store, history, path } = fakeWindow('/study/a-01');
    const { visit } = store.getState();
    store.openConversation('k1', true);
    expect(path()).toBe('/study/a-01?c=k1');
    // The reader is left where it was scrolled to, and the focus where it is.
    expect(store.getState().visit).toBe(visit);
    history.back();
    expect(store.getState().conversation).toBeUndefined();
    expect(store.getState().place).toEqual({ passageId: 'a-01' });
  });

  it('counts a place that is opened again', () => {
    const { store } = fakeWindow('/');
    store.openPlace({ passageId: 'a-01' });
    const { visit } = store.getState();
    store.openPlace({ passageId: 'a-01' });
    expect(store.getState().visit).toBe(visit + 1);
  });
});
