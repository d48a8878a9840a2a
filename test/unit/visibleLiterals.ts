import ts from 'typescript';

/** Functions of VS Code whose arguments people read; options objects among them are looked at as such. */
const SHOWING = new Set([
  'showErrorMessage',
  'showWarningMessage',
  'showInformationMessage',
  'setStatusBarMessage',
  'showQuickPick',
  'showInputBox',
]);

/** Properties and variables that hold what people read. */
const VISIBLE = new Set([
  'label',
  'description',
  'tooltip',
  'advice',
  'placeholder',
  'placeHolder',
  'prompt',
  'title',
  'detail',
  'message',
  'remedy',
  'validationMessage',
  'words',
]);

/**
 * Literals with letters in them that reach people without going through l10n.t, as `line: text`, and calls of l10n.t
 * whose text no tool can find because it is no literal.
 */
export function visibleLiterals(source: string, allowed: ReadonlySet<string>): string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${line + 1}: ${text}`);
  };
  const check = (expression: ts.Node | undefined): void => {
    for (const literal of literalsIn(expression)) {
      const text = literal.text.replace(/\$\([\w~-]+\)/g, '').trim();
      if (/\p{L}/u.test(text) && !allowed.has(text)) report(literal, text);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const callee = node.expression.getText();
      if (/(^|\.)l10n\.t$/.test(callee) && first && !ts.isStringLiteralLike(first)) report(node, node.getText());
      if (SHOWING.has(callee.replace(/^.*\./s, ''))) node.arguments.forEach(check);
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'HumanError') {
      node.arguments?.forEach(check);
    } else if ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && VISIBLE.has(node.name.getText())) {
      check(node.initializer);
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      VISIBLE.has(node.left.name.text)
    ) {
      check(node.right);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Literal = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

/** The literals an expression may have as its value or a part of it; what it only compares or calls with is not. */
function literalsIn(node: ts.Node | undefined): Literal[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isTemplateExpression(node)) {
    const { head, templateSpans } = node;
    const spans = templateSpans.flatMap((span, index) => {
      const before = templateSpans[index - 1]?.literal ?? head;
      // `$(${icon})` names an icon.
      return before.text.endsWith('$(') ? [span.literal] : [...literalsIn(span.expression), span.literal];
    });
    return [head, ...spans];
  }
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { PlusToken, BarBarToken, QuestionQuestionToken, AmpersandAmpersandToken } = ts.SyntaxKind;
    const values = [PlusToken, BarBarToken, QuestionQuestionToken, AmpersandAmpersandToken] as ts.SyntaxKind[];
    return values.includes(node.operatorToken.kind) ? [...literalsIn(node.left), ...literalsIn(node.right)] : [];
  }
  // `['a', b].filter(Boolean).join(' ')` has its words in the list.
  if (ts.isCallExpression(node)) {
    return ts.isPropertyAccessExpression(node.expression) ? literalsIn(node.expression.expression) : [];
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literalsIn);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return literalsIn(node.expression);
  }
  return [];
}
