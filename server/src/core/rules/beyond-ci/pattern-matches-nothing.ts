import { contradicts } from '../../boundaries/entry-conflicts.ts'
import { beforeStar, patternBase, splitEnding, wholeTree } from '../../boundaries/pattern-text.ts'
import type { Fix } from '../../findings/finding.ts'
import type { Mendable } from '../../fixes/lines.ts'
import { replaceSpan } from '../../fixes/lines.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { isStableRoot } from '../../modules/covered-manifests.ts'
import type { FileTree } from '../../repo/file-tree.ts'
import { isPackageFile } from '../../repo/interest.ts'
import { modulePath } from '../../repo/module-path.ts'
import { isWithin, parentPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'pattern-matches-nothing',
  check: null,
  severity: 'hint',
  isToldWhereOpen: true,
  summary: 'A pattern for imports that can never match, so that it allows or forbids nothing.',
  key: ['file', 'pattern'],
  followUps: ['manifest-forbidden-import', 'forbidden-import', 'import-not-allowed'],
}

/** A list of patterns that stands in a file. */
interface PatternList {
  readonly file: Mendable
  /** Such as `deny of x/rest`. */
  readonly name: () => string
  readonly place: Parameters<typeof contradicts>[1]
  readonly patterns: readonly Piece[]
  /** Whether the list may name packages of others, too, and those of the standard library. */
  readonly takesForeign: boolean
  /** Whether `p/*` means one level below p; elsewhere a star is a letter like any other. */
  readonly takesOneLevel: boolean
}

export const manifestPatterns: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run(manifest, context) {
    for (const name of ['allowed_imports', 'forbidden_imports'] as const) {
      const patterns = manifest.lines.get(name)?.items ?? []
      const place = { list: name, directory: manifest.directory }
      const list = { file: manifest, name: () => name, place, patterns, takesOneLevel: true }
      check({ ...list, takesForeign: name === 'allowed_imports' }, context)
    }
  },
}

export const dependencyRulePatterns: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const path = specPaths.dependencyRules
    const source = context.snapshot.text(path)
    if (!source) return
    for (const rule of context.snapshot.dependencyRules?.modules.values() ?? []) {
      for (const list of ['allow', 'deny'] as const) {
        const name = (): string => context.t('{list} of {rule}', { list, rule: rule.name })
        const place = { list, directory: rule.path?.text ?? '' }
        const lists = { file: { path, source }, name, place, patterns: rule[list], takesOneLevel: false }
        check({ ...lists, takesForeign: list === 'allow' }, context)
      }
    }
  },
}

function check(list: PatternList, context: RuleContext): void {
  for (const pattern of list.patterns) {
    if (!isIdle(pattern.text, list, context.snapshot)) continue
    const { text: written } = pattern
    const meant = betterPattern(written, context.snapshot)
    // What the next rule would find is no proposal.
    const better = meant !== undefined && contradicts(context.snapshot, list.place, meant) ? undefined : meant
    // Beside the one that it resembles, it is no slip of the keyboard.
    if (isOfExtension(written) && list.patterns.some(({ text }) => text !== written && text === meant)) continue
    context.report(info, {
      file: list.file.path,
      range: list.file.source.range(pattern),
      key: [list.file.path, written],
      message: message(written, meant, list, context),
      fixes: fixes(list, pattern, better, context),
    })
  }
}

/** Packages of Go's own below a name that is also one of Plumego's. */
const standardLibrary = /^log\/(slog|syslog)(\/|$)/

type PatternKind = Pick<PatternList, 'takesForeign' | 'takesOneLevel'>

/** Whether a pattern is idle, by the kind of its list: lists of one kind hold the same ones again and again. */
const idleIn = ([true, false] as const).flatMap(takesForeign =>
  ([true, false] as const).map(takesOneLevel => {
    const kind: PatternKind = { takesForeign, takesOneLevel }
    const isIdle = (snapshot: Snapshot, pattern: string): boolean => matchesNothing(pattern, kind, snapshot)
    return { ...kind, isIdle }
  }),
)

function isIdle(pattern: string, list: PatternList, snapshot: Snapshot): boolean {
  const kind = idleIn.find(
    ({ takesForeign, takesOneLevel }) => takesForeign === list.takesForeign && takesOneLevel === list.takesOneLevel,
  )
  return kind !== undefined && snapshot.memo(kind.isIdle, pattern)
}

