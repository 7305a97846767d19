import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { ChatOpenAI } from '@langchain/openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BelegRetriever } from '#server/langchain/retriever.ts';
import type { SearchResponse } from '#server/schema.ts';
import { call } from '../../parts.ts';

/** A language model of OpenAI's protocol that repeats the prompt. */
const repeater: Server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { content } = JSON.parse(body).messages.at(-1);
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ id: '1', object: 'chat.completion', created: 0, model: 'repeater', choices }),
  );
});
beforeAll(() => once(repeater.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => {
  repeater.close();
  repeater.closeAllConnections();
});

describe('a chain of LangChain', () => {
  it('gives a language model the passages that a search finds', async () => {
    const baseURL = `http://127.0.0.1:${(repeater.address() as AddressInfo).port}/v1`;
    const model = new ChatOpenAI({
      model: 'repeater',
      apiKey: 'none',
      maxRetries: 0,
      configuration: { baseURL },
    });

    const retriever = await BelegRetriever.open({ k: 3 });
    const passages = retriever.pipe((found) =>
      found.map(({ id, pageContent }) => `[${id}] ${pageContent}`).join('\n'),
    );
    const prompt = ChatPromptTemplate.fromTemplate('{passages}\n\n{question}');
    const input = { passages, question: new RunnablePassthrough() };
    const chain = RunnableSequence.from([input, prompt, model, new StringOutputParser()]);

    const question = 'Worüber streiten Japan und Südkorea?';
    const found = await call<SearchResponse>(`/api/search?k=3&q=${encodeURIComponent(question)}`);
    const expected = found.passages.map(({ id, text }) => `[${id}] ${text}`).join('\n');
    expect(await chain.invoke(question)).toBe(`${expected}\n\n${question}`);
  });
});
