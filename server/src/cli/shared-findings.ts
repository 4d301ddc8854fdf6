import path from 'node:path'
import { isQuiet } from '../core/application/quiet.ts'
import type { WorkspaceReport } from './report.ts'
import type { NamedWorkspace } from './workspaces.ts'

/** Whether a workspace only lies in a go.work beside those that use Plumego, and imports nothing of it. */
export const isBystander = ({ application }: NamedWorkspace, { snapshot }: WorkspaceReport): boolean =>
  application !== undefined && application.facts.requirement !== 'own' && isQuiet(application.facts, snapshot)

/** The reports with what several say of one file above them, their go.work, in the first alone. */
export function toldOnceAbove(reports: readonly WorkspaceReport[]): WorkspaceReport[] {
  const told = new Set<string>()
  return reports.map(report => ({
    ...report,
    findings: report.findings.filter(({ file, code, key }) => {
      if (!file.startsWith('../')) return true
      const identity = JSON.stringify([path.resolve(report.root, file), code, key.slice(1)])
      return !told.has(identity) && told.add(identity)
    }),
  }))
}
