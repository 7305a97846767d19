import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/setup.ts',
    // ONNX tensors break in vm contexts; forks isolate the native modules.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
