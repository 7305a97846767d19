import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './web/build/compress.ts';
import { limitFirstLoad } from './web/build/limitFirstLoad.ts';

export default defineConfig({
  root: 'web',
  plugins: [react(), limitFirstLoad(), compress()],
  // Nothing inline: the content security policy allows files alone.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0 },
});
