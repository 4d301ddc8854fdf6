import { modulePath } from '../repo/module-path.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import { importVerdict, writtenPath } from './import-verdict.ts'
import { patternBase } from './pattern-text.ts'

/** The entries of a rule's list that a file may import by everybody's word: other rules and the manifest narrow them. */
export function allowedEntries(snapshot: Snapshot, file: string, rule: DependencyRule): string[] {
  const prefix = modulePath(snapshot)
  return rule.allow
    .map(({ text }) => text)
    .filter(entry => {
      // Any package of the standard library stands for all.
      const path = entry === 'stdlib' ? 'fmt' : `${prefix}/${patternBase(entry)}`
      return entry !== '' && importVerdict(snapshot, { file, spec: writtenPath(path) }).kind === 'allowed'
    })
}
