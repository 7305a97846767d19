import type { AddressStore } from './addressStore.ts';
import type { ConversationStore } from './conversation.ts';

/** Keeps the address and the open conversation in step, whichever of them changes. */
export function followEachOther(address: AddressStore, conversation: ConversationStore): void {
  const followAddress = () => {
    const { conversation: id } = address.getState();
    const open = conversation.getState();
    if (id) void conversation.open(id);
    else if (open.id || open.unknown) conversation.startAnew();
  };
  followAddress();
  address.subscribe(followAddress);
  conversation.subscribe(({ id }, before) => {
    if (id && id !== before.id && id !== address.getState().conversation) address.openConversation(id, true);
  });
}
