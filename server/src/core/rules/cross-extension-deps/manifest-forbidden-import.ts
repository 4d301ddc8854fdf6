import { importVerdict } from '../../boundaries/import-verdict.ts'
import { comparedLiteral, manifestRefusals } from '../../boundaries/manifest-denials.ts'
import { placeName, rangeIn, saidOf } from '../../findings/words.ts'
import { removeImport } from '../../fixes/go-imports.ts'
import { widenRule } from '../../fixes/widen-rule.ts'
import { joinPath } from '../../repo/paths.ts'
import { plumegoModule } from '../../spec/repo.ts'
import { blockedByFile } from '../blocks.ts'
import { type ImportRule, inTestFiles, type RuleInfo, type WorkspaceRule } from '../rule.ts'

const check = 'cross-extension-deps'

const info: RuleInfo = {
  code: 'manifest-forbidden-import',
  check,
  severity: 'error',
  summary: 'An import that the manifest of its own directory forbids.',
  key: ['file', 'import path', 'pattern'],
}

const infoInTests = inTestFiles(info)

export const manifestForbiddenImport: ImportRule = {
  scope: 'import',
  rules: [info, infoInTests],
  concerns: ({ directory }, snapshot) => manifestRefusals(snapshot, directory),
  run(file, { snapshot, t, report }) {
    const { directory } = file
    for (const spec of file.imports.imports) {
      const verdict = importVerdict(snapshot, { file: file.path, spec })
      const denial = verdict.kind === 'denied' ? verdict.byManifest : undefined
      if (!denial) continue
      const { file: manifest, entry } = denial
      const range = rangeIn(snapshot, manifest, entry)
      const written = comparedLiteral(spec)
      const imported = written.slice(plumegoModule.length + 1)
      const values = { directory, imported, pattern: entry.text, place: placeName(manifest, range) }
      const message = t('{directory} may not import {imported}: its manifest forbids {pattern} ({place}).', values)
      report(file.isTest ? infoInTests : info, {
        file: file.path,
        range: spec.range,
        key: [file.path, written, entry.text],
        message: saidOf(file.path, message, t),
        related: [{ file: manifest, range, message: t('forbidden_imports lists {pattern}', values) }],
        fixes: [...removeImport(file.path, spec, t), ...widenRule(snapshot, file, spec.path, verdict, t)],
      })
    }
  },
}

/** The manifests' own places, where a directory or an unreadable file stops the program. */
export const crossExtensionBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { tree, unreadable } = context.snapshot
    const stopsAt = (directory: string): void => {
      const path = joinPath(directory, 'module.yaml')
      const stat = tree.stat(path)
      // A link to nowhere is no manifest for it.
      if (stat === 'directory' || stat === 'unreadable' || (stat === 'file' && unreadable.has(path)))
        blockedByFile(context, check, path, false)
      for (const name of tree.children(directory)) {
        const child = joinPath(directory, name)
        if (tree.entry(child) === 'directory') stopsAt(child)
      }
    }
    if (tree.entry('x') === 'directory') stopsAt('x')
    else if (tree.stat('x') === 'unreadable') blockedByFile(context, check, 'x', false)
  },
}
