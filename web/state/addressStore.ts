import { createStore } from 'zustand/vanilla';
import { type Address, formatAddress, parseAddress, type StudyPlace } from './address.ts';

export interface AddressState extends Address {
  /** Counts the times a place was opened, so that one opened again is scrolled to again. */
  visit: number;
}

/** The address and what follows from it; `history` and `location` are the browser's. */
export function createAddressStore({ history, location }: Pick<Window, 'history' | 'location'>) {
  const store = createStore<AddressState>()(() => ({ ...parseAddress(location), visit: 0 }));

  /** Going back takes a moment, in which closing again would go back once more. */
  let closing = false;

  function show(address: Address): void {
    store.setState(({ visit }) => ({ ...address, visit: visit + 1 }), true);
  }

  return {
    ...store,
    /** After Back and Forward. */
    follow(): void {
      closing = false;
      show(parseAddress(location));
    },

    /** One entry for the open reader, however many places it shows: Back closes it. */
    openPlace(place: StudyPlace): void {
      const { conversation, place: open } = store.getState();
      const address = { ...(conversation && { conversation }), place };
      if (open) history.replaceState(history.state, '', formatAddress(address));
      else history.pushState({ opened: true }, '', formatAddress(address));
      show(address);
    },

    /** Closing is going back, unless the page began with the reader open. */
    closePlace(): void {
      if (closing) return;
      if (history.state?.opened) {
        closing = true;
        history.back();
        return;
      }
      const { conversation } = store.getState();
      const address = conversation ? { conversation } : {};
      history.replaceState(null, '', formatAddress(address));
      show(address);
    },

    /** `undefined` for the first screen. The reader stays open where `keepPlace` says so. */
    openConversation(conversation: string | undefined, keepPlace = false): void {
      const { place } = store.getState();
      const address = { ...(conversation && { conversation }), ...(keepPlace && place && { place }) };
      history.pushState(null, '', formatAddress(address));
      // No visit: the place that stays open is where the reader left it.
      store.setState(({ visit }) => ({ ...address, visit }), true);
    },
  };
}

export type AddressStore = ReturnType<typeof createAddressStore>;
