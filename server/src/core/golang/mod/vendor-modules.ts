import { canonicalVersion } from './versions.ts'

/** A module that vendor/modules.txt lists. */
interface VendoredModule {
  readonly path: string
  /** Undefined for the replacement of all versions, of which no package is vendored. */
  readonly version: string | undefined
  /** What it is replaced by: a directory where there is no version. */
  readonly replacement: { readonly path: string; readonly version: string | undefined } | undefined
  /** Named by go.mod itself. */
  readonly explicit: boolean
  readonly packages: readonly string[]
  /** Of its line in the file, 0-based. */
  readonly line: number
}

/** vendor/modules.txt, which the go command writes and reads word by word. */
export interface VendorModules {
  /** Written by `go work vendor`, for a whole go.work. */
  readonly ofWorkspace: boolean
  readonly modules: readonly VendoredModule[]
}

interface Growing extends VendoredModule {
  explicit: boolean
  readonly packages: string[]
}

/** Reads vendor/modules.txt as the go command does: lines that it does not know are passed over. Never throws. */
export function readVendorModules(text: string): VendorModules {
  const modules: Growing[] = []
  let current: Growing | undefined
  let ofWorkspace = false
  for (const [line, content] of text.split('\n').entries()) {
    const words = content.split(/\s+/).filter(word => word !== '')
    if (content.startsWith('## ')) {
      const notes = content
        .slice(3)
        .split(';')
        .map(note => note.trim())
      if (line === 0 && notes.includes('workspace')) ofWorkspace = true
      if (current && notes.includes('explicit')) current.explicit = true
    } else if (content.startsWith('# ')) {
      if (words.length < 3) continue
      current = moduleOf(words.slice(1), line)
      if (current) modules.push(current)
    } else if (words.length === 1) current?.packages.push(words[0] ?? '')
  }
  return { ofWorkspace, modules }
}

/** @param words behind the `#`: `path v1.0.0 [=> other [v2.0.0]]`, or `path => other [v2.0.0]` */
function moduleOf(words: readonly string[], line: number): Growing | undefined {
  const [path = '', second = ''] = words
  const version = canonicalVersion(second) === undefined ? undefined : second
  if (version === undefined && second !== '=>') return undefined
  const [arrow, target, targetVersion, ...others] = words.slice(version === undefined ? 1 : 2)
  const isReplaced = arrow === '=>' && target !== undefined && others.length === 0
  const replacement = isReplaced ? { path: target, version: targetVersion } : undefined
  return { path, version, replacement, explicit: false, packages: [], line }
}
