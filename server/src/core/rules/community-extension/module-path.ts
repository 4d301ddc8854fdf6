import { replaceScalar } from '../../fixes/scalars.ts'
import { moduleNamed } from '../../golang/mod/go-mod.ts'
import { joinPath, parentPath } from '../../repo/paths.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleContext, RuleInfo } from '../rule.ts'
import type { CommunitySource } from './manifests.ts'

export const modulePathDiffers: RuleInfo = {
  code: 'community-module-path',
  check: null,
  severity: 'warning',
  summary: 'community-extension.yaml names another module than the go.mod beside it.',
  key: ['file', 'module path'],
}

/** The module path that the go.mod beside a manifest names; undefined where there is none. */
export const declaredModule = (snapshot: Snapshot, manifest: string): string | undefined =>
  snapshot.read(joinPath(parentPath(manifest), 'go.mod'), moduleNamed)

/** Who adds the extension by its path gets the module of its go.mod, and is refused where the manifest names another. */
export function checkModulePath(file: CommunitySource, { t, report }: RuleContext): void {
  const { path, source, manifest, snapshot } = file
  const named = manifest.scalars.get('module_path')?.value
  const declared = declaredModule(snapshot, path)
  if (!named || named.text === '' || declared === undefined || named.text === declared) return
  const goMod = joinPath(parentPath(path), 'go.mod')
  report(modulePathDiffers, {
    file: path,
    range: source.range(named),
    key: [path, named.text],
    message: t(
      '{goMod} calls the module {declared}, so nobody can add the extension as {named}: correct one of the two.',
      {
        goMod,
        declared,
        named: named.text,
      },
    ),
    related: [{ file: goMod, range: startOfFile, message: t('What the module is called') }],
    fixes: [replaceScalar(file, named, declared, t, false)],
  })
}
