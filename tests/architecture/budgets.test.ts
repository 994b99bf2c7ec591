import ts from 'typescript';
import { sourceFiles, type SourceFile } from './source-files.js';

const MAX_FILE_LINES = 350;

/** Tables of cases are data and may be longer. */
const isCases = (file: string): boolean => file.endsWith('.cases.ts');

describe('budgets', () => {
  const files = sourceFiles();

  it(`keeps every file within ${MAX_FILE_LINES} lines`, () => {
    const long = files
      .filter(({ file }) => !isCases(file))
      .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MAX_FILE_LINES)
      .map(({ file, lines }) => `${file}: ${lines} lines`);
    expect(long).toEqual([]);
  });

  it('uses no `any`, no non-null assertion on names and no suppressed type errors', () => {
    const faults = files.flatMap(looseTypes);
    expect(faults).toEqual([]);
  });
});

function looseTypes({ file, text }: SourceFile): string[] {
  const source = parse(file, text);
  const found: string[] = [];
  const at = (node: ts.Node): string =>
    `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
  visit(source, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${at(node)}: any`);
    if (ts.isNonNullExpression(node) && !ts.isElementAccessExpression(node.expression)) {
      found.push(`${at(node)}: non-null assertion`);
    }
  });
  if (/@ts-(ignore|nocheck)/.test(text)) found.push(`${file}: suppressed type errors`);
  return found;
}

function parse(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

function visit(node: ts.Node, callback: (node: ts.Node) => void): void {
  callback(node);
  ts.forEachChild(node, (child) => visit(child, callback));
}
