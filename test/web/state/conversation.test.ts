import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '#server/requests.ts';
import { createMemoryHistory } from '../../../web/history/memoryHistory.ts';
import { type ChatEvent, RequestFailure } from '../../../web/state/api.ts';
import { createConversation } from '../../../web/state/conversation.ts';
import { answerEvent, answeredTurn, response, sentenceEvent, stored } from '../answers.ts';

type Script = Array<ChatEvent | RequestFailure | 'wait'>;

/** A conversation whose server answers by a script for each question; `wait` lasts until it is stopped. */
function converse(scripts: Script[], history = createMemoryHistory()) {
  const asked: ChatMessage[][] = [];
  const studies: Array<string[] | undefined> = [];
  let chosen: string[] | undefined;
  async function* stream(
    messages: ChatMessage[],
    of: string[] | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<ChatEvent> {
    asked.push(messages);
    studies.push(of);
    for (const step of scripts.shift() ?? []) {
      if (step === 'wait') await new Promise((_, reject) => signal.addEventListener('abort', reject));
      else if (step instanceof RequestFailure) throw step;
      else yield step;
    }
  }
  let ids = 0;
  const store = createConversation({ history, stream, studies: () => chosen, newId: () => `k${++ids}` });
  const turns = () => store.getState().turns.map(({ question, status }) => `${question} ${status}`);
  const choose = (ids: string[] | undefined) => {
    chosen = ids;
  };
  return { store, asked, studies, choose, history, turns };
}

const answer = (text: string) => [answerEvent(response(text))];

describe('createConversation', () => {
  it('asks, and stores what came of it', async () => {
    const { store, history, turns } = converse([answer('Eins.'), answer('Zwei.')]);
    await store.ask('A?');
    await store.ask('B?');
    expect(turns()).toEqual(['A? answered', 'B? answered']);
    const [kept] = await history.list();
    expect(kept).toMatchObject({ id: 'k1', turns: [{ question: 'A?' }, { question: 'B?' }] });
  });

  it('asks the studies that are chosen, and the same ones again', async () => {
    const { store, studies, choose, history } = converse([answer('Eins.'), answer('Zwei.'), answer('Drei.')]);
    await store.ask('A?');
    choose(['klima', 'alliances']);
    await store.ask('B?');
    choose(undefined);
    await store.askAgain(2);
    expect(studies).toEqual([undefined, ['klima', 'alliances'], ['klima', 'alliances']]);
    expect((await history.list())[0]!.turns.map((turn) => turn.studies)).toEqual([
      undefined,
      ['klima', 'alliances'],
    ]);
  });

  it('asks again in the place of the turn that failed, with what stood before it alone', async () => {
    const { store, asked, turns } = converse([
      answer('Eins.'),
      [sentenceEvent('Halb.'), new RequestFailure('interrupted')],
      answer('Drei.'),
      answer('Zwei.'),
    ]);
    await store.ask('A?');
    await store.ask('B?');
    expect(store.getState().turns[1]).toMatchObject({
      status: 'failed',
      sentences: [{ text: 'Halb.' }],
      failure: { kind: 'interrupted' },
    });
    await store.ask('C?');
    await store.askAgain(2);
    expect(turns()).toEqual(['A? answered', 'B? answered', 'C? answered']);
    expect(store.getState().turns[1]).not.toHaveProperty('failure');
    expect(asked.at(-1)!.map(({ content }) => content)).toEqual(['A?', 'Eins.', 'B?']);
  });

  it('sends a corrected reading in place of the question, until the question itself is changed', async () => {
    const { store, asked } = converse([answer('1'), answer('2'), answer('3'), answer('4')]);
    await store.ask('Und dort?');
    await store.askAgain(1, { correction: 'Und in Seoul?' });
    await store.askAgain(1);
    await store.askAgain(1, { question: 'Und in Tokio?' });
    expect(asked.map((messages) => messages.at(-1)!.content)).toEqual([
      'Und dort?',
      'Und in Seoul?',
      'Und in Seoul?',
      'Und in Tokio?',
    ]);
    expect(store.getState().turns).toMatchObject([{ question: 'Und in Tokio?' }]);
  });

  it('keeps what had come when it is stopped, and takes nothing more', async () => {
    const { store, turns, history } = converse([[sentenceEvent('Halb.'), 'wait', ...answer('Ganz.')]]);
    const asking = store.ask('A?');
    await expect.poll(() => store.getState().turns[0]?.sentences).toHaveLength(1);
    store.stop();
    await asking;
    expect(turns()).toEqual(['A? stopped']);
    await expect.poll(async () => (await history.get('k1'))?.turns[0]?.status).toBe('stopped');
  });

  it('asks one question at a time', async () => {
    const { store, asked, turns } = converse([['wait']]);
    void store.ask('A?');
    void store.ask('B?');
    expect([asked.length, turns()]).toEqual([1, ['A? searching']]);
    store.stop();
  });

  it('stores a question before its answer has come, as one that was stopped', async () => {
    const { store, history } = converse([['wait']]);
    void store.ask('A?');
    await expect.poll(async () => (await history.get('k1'))?.turns[0]?.status).toBe('stopped');
    store.stop();
  });

  it('takes up a stored conversation, and says when there is none', async () => {
    const { store, history, turns } = converse([]);
    await history.put(stored('alt', 5, answeredTurn(1, 'Damals?', response('Ja.'))));
    await store.open('alt');
    expect(turns()).toEqual(['Damals? answered']);
    await store.open('weg');
    expect(store.getState()).toMatchObject({ id: undefined, unknown: true, turns: [] });
  });

  it('shows of two that are opened the one that was wanted last', async () => {
    const slow = createMemoryHistory();
    await slow.put(stored('a', 1, answeredTurn(1, 'A?', response('A'))));
    await slow.put(stored('b', 1, answeredTurn(1, 'B?', response('B'))));
    const get = slow.get;
    slow.get = async (id) => {
      if (id === 'a') await new Promise((resolve) => setTimeout(resolve, 20));
      return get(id);
    };
    const { store, turns } = converse([], slow);
    await Promise.all([store.open('a'), store.open('b')]);
    expect(turns()).toEqual(['B? answered']);
  });

  it('takes in what another window has added, unless an answer is running', async () => {
    const { store, history, turns } = converse([answer('Eins.'), ['wait']]);
    await store.ask('A?');
    const added = answeredTurn(2, 'B?', response('Zwei.'));
    const mine = (await history.get('k1'))!;
    await history.put({ ...mine, updated: mine.updated + 1, turns: [...mine.turns, added] });
    await store.refresh();
    expect(turns()).toEqual(['A? answered', 'B? answered']);
    expect(store.getState().asked).toBeUndefined();

    void store.ask('C?');
    await history.put({ ...mine, updated: Date.now() + 1000 });
    await store.refresh();
    expect(turns()).toEqual(['A? answered', 'B? answered', 'C? searching']);
    store.stop();
  });

  it('goes on, and says so, when nothing can be stored', async () => {
    const history = createMemoryHistory();
    history.put = () => Promise.reject(new Error('quota'));
    const { store, turns } = converse([answer('Eins.')], history);
    await store.ask('A?');
    expect(turns()).toEqual(['A? answered']);
    expect(store.getState().unsaved).toBe(true);
  });
});
