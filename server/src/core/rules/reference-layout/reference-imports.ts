import { removeImport } from '../../fixes/go-imports.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { Link } from '../../repo/file-tree.ts'
import { isWithin, joinPath } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { ImportRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { canonicalReference, check } from './layout.ts'
import { filesOf, isWalkedFrom, referenceFolder, references } from './references.ts'

const common = { check, severity: 'error', key: ['file', 'import path'] } as const

const importsReference: RuleInfo = {
  ...common,
  code: 'reference-imports-reference',
  summary: 'A reference application imports another one by its place in the repository.',
}
const importsInternal: RuleInfo = {
  ...common,
  code: 'reference-imports-internal',
  summary: 'A reference application imports an internal package of Plumego.',
}
const importsExtension: RuleInfo = {
  ...common,
  code: 'canonical-reference-imports-extension',
  summary: 'The canonical reference application imports an extension.',
}

const infos = [importsReference, importsInternal, importsExtension]

/** What of an import is asked of a Go file in a directory. */
interface Asked {
  /** The module is looked at only where it is one. */
  readonly isModule: boolean
  readonly isCanonical: boolean
}

const isAfter = (path: string, folder: string): boolean => path.startsWith(`${plumegoModule}/${folder}/`)

function ruleFor(path: string, { isModule, isCanonical }: Asked): RuleInfo | undefined {
  if (isModule && isAfter(path, referenceFolder)) return importsReference
  if (isModule && isAfter(path, 'internal')) return importsInternal
  return isCanonical && isAfter(path, 'x') ? importsExtension : undefined
}

/** @param directory relative to the workspace; reference/ itself is no link */
function askedOf(directory: string, snapshot: Snapshot): Asked | undefined {
  if (!directory.startsWith(`${referenceFolder}/`)) return undefined
  const [, name = ''] = directory.split('/')
  const reference = joinPath(referenceFolder, name)
  if (!isWalkedFrom(reference, directory, snapshot)) return undefined
  return askedOfReference(reference, name, snapshot)
}

const askedOfReference = (reference: string, name: string, { tree }: Snapshot): Asked => ({
  isModule: !name.startsWith('.') && tree.stat(joinPath(reference, 'go.mod')) === 'file',
  isCanonical: reference === canonicalReference,
})

/** Reference applications stand alone, as those of users do, and the first of them without extensions. */
export const referenceImports: ImportRule = {
  scope: 'import',
  rules: infos,
  concerns({ directory }, snapshot) {
    const asked = askedOf(directory, snapshot)
    return asked && (path => ruleFor(path, asked) !== undefined)
  },
  run(file, context) {
    const asked = askedOf(file.directory, context.snapshot)
    if (asked) checkImports(file, asked, context)
  },
}

/** The same where reference/ is a link: the files are told by the way that the program came. */
export const linkedReferenceImports: WorkspaceRule = {
  scope: 'workspace',
  rules: infos,
  run(context) {
    const { snapshot } = context
    if (!(snapshot.tree.entry(referenceFolder) instanceof Link)) return
    for (const reference of references(snapshot)) {
      const asked = askedOfReference(reference.path, reference.name, snapshot)
      for (const file of filesOf(reference, snapshot)) checkImports(file, asked, context)
    }
  },
}

function checkImports(file: GoFile, asked: Asked, context: RuleContext): void {
  for (const spec of file.imports.imports) {
    const rule = ruleFor(spec.path, asked)
    if (rule) reportImport(rule, file, spec, context)
  }
}

function reportImport(rule: RuleInfo, file: GoFile, spec: ImportSpec, { t, report }: RuleContext): void {
  const imported = spec.path.slice(plumegoModule.length + 1)
  const [, name = ''] = file.path.split('/')
  const values = { imported, reference: joinPath(referenceFolder, name) }
  const messages: ReadonlyMap<RuleInfo, () => string> = new Map([
    [
      importsReference,
      () => t('{reference} may not import {imported}: a reference application is a module of its own.', values),
    ],
    [
      importsInternal,
      () => t('{reference} may not import {imported}: what is internal to Plumego no application can import.', values),
    ],
    [
      importsExtension,
      () =>
        t('{reference} may not import {imported}: the canonical reference shows Plumego without extensions.', values),
    ],
  ])
  report(rule, {
    file: file.path,
    range: spec.range,
    key: [file.path, spec.path],
    message: messages.get(rule)?.() ?? '',
    fixes: isWithin(file.path, referenceFolder) ? removeImport(file.path, spec, t) : [],
  })
}
