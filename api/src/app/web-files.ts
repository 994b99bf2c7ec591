import express, { type RequestHandler } from 'express';
import path from 'node:path';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app. Files with a content hash in their name are cached for a year; the page itself is always
 * revalidated.
 */
export function webFiles(folder: string): RequestHandler[] {
  const page = path.join(folder, 'index.html');
  const files = express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders(response, file) {
      const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
      response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const anyPage: RequestHandler = (request, response, next) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    if (!isPage || path.posix.extname(request.path) !== '' || request.path.startsWith('/assets/')) {
      next();
      return;
    }
    response.sendFile(page, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } }, (error) => {
      if (error != null && !response.headersSent) next();
    });
  };
  return [files, anyPage];
}
