import ts from 'typescript'

/** One small change of a source file. */
export interface Mutation {
  /** Relative to the repository, with slashes. */
  readonly file: string
  /** Offsets of what is replaced, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  readonly replacement: string
  readonly kind: string
  /** 1-based. */
  readonly line: number
  /** The line as it is and as it becomes, without indentation. */
  readonly before: string
  readonly after: string
}

interface Change {
  readonly start: number
  readonly end: number
  readonly replacement: string
  readonly kind: string
}

/** Operators and what each is turned into: nearly the same, or the opposite. */
const turned = new Map<ts.SyntaxKind, readonly [string, string]>([
  [ts.SyntaxKind.LessThanToken, ['<=', 'comparison turned']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', 'comparison turned']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', 'comparison turned']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', 'comparison turned']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==', 'comparison turned']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===', 'comparison turned']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||', 'and turned into or']],
  [ts.SyntaxKind.BarBarToken, ['&&', 'or turned into and']],
])

/** Methods that return something of the kind that they are called on, so that a chain goes on without them. */
const passing = /^(?:trim|trimStart|trimEnd|toLowerCase|slice|filter|sort|toSorted|reverse|toReversed|normalize|flat)$/

/** Functions that return something of the kind that they are given. */
const shaping = /^(?:trim|clean|strip|toLower|unquote|escape)/

/** All small changes that this knows of a file, in the file's order. Types are left alone: nothing of them runs. */
export function mutationsOf(file: string, text: string): Mutation[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Mutation[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return
    for (const change of changesOf(node, tree)) found.push(described(change, file, text, tree))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function described(change: Change, file: string, text: string, tree: ts.SourceFile): Mutation {
  const { line } = tree.getLineAndCharacterOfPosition(change.start)
  const lineStart = tree.getPositionOfLineAndCharacter(line, 0)
  const lineEnd = text.indexOf('\n', change.end)
  const whole = (middle: string): string =>
    `${text.slice(lineStart, change.start)}${middle}${text.slice(change.end, lineEnd)}`.replace(/\s+/g, ' ').trim()
  const before = whole(text.slice(change.start, change.end))
  return { ...change, file, line: line + 1, before, after: whole(change.replacement) }
}

function changesOf(node: ts.Node, tree: ts.SourceFile): Change[] {
  const put = (of: ts.Node, replacement: string, kind: string): Change => ({
    start: of.getStart(tree),
    end: of.end,
    replacement,
    kind,
  })
  if (ts.isBinaryExpression(node)) {
    const [replacement, kind] = turned.get(node.operatorToken.kind) ?? []
    return replacement && kind ? [put(node.operatorToken, replacement, kind)] : []
  }
  if (ts.isNumericLiteral(node)) return [put(node, String(Number(node.text) + 1), 'number plus one')]
  if (ts.isIfStatement(node)) return [put(node.expression, `!(${node.expression.getText()})`, 'condition negated')]
  if (ts.isConditionalExpression(node))
    return [put(node.condition, `!(${node.condition.getText()})`, 'condition negated')]
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [put(node, 'false', 'true turned into false')]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [put(node, 'true', 'false turned into true')]
  if (ts.isExpressionStatement(node)) {
    const { expression } = node
    const isCall = ts.isCallExpression(expression) && expression.expression.kind !== ts.SyntaxKind.SuperKeyword
    return isCall ? [put(expression, 'void 0', 'call dropped')] : []
  }
  return ts.isCallExpression(node) ? droppedCall(node, put) : []
}

/** `text.trim()` becomes `text`, and `cleanText(text)` too. */
function droppedCall(
  { expression, arguments: given, end }: ts.CallExpression,
  put: (of: ts.Node, replacement: string, kind: string) => Change,
): Change[] {
  const kind = 'call dropped'
  if (ts.isPropertyAccessExpression(expression) && passing.test(expression.name.text)) {
    return [{ start: expression.expression.end, end, replacement: '', kind }]
  }
  const [only] = given
  if (!only || given.length !== 1 || !ts.isIdentifier(expression) || !shaping.test(expression.text)) return []
  const { start } = put(expression, '', kind)
  return [{ start, end, replacement: `(${only.getText()})`, kind }]
}
