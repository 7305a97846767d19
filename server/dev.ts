/** `npm run dev`: the server, restarted when its code changes, and the page with hot reload before it. */
import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { readEnv } from './env.ts';

const { port } = readEnv(process.env);
const backend = spawn(process.execPath, ['--watch', '--import', 'tsx', 'server/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
});
// The page's own host goes on with the request: the server takes any other for a foreign page.
const server = { target: `http://127.0.0.1:${port}`, changeOrigin: false };
const proxy = Object.fromEntries(
  ['/api', '/v1', '/mcp', '/docs', '/openapi.json', '/metrics'].map((path) => [path, server]),
);
const page = await createServer({ server: { proxy } });
await page.listen();
page.printUrls();

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    backend.kill();
    void page.close().then(() => process.exit(0));
  });
}
