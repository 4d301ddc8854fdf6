import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readBetaEvidence } from '../../spec/beta-evidence.ts'
import { startOfFile } from '../../text/position.ts'
import { declaresByTaxonomy } from '../older-programs.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, evidence, evidenceFile, inEvidence } from './entries.ts'

const empty: RuleInfo = {
  code: 'evidence-empty',
  check,
  severity: 'error',
  summary: 'specs/extension-beta-evidence.yaml has no entry.',
  key: [],
}

const moduleMissing: RuleInfo = {
  code: 'evidence-module-missing',
  check,
  severity: 'error',
  summary: 'An evidence entry names no module.',
  key: [],
}

const undeclared: RuleInfo = {
  code: 'evidence-module-undeclared',
  check,
  severity: 'error',
  summary: 'An evidence entry is for a module that neither specs/repo.yaml nor the taxonomy declares.',
  key: ['label'],
}

/** There is evidence, and each entry is for a module that Plumego knows. */
export const evidencePresence: WorkspaceRule = {
  scope: 'workspace',
  rules: [empty, moduleMissing, undeclared],
  run({ snapshot, t, report }) {
    const file = specPaths.betaEvidence
    const entries = snapshot.read(file, readBetaEvidence)
    if (!entries) return
    if (entries.length === 0) {
      const message = t('No evidence entry found: an entry is a line "  - module: x/..." below {sections}.', {
        sections: 'candidates:, subpackage_candidates:, surface_candidates:',
      })
      report(empty, { file, range: startOfFile, key: [], message })
    }
    for (const { module, at } of entries) {
      if (module.text !== '') continue
      const message = t('This evidence entry names no module: write the path of an extension, such as x/rest.')
      report(moduleMissing, { ...inEvidence(snapshot, at), key: [], message })
    }
    const { repoSpec, taxonomy } = snapshot
    if (!repoSpec || !taxonomy) return
    const roots = declaresByTaxonomy(snapshot) ? taxonomy.canonicalByRoot.keys() : []
    const declared = new Set([...repoSpec.extensionPaths.map(({ text }) => text), ...roots])
    for (const { entry, label } of evidence(snapshot)) {
      if (declared.has(entry.module.text)) continue
      // A module that is there is the right one: what declares it is wrong.
      const known = [...declared].filter(path => snapshot.tree.kind(path) === 'directory')
      const isThere = snapshot.tree.kind(entry.module.text) === 'directory'
      const nearest = isThere ? undefined : nearestValue(entry.module.text, known)
      report(undeclared, {
        ...inEvidence(snapshot, entry.at),
        key: [label],
        message: t('{module} is no declared extension: expected a path of {repo} or a root of {taxonomy}.', {
          module: entry.module.text,
          repo: specPaths.repo,
          taxonomy: specPaths.taxonomy,
        }),
        fixes: nearest === undefined ? [] : [replaceScalar(evidenceFile(snapshot), entry.module, nearest, t, false)],
      })
    }
  },
}
