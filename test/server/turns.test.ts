import { expect, test } from 'vitest';
import { createTurns } from '#server/turns.ts';

test('turns come in the order in which they were asked for, one in each round of the event loop', async () => {
  const turn = createTurns();
  const order: string[] = [];
  const round = () => new Promise<void>((resolve) => setImmediate(resolve));
  const asked = ['a', 'b', 'c'].map((name) => turn().then(() => order.push(name)));
  const seen: string[] = [];
  for (let i = 0; i < 3; i++) {
    await round();
    seen.push(order.join(''));
  }
  await Promise.all(asked);
  expect(seen).toEqual(['a', 'ab', 'abc']);
});

test('whoever comes after all have had their turn is not left waiting', async () => {
  const turn = createTurns();
  await turn();
  await turn();
});
