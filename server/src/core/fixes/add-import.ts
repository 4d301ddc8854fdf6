import type { TextEdit } from '../findings/finding.ts'
import { type ImportSpec, readImports } from '../golang/imports.ts'
import { encodeUtf8 } from '../golang/utf8.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * Imports a package: behind the last import, in its declaration, else behind the package clause.
 * @returns undefined where the file imports it already, or its import section cannot be read
 */
export function addImport(file: string, source: SourceText, importPath: string): TextEdit | undefined {
  const { imports, error } = importsIn(source.text)
  if (error !== undefined || imports.some(({ path }) => path === importPath)) return undefined
  const added = addition(source, imports.at(-1), JSON.stringify(importPath))
  if (!added) return undefined
  const position = { line: added.line, character: 0 }
  const isBehindAll = added.line >= source.lineCount
  const newText = isBehindAll ? source.lineEnd + added.text : added.text
  const at = source.offsetAt(position)
  const after = importsIn(source.text.slice(0, at) + newText + source.text.slice(at))
  const isImported = after.error === undefined && after.imports.some(({ path }) => path === importPath)
  return isImported ? { file, range: { start: position, end: position }, newText } : undefined
}

/** The line to insert, and the 0-based one that it comes to stand in front of. */
function addition(
  source: SourceText,
  last: ImportSpec | undefined,
  literal: string,
): { readonly line: number; readonly text: string } | undefined {
  const end = source.lineEnd
  if (last) {
    const { line } = last.range.end
    const isAlone = /^\s*import\b/.test(source.lineText(line))
    return last.lines && { line: line + 1, text: isAlone ? `import ${literal}${end}` : `\t${literal}${end}` }
  }
  const clause = lineOfPackageClause(source)
  return clause === undefined ? undefined : { line: clause + 1, text: `${end}import ${literal}${end}` }
}

const importsIn = (text: string) => readImports(encodeUtf8(text), true)!

/** 0-based: the first line that, with all above it, says which package the file belongs to. */
function lineOfPackageClause(source: SourceText): number | undefined {
  for (let line = 0; line < source.lineCount; line++) {
    if (!/\S/.test(source.lineText(line))) continue
    const head = source.text.slice(0, source.offsetAt({ line: line + 1, character: 0 }))
    if (importsIn(head).packageName !== undefined) return line
  }
  return undefined
}
