import type { Expr } from './nodes.ts'

/** `ast.IsExported`. */
export const isExported = (name: string): boolean => /^\p{Lu}/u.test(name)

/** The name of a receiver's type, whatever stands around it; undefined where none can be told. */
export function receiverName(type: Expr): string | undefined {
  switch (type.kind) {
    case 'Ident':
      return type.name
    case 'Star':
    case 'Paren':
    case 'Index':
      return receiverName(type.x)
    default:
      return undefined
  }
}
