import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../server.ts';

const TOKEN = 'an-open-secret-0123456789';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ TOKEN });
});
afterAll(async () => {
  await server.stop();
});

describe('clients of a server that wants a token', () => {
  const messages = [{ role: 'user' as const, content: 'Was ist die Quad?' }];
  const openAi = (apiKey: string) => new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0 });

  it('of OpenAI bring it as their key', async () => {
    const { choices } = await openAi(TOKEN).chat.completions.create({ model: 'beleg', messages });
    expect(choices[0]!.message.content).toContain('Quad');
    await expect(openAi('any').models.list()).rejects.toMatchObject({ status: 401, code: 'unauthorized' });
  });

  async function callTool(token: string) {
    const client = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${token}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
    try {
      return await client.callTool({ name: 'search', arguments: { query: 'Quad' } });
    } finally {
      await client.close();
    }
  }

  it('of the Model Context Protocol bring it as a header', async () => {
    expect((await callTool(TOKEN)).isError).toBeFalsy();
    await expect(callTool('wrong-but-long-enough')).rejects.toThrow();
  });
});
