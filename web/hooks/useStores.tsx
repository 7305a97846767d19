import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { History } from '../history/history.ts';
import type { AddressState, AddressStore } from '../state/addressStore.ts';
import type { Connection } from '../state/connection.ts';
import type { ConversationState, ConversationStore } from '../state/conversation.ts';
import type { Notice } from '../state/notice.ts';
import type { StudiesState, StudiesStore } from '../state/studies.ts';

/** The page's state, which lives outside React. */
export interface Stores {
  address: AddressStore;
  conversation: ConversationStore;
  connection: Connection;
  history: History;
  notice: Notice;
  studies: StudiesStore;
}

const StoresContext = createContext<Stores | undefined>(undefined);

export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('useStores needs a StoresProvider above it');
  return stores;
}

export function useAddress<Part>(select: (state: AddressState) => Part): Part {
  return useStore(useStores().address, select);
}

export function useConversation<Part>(select: (state: ConversationState) => Part): Part {
  return useStore(useStores().conversation, select);
}

export function useStudies<Part>(select: (state: StudiesState) => Part): Part {
  return useStore(useStores().studies, select);
}

export function useHealth() {
  return useStore(useStores().connection, ({ health }) => health);
}
