/**
 * Reads a PDF from standard input and writes its pieces of text as JSON: `{ text, isOutside }`, where `isOutside` says that
 * a piece does not lie on the paper. A process of its own, because the reader is an ES module, which jest does not load.
 */
import { buffer } from 'node:stream/consumers';
import { getDocumentProxy } from 'unpdf';

const document = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
const pieces = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const [left, bottom, right, top] = page.view;
  const { items } = await page.getTextContent();
  for (const { str, transform, width } of items) {
    if (str.trim() === '') continue;
    const [x, y] = [transform[4], transform[5]];
    const isOutside = x < left || x + width > right + 1 || y < bottom || y > top;
    pieces.push({ text: str, isOutside });
  }
}
process.stdout.write(JSON.stringify(pieces));
