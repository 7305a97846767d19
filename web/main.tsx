import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createHistory } from './history/indexedHistory.ts';
import { createAddressStore } from './state/addressStore.ts';
import { fetchHealth, streamChat } from './state/api.ts';
import { createConnection } from './state/connection.ts';
import { createConversation } from './state/conversation.ts';
import { followEachOther } from './state/followEachOther.ts';
import { createNotice } from './state/notice.ts';
import './styles/styles.css';

const history = createHistory();
const address = createAddressStore(window);
const conversation = createConversation({ history, stream: streamChat });
const notice = createNotice();
const connection = createConnection(fetchHealth);
followEachOther(address, conversation);
addEventListener('popstate', address.follow);
addEventListener('focus', () => void conversation.refresh());
void connection.check();

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App stores={{ address, conversation, connection, history, notice }} />
  </StrictMode>,
);
