import type { Finding } from '../core/findings/finding.ts'
import type { MadeFix } from '../core/fixes/fix-all.ts'
import type { WorkspaceReport } from './report.ts'

/** The report as one JSON object, on one line. Its shape is versioned by `schemaVersion`. */
export function jsonReport(reports: readonly WorkspaceReport[]): string {
  const workspaces = reports.map(({ root, plumego: { source, version }, snapshot, findings, fixed }) => ({
    root,
    plumego: { source, version: version ?? null },
    stats: { goFiles: snapshot.goFiles.size, manifests: snapshot.manifests.size },
    diagnostics: findings.map(jsonFinding),
    ...(fixed && { fixed: fixed.map(jsonFix) }),
  }))
  return `${JSON.stringify({ schemaVersion: 1, workspaces })}\n`
}

function jsonFinding({ code, check, severity, key, file, range, message, related, fixes }: Finding): object {
  const mends = fixes.map(({ title, safe }) => ({ title, safe }))
  return { code, check, severity, key, file, range, message, related, fixes: mends }
}

function jsonFix({ finding: { code, check, key, file, range }, title, files }: MadeFix): object {
  return { code, check, key, file, range, title, files }
}
