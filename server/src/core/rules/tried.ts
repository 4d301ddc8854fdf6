import { groupBy } from '../collections.ts'
import type { TextEdit } from '../findings/finding.ts'
import { applyEdits } from '../fixes/fix-all.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { SourceText } from '../text/source-text.ts'
import type { RuleContext, WorkspaceRule } from './rule.ts'

/** Whether some rules find something once edits are made that they do not find before: a safe fix brings nothing about. */
export function bringsAbout(
  edits: readonly TextEdit[],
  rules: readonly WorkspaceRule[],
  context: RuleContext,
): boolean {
  const { snapshot } = context
  const changed = [...groupBy(edits, ({ file }) => file)].map(([file, own]): [string, SourceText] => {
    const source = snapshot.text(file) ?? new SourceText('')
    return [file, new SourceText(applyEdits(source, own))]
  })
  const known = new Set(reportsOn(snapshot, rules, context))
  return reportsOn(snapshot.with(new Map(changed)), rules, context).some(report => !known.has(report))
}

function reportsOn(snapshot: Snapshot, rules: readonly WorkspaceRule[], context: RuleContext): string[] {
  const reports: string[] = []
  const trial: RuleContext = {
    ...context,
    snapshot,
    report: ({ code }, { key }) => reports.push([code, ...key].join('\0')),
    blocked: (check, file) => reports.push([check, file].join('\0')),
    part: (_, run) => run(),
  }
  for (const rule of rules) rule.run(trial)
  return reports
}
