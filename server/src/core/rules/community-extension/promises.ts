import type { RelatedPlace } from '../../findings/finding.ts'
import { placeName } from '../../findings/words.ts'
import type { CommunityPromise } from '../../spec/community-extension.ts'
import type { RuleContext, RuleInfo } from '../rule.ts'
import { type GlobalState, globalState } from './global-state.ts'
import { type LoadEffect, loadEffects } from './load-effects.ts'
import { type CommunitySource, communitySource } from './manifests.ts'
import { ownFiles, shippedPackages } from './own-packages.ts'

const common = { check: null, severity: 'warning' } as const

const initEffect: RuleInfo = {
  ...common,
  code: 'community-init-effect',
  summary:
    'An extension that promises no side effects of init changes something for the whole program when it is loaded.',
  key: ['file', 'what'],
}
const globalStateKept: RuleInfo = {
  ...common,
  code: 'community-global-state',
  summary: 'An extension that promises no globals keeps state in a package-level variable.',
  key: ['file', 'variable'],
}
const forbiddenImport: RuleInfo = {
  ...common,
  code: 'community-forbidden-import',
  summary: 'An extension imports what its own community-extension.yaml forbids.',
  key: ['file', 'import path'],
}

export const promiseRules: readonly RuleInfo[] = [initEffect, globalStateKept, forbiddenImport]

/** Holds the Go files of an extension against what its manifest promises: no program does. */
export function checkPromises(path: string, context: RuleContext): void {
  const file = communitySource(context.snapshot, path)
  if (!file) return
  checkImports(file, context)
  const [isQuiet, isStateless] = [file.manifest.flag('no_init_side_effects'), file.manifest.flag('no_globals')]
  if (!isQuiet && !isStateless) return
  for (const files of shippedPackages(context.snapshot, path)) {
    if (isQuiet) for (const effect of loadEffects(files)) reportEffect(file, effect, context)
    if (isStateless) for (const state of globalState(files)) reportState(file, state, context)
  }
}

/** Whoever adds an extension with Plumego's command is refused for such an import, in tests too. */
function checkImports(manifest: CommunitySource, { snapshot, t, report }: RuleContext): void {
  const items = manifest.manifest.lists.get('forbidden_imports') ?? []
  if (items.length === 0) return
  const forbidden = new Map(items.map(item => [item.text, item]))
  for (const file of ownFiles(snapshot, manifest.path)) {
    for (const { path, range } of file.imports.imports) {
      const item = forbidden.get(path)
      if (!item) continue
      const entry = manifest.source.range(item)
      report(forbiddenImport, {
        file: file.path,
        range,
        key: [file.path, path],
        message: t(
          '{path} is among the imports that this extension forbids itself ({place}), so plumego add refuses it: take the import out.',
          {
            path,
            place: placeName(manifest.path, entry),
          },
        ),
        related: [{ file: manifest.path, range: entry, message: t('Forbidden here') }],
      })
    }
  }
}

function promised(
  { path, source, manifest }: CommunitySource,
  promise: CommunityPromise,
  { t }: RuleContext,
): RelatedPlace[] {
  const at = manifest.scalars.get(promise)?.at
  return at ? [{ file: path, range: source.range(at), message: t('Promised here') }] : []
}

function reportEffect(manifest: CommunitySource, { file, act, through }: LoadEffect, context: RuleContext): void {
  const { t, report } = context
  const name = act.name?.join('.') ?? ''
  const values = { name, inner: through?.name?.join('.') ?? 'go' }
  const what = through
    ? t('{name} runs when the package is loaded, and changes something for the whole program: {inner}.', values)
    : act.kind === 'start'
      ? t('A goroutine starts when the package is loaded.')
      : act.kind === 'write'
        ? t('{name} belongs to another package and gets another value when this one is loaded.', values)
        : t('{name} runs when the package is loaded, and changes something for the whole program.', values)
  report(initEffect, {
    file: file.path,
    range: act.range,
    key: [file.path, name === '' ? 'go' : name],
    message: `${what} ${t('The extension promises no_init_side_effects: do it in a function that the application calls.')}`,
    related: promised(manifest, 'no_init_side_effects', context),
  })
}

function reportState(manifest: CommunitySource, { file, variable, known }: GlobalState, context: RuleContext): void {
  const { t, report } = context
  const { name, range } = variable
  const what =
    'type' in known
      ? t('{name} is a {type} for the whole program.', { name, type: known.type })
      : t('{name} gets other values while the program runs.', { name })
  const written =
    'type' in known
      ? []
      : [{ file: known.writtenIn.path, range: known.write.range, message: t('It gets a value here') }]
  report(globalStateKept, {
    file: file.path,
    range,
    key: [file.path, name],
    message: `${what} ${t('The extension promises no_globals: keep it in a value that a constructor returns.')}`,
    related: [...written, ...promised(manifest, 'no_globals', context)],
  })
}
