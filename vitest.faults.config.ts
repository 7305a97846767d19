import { defineConfig } from 'vitest/config';
import tests from './vitest.config.ts';

/** `npm run test:faults`: the same tests as in `npm test`, with numbers that take minutes. */
export default defineConfig({
  test: {
    ...tests.test,
    include: ['test/faults/**/*.test.ts'],
    env: { FAULTS: 'long' },
    testTimeout: 1_200_000,
    hookTimeout: 120_000,
  },
});
