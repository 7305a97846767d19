import { describe, expect, it } from 'vitest';
import type { Health } from '../../../web/state/api.ts';
import { createConnection } from '../../../web/state/connection.ts';

describe('createConnection', () => {
  it('asks until the server is ready, and tells every state on the way', async () => {
    const states: Health[] = [
      'unreachable',
      { starting: undefined },
      { starting: { done: 1, total: 4 } },
      'ready',
    ];
    const coming = [...states];
    const connection = createConnection(async () => coming.shift()!, 0);
    const seen: Health[] = [];
    connection.subscribe(({ health }) => seen.push(health));
    // Asked for twice, it looks once.
    await Promise.all([connection.check(), connection.check()]);
    expect(seen).toEqual(states);
    expect(coming).toEqual([]);
  });

  it('asks no more where a token is wanted, until it is told to', async () => {
    const coming: Health[] = ['locked', 'ready'];
    const connection = createConnection(async () => coming.shift()!, 0);
    await connection.check();
    expect(connection.getState().health).toBe('locked');
    await connection.check();
    expect(connection.getState().health).toBe('ready');
  });
});
