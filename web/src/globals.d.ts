/** Constants set by the build: version of the app and a short hash of the GraphQL schema it was built for. */
declare const __APP__: { readonly version: string; readonly schema: string };

declare module 'postcss-preset-mantine';
declare module 'postcss-simple-vars';

declare module 'virtual:pwa-register' {
  /** Registers the service worker; returns a function that activates a waiting version and reloads. */
  export function registerSW(options?: { immediate?: boolean; onNeedRefresh?: () => void }): () => Promise<void>;
}

declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat: 'woff2';
    variationAxes?: Record<string, { min: number; max: number }>;
  }
  function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
  export default subsetFont;
}
