import type { Fix } from '../../findings/finding.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import type { GoSymbols } from '../../golang/symbols.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { entrypointsBaseline } from '../../repo/interest.ts'
import type { Manifest } from '../../repo/snapshot.ts'
import { readCheckBaseline } from '../../spec/check-baseline.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { candidates, certainlyNamesNothing, type Entry, isFound, readEntry } from './entries.ts'
import { type CheckedModule, check, checkedModules, filesOf, type ParsedFile } from './modules.ts'

const notFound: RuleInfo = {
  code: 'entrypoint-not-found',
  check,
  severity: 'error',
  summary: 'An entry of public_entrypoints names nothing that the Go files of its module export.',
  key: ['manifest', 'entry'],
}
/** The same of an entry with a star, at which CI does not look. */
const notVerified: RuleInfo = { ...notFound, check: null, severity: 'hint' }

export const entrypoints: WorkspaceRule = {
  scope: 'workspace',
  rules: [notFound, notVerified],
  run(context) {
    for (const module of checkedModules(context.snapshot)) context.part(module, () => checkModule(module, context))
  },
}

function checkModule(module: CheckedModule, context: RuleContext): void {
  const { snapshot } = context
  const { manifest, entries } = module
  const passedOver = snapshot.read(entrypointsBaseline, readCheckBaseline)
  const files = filesOf(snapshot, module)
  const exported = files.flatMap(one => one.exported ?? [])
  for (const at of entries) {
    const entry = readEntry(at.text)
    if (entry.form === 'pattern') {
      // What a file that does not parse declares is not known for certain.
      const areKnown = exported.length === files.length && exported.every(({ error }) => !error)
      if (areKnown && certainlyNamesNothing(at.text, exported)) reportUnverified(manifest, at, context)
    } else if (!isFound(entry, exported) && !passedOver?.has(`${manifest.directory}|${at.text}`)) {
      if (!isBeingTyped(at.text, files, context)) reportNotFound(manifest, at, entry, exported, context)
    }
  }
}

/** Whether a file that does not parse while somebody types in it may still declare what an entry names. */
function isBeingTyped(entry: string, files: readonly ParsedFile[], { snapshot }: RuleContext): boolean {
  const name = /(?<!\w)\w*$/.exec(entry)?.[0] ?? ''
  return files.some(
    ({ file, exported }) => file.edited && exported?.error && snapshot.goText(file.path)?.text.includes(name),
  )
}

function reportNotFound(
  manifest: Manifest,
  at: Piece,
  entry: Entry,
  exported: readonly GoSymbols[],
  { t, report }: RuleContext,
): void {
  const nearest = nearestValue(valueWithoutComment(at) ?? at.text, [...new Set(candidates(entry, exported))])
  const values = { entry: at.text, module: manifest.directory, nearest: nearest ?? '' }
  const message =
    nearest === undefined
      ? t('public_entrypoints names {entry}, which no Go file of {module} exports.', values)
      : t('public_entrypoints names {entry}, which no Go file of {module} exports: did you mean {nearest}?', values)
  report(notFound, {
    file: manifest.path,
    range: manifest.source.range(at),
    key: [manifest.path, at.text],
    message,
    fixes: [...replacement(manifest, at, nearest, t), ...removal(manifest, at, t)],
  })
}

function replacement(manifest: Manifest, at: Piece, nearest: string | undefined, t: Localize): Fix[] {
  return nearest === undefined ? [] : [replaceScalar(manifest, at, nearest, t, false)]
}

/** An empty list would be the next mistake. */
function removal(manifest: Manifest, at: Piece, t: Localize): Fix[] {
  const entries = listValues(manifest.lines, 'public_entrypoints')
  return entries.length > 1 ? removeEntry(manifest, at, t, false) : []
}

function reportUnverified(manifest: Manifest, at: Piece, { t, report }: RuleContext): void {
  const values = { entry: at.text, module: manifest.directory }
  report(notVerified, {
    file: manifest.path,
    range: manifest.source.range(at),
    key: [manifest.path, at.text],
    message: t(
      'CI does not look at entries with a star, but {entry} names a method that no Go file of {module} declares.',
      values,
    ),
    fixes: removal(manifest, at, t),
  })
}
