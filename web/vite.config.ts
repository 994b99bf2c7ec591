import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import presetMantine from 'postcss-preset-mantine';
import simpleVars from 'postcss-simple-vars';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { VitePWA } from 'vite-plugin-pwa';
import { arabicFonts } from './build/arabic-fonts.js';

const root = import.meta.dirname;
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const schema = readFileSync(path.join(root, '../shared-types/src/generated/schema.graphql'));

const app = {
  version: manifest.version,
  schema: createHash('sha256').update(schema).digest('hex').slice(0, 12),
};

const breakpoints = { xs: '36em', sm: '48em', md: '62em', lg: '75em', xl: '88em' };
const variables = Object.fromEntries(
  Object.entries(breakpoints).map(([name, width]) => [`mantine-breakpoint-${name}`, width]),
);

// oxlint-disable-next-line import/no-default-export -- Vite reads the default export.
export default defineConfig({
  root,
  define: { __APP__: JSON.stringify(app) },
  build: {
    outDir: 'dist',
    target: ['chrome107', 'firefox104', 'safari16'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // So that a page loads only the documents of its own feature, not all that are exported from one place.
      treeshake: { moduleSideEffects: [{ test: /\/generated\/operations\.ts$/, sideEffects: false }] },
    },
  },
  css: { postcss: { plugins: [presetMantine(), simpleVars({ variables })] } },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
  plugins: [
    arabicFonts(path.join(root, '.cache/fonts')),
    react(),
    VitePWA({
      // Prompt from the first release: a page with unsent cells never reloads by itself.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'عناقيد',
        short_name: 'عناقيد',
        lang: 'ar-SY',
        dir: 'rtl',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0b6e75',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/graphql/, /^\/healthz/, /^\/readyz/],
        cleanupOutdatedCaches: true,
      },
    }),
    // The server hands these out beside the originals; compressing once, here, can take as long as it needs.
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024, skipIfLargerOrEqual: true }),
  ],
});
