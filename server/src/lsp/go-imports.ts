import { type GoImports, readImports } from '../core/golang/imports.ts'

/** Almost every import section ends within so many characters, so that the rest of a long file is not looked at. */
const headLength = 4096

const encoder = new TextEncoder()

/** The imports of a Go file's text. */
export function importsOf(text: string): GoImports {
  const head = text.slice(0, headLength)
  // A complete text always has an answer.
  return readImports(encoder.encode(head), head.length === text.length) ?? readImports(encoder.encode(text), true)!
}
