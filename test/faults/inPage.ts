import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { expect } from 'vitest';
import { launch } from '../e2e/browser.ts';
import { Visitor } from '../e2e/visitor.ts';
import { harmIn } from './harmless.ts';

/** Visits the page of an app in Chromium; nothing there may have opened a dialog, or complained, in the end. */
export async function inPage(app: Hono, act: (visitor: Visitor) => Promise<void>): Promise<void> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  const visitor = new Visitor(
    'de',
    () => ({ url }),
    () => browser,
  );
  const alerts: string[] = [];
  try {
    await visitor.visit('/', {
      prepare: async (page) => page.on('dialog', (dialog) => alerts.push(dialog.message())),
    });
    await act(visitor);
    expect(alerts).toEqual([]);
    await visitor.leave();
  } finally {
    await browser.close();
    server.close();
  }
}

/** The text of a page that has nothing of elsewhere and runs nothing. */
export async function harmlessText(visitor: Visitor): Promise<string> {
  const { text, ...harm } = await visitor.page.evaluate(harmIn);
  expect(harm).toEqual({ foreign: [], handlers: 0 });
  return text;
}
