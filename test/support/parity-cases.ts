import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Check } from '../../server/src/core/findings/finding.ts'
import { Link } from '../../server/src/core/repo/file-tree.ts'
import { sharedDir } from './shared.ts'
import type { FilesAndLinks } from './workspace.ts'

/** A line of a splice: its text, or the number of a pristine line and the indent that it gets. */
type SpliceLine = string | readonly [number, number]

export interface Edit {
  readonly op: 'write' | 'delete' | 'mkdir' | 'crlf' | 'bom' | 'splice' | 'symlink'
  readonly path: string
  /** What a symbolic link says, whether or not anything is there. */
  readonly target?: string
  readonly text?: string
  readonly base64?: string
  /** First line, number of lines that go, and what comes instead; counted from 0 in the pristine text. */
  readonly splices?: readonly (readonly [number, number, readonly SpliceLine[]])[]
}

export interface ParityCase {
  readonly name: string
  readonly note: string
  readonly edits: readonly Edit[]
  /** What Plumego's programs answered; a program that is not named was content. */
  readonly expected: Partial<Record<Check, Expected>>
  readonly readingsDiffer?: unknown
}

export interface Expected {
  /** The program stopped. */
  readonly fatal?: boolean
  readonly findings?: readonly { readonly code: string; readonly key: readonly string[] }[]
}

/** The part of the shared module that lays workspaces which tests need. */
export interface Materializer {
  pristineFiles(): Map<string, Uint8Array>
  /** @param file another file than the shared one; an absolute path */
  loadCases(file?: string): ParityCase[]
  layWorkspace(directory: string, files: ReadonlyMap<string, Uint8Array>): void
  applyCase(directory: string, one: ParityCase, files: ReadonlyMap<string, Uint8Array>): void
  restoreCase(directory: string, one: ParityCase, files: ReadonlyMap<string, Uint8Array>): void
}

/** Loads the shared data; undefined where the project is without it. */
export async function loadMaterializer(): Promise<Materializer | undefined> {
  const file = sharedDir && path.join(sharedDir, 'parity', 'materialize.mjs')
  if (!file || !fs.existsSync(file)) return undefined
  // A module outside the project has no types here; the interface says what is used of it.
  return (await import(pathToFileURL(file).href)) as Materializer
}

/** The pristine files of a repository, with the edits of a case applied, in order. */
export function editedFiles(pristine: ReadonlyMap<string, Uint8Array>, { edits }: ParityCase): FilesAndLinks {
  const files = new Map<string, Uint8Array | string | Link>([...pristine, ['.git/', '']])
  for (const edit of edits) {
    if (edit.op === 'mkdir') files.set(`${edit.path}/`, '')
    else if (edit.op === 'delete') deleteAt(files, edit.path)
    else if (edit.op === 'symlink') {
      deleteAt(files, edit.path)
      files.set(edit.path, new Link(edit.target ?? ''))
    } else files.set(edit.path, editedContent(edit, pristine.get(edit.path)))
  }
  return files
}

/** Takes away what lies at a path and below it. */
export function deleteAt(files: Map<string, unknown>, path: string): void {
  for (const file of [...files.keys()]) if (file === path || file.startsWith(`${path}/`)) files.delete(file)
}

function editedContent(edit: Edit, before: Uint8Array | undefined): Uint8Array | string {
  if (edit.op === 'write') return edit.base64 === undefined ? (edit.text ?? '') : Buffer.from(edit.base64, 'base64')
  const text = Buffer.from(before ?? []).toString('utf8')
  if (edit.op === 'crlf') return text.replaceAll('\n', '\r\n')
  if (edit.op === 'bom') return `\ufeff${text}`
  const pristine = text.split('\n')
  const lines = [...pristine]
  const written = (line: SpliceLine): string =>
    typeof line === 'string' ? line : ' '.repeat(line[1]) + (pristine[line[0]] ?? '').trimStart()
  // From the last splice to the first, so that line numbers of the pristine text hold throughout.
  for (const [start, count, replacement] of [...(edit.splices ?? [])].reverse()) {
    lines.splice(start, count, ...replacement.map(written))
  }
  return lines.join('\n')
}
