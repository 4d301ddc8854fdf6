import { type Builds, buildsOf, constraintIn } from './build-constraints.ts'
import type { GoImports } from './import-spec.ts'
import { Scanner } from './scanner.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

/** What the comments in front of a package clause say of a Go file. */
export interface FileHead {
  /** Written by a program, by the line that `go help generate` defines: nobody mends it by hand. */
  readonly isGenerated: boolean
  /** What has to hold for a build to take it, as `buildsOf` reads it; empty for nothing. */
  readonly constraint: string
}

const known = new WeakMap<GoImports, FileHead>()
const usual: FileHead = { isGenerated: false, constraint: '' }

/** Reads them where they are asked for: hardly any file says either. */
export function fileHead(imports: GoImports): FileHead {
  let head = known.get(imports)
  if (!head) {
    const text = imports.head
    // Most files have neither word anywhere.
    const mayMatter = text.includes('DO NOT EDIT') || text.includes('build')
    head = mayMatter ? { isGenerated: isGenerated(text), constraint: constraintIn(text) } : usual
    known.set(imports, head)
  }
  return head
}

/** Which builds take a Go file. @param name without its directory */
export const buildsOfFile = (name: string, imports: GoImports): Builds => buildsOf(name, fileHead(imports).constraint)

/** Whether a plain build leaves a Go file out on every machine. */
export function isLeftOut(name: string, imports: GoImports): boolean {
  const builds = buildsOfFile(name, imports)
  return builds === 'tagged' || builds === 'none'
}

const generatedBy = '// Code generated '

/** As Go's `ast.IsGenerated`: a line of its own, which a block comment may hold, too. */
function isGenerated(text: string): boolean {
  const bytes = encodeUtf8(text)
  const scanner = new Scanner(bytes, true)
  const lines: string[] = []
  scanner.onComment = (start, end) => lines.push(...decodeUtf8(bytes, start, end).replaceAll('\r', '').split('\n'))
  scanner.next()
  return lines.some(line => line.startsWith(generatedBy) && line.slice(generatedBy.length).endsWith(' DO NOT EDIT.'))
}
