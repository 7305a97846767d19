import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { BlankEnv } from 'hono/types';
import packageJson from '../package.json' with { type: 'json' };

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** That of the page; and its style sheet draws two symbols from addresses that hold their own content. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Beleg: the interface</title>
  <link rel="icon" type="image/svg+xml" href="/favicon.svg">
  <link rel="stylesheet" href="/docs/swagger-ui.css">
  <div id="docs"></div>
  <script src="/docs/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });\n`;

/** Where they are. */
export const DESCRIPTION = ['/openapi.json', '/docs/*'];

/**
 * The description of every route at `/openapi.json`, and a page to read and try it at `/docs`.
 * @param needsToken whether whoever asks must bring one.
 */
export function describeApi(app: OpenAPIHono<BlankEnv>, needsToken: boolean): void {
  if (needsToken) {
    app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Beleg',
      version: packageJson.version,
      description: packageJson.description,
      license: { name: packageJson.license },
    },
    ...(needsToken && { security: [{ token: [] }] }),
  });
  app.get('/docs', (c) => c.html(PAGE, 200, { 'content-security-policy': POLICY }));
  app.get('/docs/start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript' }));
  for (const path of SWAGGER_FILES) app.get(`/docs/${path}`, serveStatic({ root: SWAGGER_UI, path }));
}
