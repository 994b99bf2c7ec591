import ts from 'typescript';
import { readableFiles, sourceFiles, type SourceFile } from './source-files.js';

/** Names that do not say what they hold, or that the glossary replaces by another term. */
const vagueNames = new Set(
  `by what word said each one made fresh asked given known place told tellable toldCounts toldSpending dice sketch wishes
  demand saveOnce againAfterDuplicate touchMonths inventPilot liveMonth giveWay unhurried choosePath givenServices
  HowManyChart OutcomeStrip FigureBasis KeptViews Wishes Unhurried`
    .trim()
    .split(/\s+/),
);

/** Phrases that were replaced by plain ones. */
const oddPhrases =
  /tellable|\bgiveWay\b|\bsaveOnce\b|is no Month\.|Nobody is signed in|asks for more than 30 things|What the verbs on|of a pair one is/;
/** Files that must contain them. */
const naming = ['tests/architecture/words.test.ts', 'tests/contract/released-operations/'];

describe('words', () => {
  it('names of variables, parameters, functions and types say what they hold', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(700);
    expect(files.flatMap(vagueNamesIn)).toEqual([]);
  });

  it('no text uses a phrase that the glossary replaces', () => {
    const files = readableFiles().filter(({ file }) => !naming.some((name) => file.startsWith(name)));
    expect(files.filter(({ text }) => oddPhrases.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it.each([
    ['const made = 1;', ['made']],
    ['const f = (given: object, _case: string) => given;', ['given']],
    ['const { value: known, ...rest } = record;', ['known']],
    ['const [one, second] = list;', ['one']],
    ['function demand() {}', ['demand']],
    ['class C { constructor(private readonly place: string) {} }', ['place']],
    ['interface HowManyChart {}', ['HowManyChart']],
  ])('finds the name in %s', (text, names) => {
    expect(vagueNamesIn({ file: 'a.ts', text })).toEqual(names.map((name) => `a.ts:1 ${name}`));
  });

  it.each([
    "const { by, direction } = order; const consent = { given: true }; call('place');",
    'type Amount = (given: number) => number; interface Step { readonly by: string }',
  ])('accepts names that the schema or a type gives: %s', (text) => {
    expect(vagueNamesIn({ file: 'a.ts', text })).toEqual([]);
  });
});

/** Declarations with a vague name, as `file:line name`. */
function vagueNamesIn({ file, text }: SourceFile): string[] {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && vagueNames.has(node.text) && isDeclaredHere(node)) {
      names.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isDeclaredHere(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) {
    // `{ by }` repeats the name of a property, which the schema or another type decides.
    return parent.name === node && (parent.propertyName !== undefined || ts.isArrayBindingPattern(parent.parent));
  }
  if (ts.isParameter(parent)) return parent.name === node && !ts.isFunctionTypeNode(parent.parent);
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent)) &&
    parent.name === node
  );
}
