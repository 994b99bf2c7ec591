import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export type BreakageKind = 'condition negated' | 'comparison turned' | 'prop dropped' | 'text key swapped' | 'enabled';

/** A small change of a view that a user would notice. */
export interface Breakage {
  readonly kind: BreakageKind;
  /** Path relative to the root. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** Excerpt of the changed source. */
  readonly what: string;
}

/**
 * Props whose loss no user can notice without pixels, so that a test without a browser cannot see it either:
 * - sizes, spacing, grids and alignment (`size`, `gap`, `p`, `cols`, `wrap` ...): everything stays, at another place;
 * - type, colour and decoration (`fz`, `c`, `fill`, `variant`, `shadow`, `with...`, sections with an icon): what a colour
 *   says is said in words too; a condition inside such a prop is broken nevertheless;
 * - where a dialog, a menu or a message floats, and how long (`position`, `offset`, `zIndex`, `autoClose`);
 * - the geometry of drawings as far as it is passed on from one element to another (`x`, `d`, `transform`, `tick*` ...),
 *   and their animation;
 * - `key`, `ref` and `data-*`, which are not for users, and spelling aids of a browser (`spellCheck` ...).
 *
 * All other props are broken, whatever their names.
 */
const looks =
  /^(key|ref|class\w*|style|styles|variant|size|color|c|fw|fz|lh|ta|gap|spacing|p[xytb]?|m[xytblr]?|w|h|maw|miw|mih|mah|radius|justify|align|wrap|grow|cols|order|position|offset|zIndex|shadow|with[A-Z]\w*|leftSection|rightSection|icon|visibleFrom|hiddenFrom|autoComplete|autoCapitalize|spellCheck|autoClose|data-\w+|component|width|height|margin|padding|fill|stroke\w*|opacity|font\w*|textAnchor|dx|dy|cx|cy|[xyr][12]?|d|viewBox|preserveAspectRatio|transform|axisLine|tick\w*|animation\w*|isAnimationActive|dot|activeDot|connectNulls|focusable)$/;

const opposite: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.EqualsEqualsToken, '!='],
  [ts.SyntaxKind.ExclamationEqualsToken, '=='],
  [ts.SyntaxKind.GreaterThanToken, '<='],
  [ts.SyntaxKind.LessThanToken, '>='],
]);

/**
 * Every possible breakage of the views of the web app. Files that call the server themselves (they import Apollo) are
 * containers, not views: they have no situations, and the browser journeys cover what they put together.
 */
export function findBreakages(root: string): Breakage[] {
  const folders = ['app', 'features', 'domain', 'platform', 'ui'].map((name) => `web/src/${name}`);
  const listed = execFileSync('git', ['ls-files', ...folders], { cwd: root, encoding: 'utf8' });
  return listed
    .split('\n')
    .filter((file) => file.endsWith('.tsx') && !/\.(test|situations)\.tsx$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
    .filter(({ text }) => !text.includes("'@apollo/client"))
    .flatMap(({ file, text }) => breakagesOf(file, text));
}

function breakagesOf(file: string, text: string): Breakage[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const breakages: Breakage[] = [];
  const keys = [...new Set([...text.matchAll(/\bt\(\s*'([A-Z]\w*\.\w+)'/g)].map((match) => match[1] ?? ''))];
  const add = (kind: BreakageKind, node: ts.Node, replacement: string): void => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const excerpt = node.getText(source).replaceAll(/\s+/g, ' ').slice(0, 70);
    breakages.push({ kind, file, line, start, end: node.getEnd(), replacement, what: excerpt });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isConditionalExpression(node))
      add('condition negated', node.condition, `!(${node.condition.getText(source)})`);
    if (isShownOnCondition(node)) add('condition negated', node.left, `!(${node.left.getText(source)})`);
    if (ts.isIfStatement(node)) add('condition negated', node.expression, `!(${node.expression.getText(source)})`);
    if (ts.isBinaryExpression(node)) {
      const turned = opposite.get(node.operatorToken.kind);
      if (turned !== undefined) add('comparison turned', node.operatorToken, turned);
    }
    if (ts.isJsxAttribute(node)) breakAttribute(node);
    if (isTextCall(node)) {
      const key = node.arguments[0];
      const other = keys[(keys.indexOf(key.text) + 1) % keys.length];
      if (other !== undefined && other !== key.text) add('text key swapped', key, `'${other}'`);
    }
    ts.forEachChild(node, visit);
  };
  const breakAttribute = (node: ts.JsxAttribute): void => {
    const name = node.name.getText(source);
    if (!looks.test(name)) add('prop dropped', node, '');
    if (/^(aria-)?disabled$/.test(name) && node.initializer !== undefined) add('enabled', node.initializer, '{false}');
  };
  visit(source);
  return breakages;
}

/** `condition && <View />` */
function isShownOnCondition(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
    (ts.isJsxElement(unwrapped(node.right)) ||
      ts.isJsxSelfClosingElement(unwrapped(node.right)) ||
      ts.isJsxFragment(unwrapped(node.right)))
  );
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
}

/** `t('View.key', ...)` */
function isTextCall(node: ts.Node): node is ts.CallExpression & { arguments: [ts.StringLiteral] } {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 't' &&
    node.arguments[0] !== undefined &&
    ts.isStringLiteral(node.arguments[0])
  );
}
