import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, evidence, inEvidence } from './entries.ts'

const unset: RuleInfo = {
  code: 'evidence-package-unset',
  check,
  severity: 'error',
  summary: 'The evidence of a surface names no package.',
  key: ['label'],
}

const notFound: RuleInfo = {
  code: 'evidence-package-not-found',
  check,
  severity: 'error',
  summary: 'The evidence of a surface names a package that does not exist.',
  key: ['label', 'path'],
}

const notDirectory: RuleInfo = {
  code: 'evidence-package-not-directory',
  check,
  severity: 'error',
  summary: 'The evidence of a surface names a file as its package.',
  key: ['label', 'path'],
}

const outsideModule: RuleInfo = {
  code: 'evidence-package-outside-module',
  check,
  severity: 'error',
  summary: 'The evidence of a surface names a package outside its module.',
  key: ['label', 'package', 'module'],
}

/** A surface has a package: a directory of its module. */
export const evidencePackage: WorkspaceRule = {
  scope: 'workspace',
  rules: [unset, notFound, notDirectory, outsideModule],
  run({ snapshot, t, report }) {
    for (const { entry, label } of evidence(snapshot)) {
      if (!entry.surface) continue
      if (!entry.package) {
        const message = t('The surface {label} names no package: add package: with the directory that it lives in.', {
          label,
        })
        report(unset, { ...inEvidence(snapshot, entry.at), key: [label], message })
        continue
      }
      const path = entry.package.text
      const values = { label, path, module: entry.module.text }
      const at = inEvidence(snapshot, entry.package)
      const stat = snapshot.tree.stat(path)
      if (stat === 'missing') {
        const message = t(
          'The surface {label} names the package {path}, which does not exist: name a directory.',
          values,
        )
        report(notFound, { ...at, key: [label, path], message })
      } else if (stat === 'file') {
        const message = t(
          'The surface {label} names {path}, which is a file: expected the directory of a package.',
          values,
        )
        report(notDirectory, { ...at, key: [label, path], message })
      }
      // The program compares the text alone: x/database lies "in" x/data for it.
      if (!path.startsWith(entry.module.text)) {
        const message = t(
          'The surface {label} names the package {path}, which lies outside {module}: name one below it.',
          values,
        )
        report(outsideModule, { ...at, key: [label, path, entry.module.text], message })
      }
    }
  },
}
