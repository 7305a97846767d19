import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createHistory } from './history/indexedHistory.ts';
import { readSetting, writeSetting } from './hooks/settings.ts';
import { createAddressStore } from './state/addressStore.ts';
import { addStudy, fetchHealth, fetchStudies, removeStudy, streamChat } from './state/api.ts';
import { createConnection } from './state/connection.ts';
import { createConversation } from './state/conversation.ts';
import { followEachOther } from './state/followEachOther.ts';
import { createNotice } from './state/notice.ts';
import { createStudies, followConversation, sentWith } from './state/studies.ts';
import './styles/styles.css';

const history = createHistory();
const address = createAddressStore(window);
const studies = createStudies({
  fetch: fetchStudies,
  add: addStudy,
  remove: removeStudy,
  remembered: readSetting('studies')?.split(' ') ?? [],
  remember: (ids) => writeSetting('studies', ids.join(' ')),
});
const conversation = createConversation({
  history,
  stream: streamChat,
  studies: () => sentWith(studies.getState().chosen),
});
const notice = createNotice();
const connection = createConnection(fetchHealth);
followEachOther(address, conversation);
followConversation(studies, conversation);
addEventListener('popstate', address.follow);
addEventListener('focus', () => void conversation.refresh());
connection.subscribe(({ health }, before) => {
  if (health === 'ready' && before.health !== 'ready') void studies.load();
});
void connection.check();
void studies.load();

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App stores={{ address, conversation, connection, history, notice, studies }} />
  </StrictMode>,
);
