import { firstLine } from '../../findings/words.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, controlPlaneFiles, lineOfRepo, looksFurther, qualityFiles, qualityReferences } from './control-plane.ts'

const common = { check, severity: 'error' } as const

const fileMissing: RuleInfo = {
  ...common,
  code: 'quality-file-missing',
  summary: 'The page, or the spec, that says what good code is here does not exist.',
  key: ['path'],
}
const referenceMissing: RuleInfo = {
  ...common,
  code: 'quality-reference-missing',
  summary: 'A file that agents begin with does not name what says what good code is here.',
  key: ['file', 'path'],
}
const controlPlaneMissing: RuleInfo = {
  ...common,
  code: 'control-plane-file-missing',
  summary: 'A spec is missing that agents need to go on.',
  key: ['path'],
}

/** What agents read of quality and of what to do when they are stuck. */
export const quality: WorkspaceRule = {
  scope: 'workspace',
  rules: [fileMissing, referenceMissing, controlPlaneMissing],
  run({ snapshot, t, report }) {
    if (!looksFurther(snapshot)) return
    for (const [rule, paths] of [
      [fileMissing, qualityFiles],
      [controlPlaneMissing, controlPlaneFiles],
    ] as const) {
      for (const path of paths) {
        if (snapshot.tree.stat(path) !== 'missing') continue
        const message = t('{path} is missing, and {check} requires it: restore it from git, or write it.', {
          path,
          check,
        })
        report(rule, { ...lineOfRepo(snapshot, path), key: [path], message })
      }
    }
    for (const [file, paths] of qualityReferences) {
      const source = snapshot.text(file)
      for (const path of paths) {
        if (!source || source.text.includes(path)) continue
        const message = t('{file} does not name {path}: say there where good code is described.', { file, path })
        report(referenceMissing, { file, range: firstLine(source), key: [file, path], message })
      }
    }
  },
}
