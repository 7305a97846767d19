import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is, if it is: the setting `CHROMIUM`, or where Debian and others put it. */
export const chromiumPath = (process.env.CHROMIUM ? [process.env.CHROMIUM] : USUAL_PLACES).find(existsSync);

if (!chromiumPath) {
  console.warn(
    'Browser tests are SKIPPED: no Chromium. Install it (apt-get install chromium) or set CHROMIUM.',
  );
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath!,
    // Root, as in containers, has no sandbox; the rest keeps Chromium from calling home.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
