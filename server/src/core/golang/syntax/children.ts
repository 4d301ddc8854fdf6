import type { Expr, Stmt } from './nodes.ts'

/** A node of a function's body. */
export type BodyNode = Expr | Stmt

/** What a node of a body holds, in the order of the text: types, labels and the names of fields are left out. */
function childrenOf(node: BodyNode): readonly BodyNode[] {
  const found: readonly (BodyNode | undefined)[] = isStatement(node) ? inStatement(node) : inExpression(node)
  return found.filter(one => one !== undefined)
}

/** Calls `enter` for a node and all that it holds; below one for which that is false it goes no further. */
export function walkBody(node: BodyNode, enter: (node: BodyNode) => boolean): void {
  const open: BodyNode[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (enter(next)) open.push(...childrenOf(next).toReversed())
  }
}

const statements: ReadonlySet<string> = new Set<Stmt['kind']>([
  ...(['Block', 'Assign', 'Case', 'Comm', 'If', 'Range', 'For', 'Switch', 'TypeSwitch', 'Decl', 'Empty'] as const),
  ...(['Labeled', 'Expr', 'Send', 'IncDec', 'Go', 'Defer', 'Return', 'Branch', 'Select'] as const),
])

const isStatement = (node: BodyNode): node is Stmt => statements.has(node.kind)

function inExpression(node: Expr): readonly (BodyNode | undefined)[] {
  switch (node.kind) {
    case 'CompositeLit':
      return node.elements
    case 'FuncLit':
      return [node.body]
    case 'Paren':
    case 'Selector':
    case 'TypeAssert':
    case 'Star':
    case 'Unary':
      return [node.x]
    case 'Index':
      return [node.x, ...node.indices]
    case 'Slice':
      return [node.x, node.low, node.high, node.max]
    case 'Call':
      return [node.fun, ...node.args]
    case 'Binary':
      return [node.x, node.y]
    case 'KeyValue':
      return [node.key, node.value]
    default:
      return []
  }
}

function inStatement(node: Stmt): readonly (BodyNode | undefined)[] {
  switch (node.kind) {
    case 'Block':
      return node.list
    case 'Assign':
      return [...node.left, ...node.right]
    case 'Case':
      return [...(node.list ?? []), ...node.body]
    case 'Comm':
      return [node.comm, ...node.body]
    case 'If':
      return [node.init, node.cond, node.body, node.otherwise]
    case 'Range':
      return [node.key, node.value, node.x, node.body]
    case 'For':
      return [node.init, node.cond, node.post, node.body]
    case 'Switch':
    case 'TypeSwitch':
      return [node.init, node.tag, ...node.body]
    case 'Select':
      return node.body
    case 'Decl':
      return node.decl.kind === 'Gen' ? node.decl.specs.flatMap(spec => (spec.kind === 'Value' ? spec.values : [])) : []
    case 'Labeled':
      return [node.stmt]
    case 'Expr':
    case 'IncDec':
      return [node.x]
    case 'Send':
      return [node.chan, node.value]
    case 'Go':
    case 'Defer':
      return [node.call]
    case 'Return':
      return node.results
    default:
      return []
  }
}