function matchesNothing(pattern: string, { takesForeign, takesOneLevel }: PatternKind, snapshot: Snapshot): boolean {
  // What CI reads otherwise than YAML is told as that.
  if (pattern === '' || pattern === 'stdlib' || /[\s#"'[\]{}]/.test(pattern)) return false
  const base = patternBase(pattern, takesOneLevel)
  if (isDirectory(snapshot.tree, base)) return false
  if (base === modulePath(snapshot) || base.startsWith(`${modulePath(snapshot)}/`)) return true
  const [root = ''] = base.split('/', 1)
  const isOwn = snapshot.tree.kind(root) === 'directory' && !standardLibrary.test(base)
  if (takesForeign) return isOwn
  if (!isOwn && isForeign(root)) return false
  // Who forbids an extension that does not exist yet keeps the door shut for what comes next.
  return !isOfExtension(base) || !isPath(base) || nearestPackage(base, snapshot, 1) !== undefined
}

const isOfExtension = (path: string): boolean => path.startsWith('x/')

/** Written as an import path can be: no star, and no slash at its end. */
const isPath = (text: string): boolean => !/\*|\/$|\/\//.test(text)

/** The standard library's, by the first part of a path. */
const standardRoots: ReadonlySet<string> = new Set(
  (
    'archive arena bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go ' +
    'hash html image index io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv ' +
    'strings structs sync syscall testing text time unicode unique unsafe weak C'
  ).split(' '),
)

/** Whether an import path begins so that is none of Plumego's: a host, or a part of the standard library. */
const isForeign = (root: string): boolean => root.includes('.') || standardRoots.has(root)

/** Only a clean path is one that an import can have: one with a slash at its end is not. */
const isDirectory = (tree: FileTree, path: string): boolean => path !== '' && tree.kind(path) === 'directory'

/** What its author most likely meant; undefined where that cannot be told. */
function betterPattern(pattern: string, snapshot: Snapshot): string | undefined {
  const prefix = `${modulePath(snapshot)}/`
  const relative = pattern.startsWith(prefix) ? pattern.slice(prefix.length) : pattern
  const [path, behind] = splitEnding(relative)
  // Who writes a slash behind a directory means what lies in it.
  const ending = behind === '' ? '' : wholeTree
  const base = beforeStar(path)
  const found = isDirectory(snapshot.tree, base) ? base : nearestPackage(base, snapshot)
  const better = found && found + (base === path ? ending : wholeTree)
  return better === pattern ? undefined : better
}

/** The one package that ends with these words, or is a few slips of the keyboard away. */
function nearestPackage(path: string, snapshot: Snapshot, mostSlips?: number): string | undefined {
  const packages = snapshot.memo(findPackages)
  const [only, another] = packages.filter(name => name.endsWith(`/${path}`))
  if (only && another === undefined) return only
  // A slip of the keyboard changes neither how deep a path is nor, in all but one part, its parts.
  const parts = path.split('/')
  const alike = packages.filter(name => {
    const own = name.split('/')
    return own.length === parts.length && own.filter((part, i) => part !== parts[i]).length <= 1
  })
  return nearestValue(path, alike, mostSlips)
}

/** Reference applications and commands are imported by nobody. */
const isImportedByOthers = (path: string): boolean =>
  isWithin(path, 'x') || isWithin(path, 'internal') || isStableRoot(path.split('/', 1)[0] ?? '')

/** Every such directory with a manifest, or with a Go file that is no test. */
function findPackages({ goFiles, manifests }: Snapshot): readonly string[] {
  const directories = [...goFiles.keys()].filter(isPackageFile).map(parentPath)
  return [...new Set([...manifests.keys(), ...directories])].filter(isImportedByOthers)
}

function message(pattern: string, better: string | undefined, list: PatternList, { snapshot, t }: RuleContext): string {
  const values = { pattern, list: list.name(), module: modulePath(snapshot) }
  const why = pattern.startsWith(modulePath(snapshot))
    ? t('{pattern} in {list} matches nothing: CI compares paths as they are below {module}.', values)
    : patternBase(pattern).endsWith('/')
      ? t('{pattern} in {list} matches nothing: no import path ends with a slash.', values)
      : patternBase(pattern).includes('*')
        ? t('{pattern} in {list} matches nothing: a * counts only as the last part, in /**.', values)
        : t('{pattern} in {list} matches nothing: there is no such package below {module}.', values)
  const next = better === undefined ? t('Correct the path, or drop the entry.') : t('Was {better} meant?', { better })
  return `${why} ${next}`
}

/** None is safe: a pattern that matches again forbids what nobody has looked at. */
function fixes({ file, patterns }: PatternList, pattern: Piece, better: string | undefined, { t }: RuleContext): Fix[] {
  const replace: Fix[] =
    better === undefined || patterns.some(({ text }) => text === better)
      ? []
      : [
          {
            title: t('Replace by {value}', { value: better }),
            edits: [replaceSpan(file, pattern, better)],
            safe: false,
          },
        ]
  // An empty list would be the next mistake.
  return [...replace, ...(patterns.length > 1 ? removeEntry(file, pattern, t, false) : [])]
}
