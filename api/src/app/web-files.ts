import type { RequestHandler } from 'express';
import staticFiles from 'express-static-gzip';
import path from 'node:path';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app, compressed as the build wrote it (brotli, gzip) where the browser takes that. Files with a
 * content hash in their name are cached for a year; the page itself is always revalidated.
 */
export function webFiles(folder: string): RequestHandler[] {
  const files = staticFiles(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: {
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(response, file) {
        const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
        response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    },
  });
  const anyPage: RequestHandler = (request, response, next) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    if (!isPage || path.posix.extname(request.path) !== '' || request.path.startsWith('/assets/')) {
      next();
      return;
    }
    request.url = '/index.html';
    files(request, response, next);
  };
  return [files, anyPage];
}
