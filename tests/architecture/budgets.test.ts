import ts from 'typescript';
import { sourceFiles, type SourceFile } from './source-files.js';

const MAX_FILE_LINES = 350;
const MAX_FUNCTION_LINES = 60;
const MAX_COMPONENT_LINES = 90;

/** Tables of cases are data, and stories run long in one callback: only files count for them. */
const isCases = (file: string): boolean => file.endsWith('.cases.ts');
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

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

  it(`keeps every function within ${MAX_FUNCTION_LINES} lines, components within ${MAX_COMPONENT_LINES}`, () => {
    const long = files.filter(({ file }) => !isTest(file) && !isCases(file)).flatMap(longFunctions);
    expect(long).toEqual([]);
  });

  it('uses no `any`, no non-null assertion on names and no suppressed type errors', () => {
    const faults = files.flatMap(looseTypes);
    expect(faults).toEqual([]);
  });
});

function longFunctions({ file, text }: SourceFile): string[] {
  const source = parse(file, text);
  const found: string[] = [];
  visit(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body == null) return;
    const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const to = source.getLineAndCharacterOfPosition(node.getEnd()).line;
    const lines = to - from + 1;
    const limit = file.endsWith('.tsx') && containsJsx(node) ? MAX_COMPONENT_LINES : MAX_FUNCTION_LINES;
    if (lines > limit) found.push(`${file}:${from + 1}: a function of ${lines} lines`);
  });
  return found;
}

function looseTypes({ file, text }: SourceFile): string[] {
  const source = parse(file, text);
  const found: string[] = [];
  const at = (node: ts.Node): string => `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
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

function containsJsx(node: ts.Node): boolean {
  let found = false;
  visit(node, (inner) => {
    if (ts.isJsxElement(inner) || ts.isJsxSelfClosingElement(inner) || ts.isJsxFragment(inner)) found = true;
  });
  return found;
}
