import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const BUILT = fileURLToPath(new URL('../web/dist', import.meta.url));

/** What the page may load: its own files, and nothing inline. */
const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Addresses of the page beside its beginning: a conversation, the study, a passage of it. */
const ADDRESSES = ['/c/:conversation', '/study', '/study/:passage'];

/** The folder of the built page; undefined before it was built. */
export function builtPage(): string | undefined {
  return existsSync(BUILT) ? BUILT : undefined;
}

/** Headers of every response, whoever gives it. */
export function strictHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: CONTENT_POLICY,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    // Beleg speaks HTTP; a proxy that adds TLS adds this too.
    strictTransportSecurity: false,
    // The reference page brings a policy of its own.
    overwrite: false,
  });
}

/** Serves the page at each of its addresses, and its files, compressed where they are stored so. */
export function servePage(app: Hono, folder: string): void {
  const files = { root: folder, precompressed: true };
  app.get('*', cachePage());
  // The build leaves notes for itself in files that begin with a dot.
  app.get('/*', (c, next) => (c.req.path.includes('/.') ? c.notFound() : next()));
  for (const address of ADDRESSES) app.get(address, serveStatic({ ...files, path: 'index.html' }));
  app.get('*', serveStatic(files));
}

/**
 * Vite names the files under /assets by their content, so they never change; all else may, with the next build. What is
 * sent depends on the encodings accepted even where it was sent as it is: a cache must not take that for all.
 */
function cachePage(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const forever = c.req.path.startsWith('/assets/');
    c.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('vary', 'Accept-Encoding');
  };
}
