import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root, type SourceFile } from './source-files.js';

/** A name that a module imports from another; `*`: all names. */
interface ImportedName {
  /** Path of the imported module from the root. */
  readonly from: string;
  readonly name: string;
}

export interface Module {
  /** Path from the root, with forward slashes. */
  readonly file: string;
  /** Names that it declares and exports, with their lines. */
  readonly declared: ReadonlyMap<string, number>;
  /** Names that it re-exports, by their exported name (`*`: all), with their source. */
  readonly passedOn: readonly (ImportedName & { readonly as: string })[];
  readonly imported: readonly ImportedName[];
  /** Imported packages, type imports included. */
  readonly packages: ReadonlySet<string>;
}

/** Every module in the working tree by its file; generated ones too, because they import others. */
export function moduleGraph(): ReadonlyMap<string, Module> {
  const patterns = ['*.ts', '*.tsx', '*.mts', '*.mjs', '*.cjs'];
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => file !== '' && existsSync(path.join(root, file)));
  return graphOf(files.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })));
}

/** Only the modules of these files. */
export function graphOf(files: readonly SourceFile[]): ReadonlyMap<string, Module> {
  const paths = new Set(files.map(({ file }) => file));
  return new Map(files.map(({ file, text }) => [file, readModule(file, text, paths)]));
}

function readModule(file: string, text: string, paths: ReadonlySet<string>): Module {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const reader = new ModuleReader(file, source, paths);
  for (const statement of source.statements) reader.read(statement);
  // A dynamic import, or an import inside a type, counts as importing all names.
  for (const [, target = ''] of text.matchAll(/\b(?:import|require|require\.resolve)\(\s*'([^']+)'/g)) {
    reader.take(target, ['*']);
  }
  return reader;
}

class ModuleReader implements Module {
  readonly declared = new Map<string, number>();
  readonly passedOn: (ImportedName & { as: string })[] = [];
  readonly imported: ImportedName[] = [];
  readonly packages = new Set<string>();

  constructor(
    readonly file: string,
    private readonly source: ts.SourceFile,
    private readonly paths: ReadonlySet<string>,
  ) {}

  read(statement: ts.Statement): void {
    if (ts.isImportDeclaration(statement)) this.readImport(statement);
    else if (ts.isExportDeclaration(statement)) this.readExport(statement);
    else if (ts.isExportAssignment(statement)) this.declare('default', statement);
    else if (isExported(statement)) {
      for (const name of declaredNames(statement)) this.declare(name, statement);
    }
  }

  /** Records the names that an import takes from the imported module. */
  take(specifier: string, names: readonly string[]): void {
    const from = this.resolve(specifier);
    if (from !== null) this.imported.push(...names.map((name) => ({ from, name })));
  }

  private readImport({ moduleSpecifier, importClause }: ts.ImportDeclaration): void {
    const names: string[] = [];
    if (importClause?.name !== undefined) names.push('default');
    const bindings = importClause?.namedBindings;
    if (bindings !== undefined && ts.isNamespaceImport(bindings)) names.push('*');
    if (bindings !== undefined && ts.isNamedImports(bindings)) names.push(...bindings.elements.map(originalName));
    this.take(textOf(moduleSpecifier), names);
  }

  private readExport(statement: ts.ExportDeclaration): void {
    const { moduleSpecifier, exportClause } = statement;
    const elements = exportClause !== undefined && ts.isNamedExports(exportClause) ? exportClause.elements : null;
    if (moduleSpecifier === undefined) {
      for (const element of elements ?? []) this.declare(element.name.text, statement);
      return;
    }
    const from = this.resolve(textOf(moduleSpecifier));
    if (from === null) return;
    if (elements === null) this.passedOn.push({ from, name: '*', as: '*' });
    else {
      this.passedOn.push(...elements.map((element) => ({ from, name: originalName(element), as: element.name.text })));
    }
  }

  private declare(name: string, statement: ts.Statement): void {
    const { line } = this.source.getLineAndCharacterOfPosition(statement.getStart(this.source));
    this.declared.set(name, line + 1);
  }

  /** The file that an import names; null for a package, which is recorded. */
  private resolve(specifier: string): string | null {
    const isOurs = specifier.startsWith('.') || specifier.startsWith('@anaqid/');
    if (!isOurs) {
      const [scope = '', name = ''] = specifier.split('/');
      if (!specifier.startsWith('node:')) this.packages.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
      return null;
    }
    const [, , workspace = '', ...below] = specifier.startsWith('@') ? ['', ...specifier.split('/')] : [];
    const target = specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(this.file), specifier)
      : path.posix.join(workspace, 'src', below.length === 0 ? 'index.js' : `${below.join('/')}.js`);
    if (workspace !== '') this.packages.add(`@anaqid/${workspace}`);
    const candidates = [target, ...['.ts', '.tsx', '.mts', '.d.ts'].map((end) => target.replace(/\.m?js$/, end))];
    return candidates.find((candidate) => this.paths.has(candidate)) ?? null;
  }
}

const textOf = (specifier: ts.Expression): string => (ts.isStringLiteral(specifier) ? specifier.text : '');

const originalName = ({ propertyName, name }: ts.ImportSpecifier | ts.ExportSpecifier): string =>
  (propertyName ?? name).text;

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}
