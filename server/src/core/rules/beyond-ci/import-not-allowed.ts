import { unlisted } from '../../boundaries/allowed-imports.ts'
import { importVerdict } from '../../boundaries/import-verdict.ts'
import { listed, placeName } from '../../findings/words.ts'
import { removeImport } from '../../fixes/go-imports.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { modulePath } from '../../repo/module-path.ts'
import type { GoFile, Manifest } from '../../repo/snapshot.ts'
import { isUnknown } from '../imports/unknown-package.ts'
import { usesCheckout } from '../imports/uses-checkout.ts'
import type { ImportRule, RuleContext, RuleInfo } from '../rule.ts'

const info: RuleInfo = {
  code: 'import-not-allowed',
  check: null,
  severity: 'hint',
  summary: 'An import outside of the allowed_imports of its module’s manifest, which CI does not enforce.',
  key: ['file', 'import path'],
}

export const importNotAllowed: ImportRule = {
  scope: 'import',
  rules: [info],
  concerns: ({ directory, areTests }, snapshot) => (areTests ? undefined : unlisted(snapshot, directory)?.isOutside),
  run(file, context) {
    const { snapshot } = context
    for (const spec of file.imports.imports) {
      const verdict = importVerdict(snapshot, { file: file.path, spec })
      if (verdict.kind !== 'not-listed') continue
      // unknown-package says already, and louder, that the import must go.
      if (isUnknown(spec.path, snapshot, file) && usesCheckout(file, snapshot)) continue
      reportOutside(file, spec, verdict.manifest, context)
    }
  },
}

function reportOutside(file: GoFile, spec: ImportSpec, manifest: Manifest, { snapshot, t, report }: RuleContext): void {
  const allowed = listValues(manifest.lines, 'allowed_imports').map(({ text }) => text)
  const key = manifest.lines.get('allowed_imports')
  if (!key) return
  const range = manifest.source.range(key.at)
  const values = {
    directory: manifest.directory,
    imported: spec.path.slice(modulePath(snapshot).length + 1),
    place: placeName(manifest.path, range),
    allowed: listed(allowed),
  }
  report(info, {
    file: file.path,
    range: spec.range,
    key: [file.path, spec.path],
    message: t(
      '{imported} is not among the allowed_imports of {directory} ({place}): {allowed}. CI does not enforce the list; import something on it, or have its owner widen it.',
      values,
    ),
    related: [{ file: manifest.path, range, message: t('What {directory} may import', values) }],
    fixes: removeImport(file.path, spec, t),
  })
}
