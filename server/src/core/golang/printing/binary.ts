import type { BinaryExpr, Expr } from '../syntax/nodes.ts'
import { precedenceOf } from '../syntax/precedence.ts'

/** What the operators of an expression are, those in brackets and calls left out. */
interface Operators {
  readonly hasSums: boolean
  readonly hasProducts: boolean
  /** The lowest precedence that needs blanks, lest two operators become one; 0 where none would. */
  readonly needingBlanks: number
}

const sum = 4
const product = 5

/**
 * The precedence from which on operators have no blanks around them: `a + b*c` tells by blanks what binds more tightly.
 * @param depth 1 where an expression stands alone, more where it is part of another
 */
export function firstWithoutBlanks(x: BinaryExpr, depth: number): number {
  const { hasSums, hasProducts, needingBlanks } = operatorsOf(x)
  if (needingBlanks > 0) return needingBlanks + 1
  if (depth > 1) return sum
  return hasSums && hasProducts ? product : product + 1
}

/** Asked of each part of a sum, and a sum may be long. */
const known = new WeakMap<BinaryExpr, Operators>()

function operatorsOf(binary: BinaryExpr): Operators {
  const found = known.get(binary) ?? findOperators(binary)
  known.set(binary, found)
  return found
}

function findOperators({ x, op, y }: BinaryExpr): Operators {
  const precedence = precedenceOf(op)
  const parts = [x, y].flatMap(side => (side.kind === 'Binary' ? [operatorsOf(side)] : []))
  return {
    hasSums: precedence === sum || parts.some(({ hasSums }) => hasSums),
    hasProducts: precedence === product || parts.some(({ hasProducts }) => hasProducts),
    needingBlanks: clash(op, y, Math.max(0, ...parts.map(({ needingBlanks }) => needingBlanks))),
  }
}

function clash(op: string, y: Expr, ofParts: number): number {
  if (y.kind === 'Star') return op === '/' ? product : ofParts
  if (y.kind !== 'Unary') return ofParts
  switch (op + y.op) {
    case '&&':
    case '&^':
      return product
    case '++':
    case '--':
      return Math.max(ofParts, sum)
    default:
      return ofParts
  }
}
