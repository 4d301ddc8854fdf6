import type { Check } from '../findings/finding.ts'
import { listed, rangeIn } from '../findings/words.ts'
import { Link } from '../repo/file-tree.ts'
import { cleanPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { startOfFile } from '../text/position.ts'
import { type LookedUpPath, lookedUpPaths } from './looked-up-paths.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from './rule.ts'

const info: RuleInfo = {
  code: 'path-outside',
  check: null,
  severity: 'warning',
  summary: 'A path, or a link, that leaves the workspace is not looked at.',
  key: ['file', 'path'],
}

/** What the checks would look for elsewhere on the machine is told once for each path, and once for each link. */
export const pathOutside: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot } = context
    const links = new Map<string, Set<Check>>()
    for (const one of lookedUpPaths(snapshot)) {
      if (!mayLeave(one, snapshot)) continue
      const { stat, left } = snapshot.tree.place(cleanPath(one.path))
      if (stat === 'missing' && one.path.startsWith('/')) reportAbsolute(one, context)
      else if (stat === 'outside' && left) {
        const checks = links.get(left) ?? new Set()
        links.set(left, checks.add(one.check))
      } else if (stat === 'outside') reportPath(one, context)
    }
    for (const [link, checks] of links) reportLink(link, [...checks], context)
  },
}

/** Where there is no link, only a path that is absolute or goes up can lead anywhere else. */
const mayLeave = ({ path }: LookedUpPath, { tree }: Snapshot): boolean =>
  tree.links.size > 0 || path.startsWith('/') || path.includes('..')

function reportPath({ check, written }: LookedUpPath, { snapshot, t, report }: RuleContext): void {
  if (!written) return
  const { file, at } = written
  report(info, {
    file,
    range: rangeIn(snapshot, file, at),
    key: [file, at.text],
    message: t(
      '{path} leads out of the workspace, so it is not looked at, and {check} cannot be judged: name a path below the workspace.',
      { path: at.text, check },
    ),
    unjudged: [check],
  })
}

/** The program takes it for a path of the workspace, and finds nothing there. */
function reportAbsolute({ written }: LookedUpPath, { snapshot, t, report }: RuleContext): void {
  if (!written) return
  const { file, at } = written
  const message = t('{path} is absolute, but CI looks for it below the workspace: name it from the workspace on.', {
    path: at.text,
  })
  report(info, { file, range: rangeIn(snapshot, file, at), key: [file, at.text], message })
}

function reportLink(link: string, checks: readonly Check[], { snapshot, t, report }: RuleContext): void {
  const entry = snapshot.tree.entry(link)
  const target = entry instanceof Link ? entry.target : ''
  report(info, {
    file: link,
    range: startOfFile,
    key: [link, target],
    message: t(
      '{link} is a link to {target}, outside of the repository, so it is not followed, and what lies there is not judged ({checks}): lay the files themselves here.',
      { link, target, checks: listed(checks) },
    ),
    unjudged: checks,
  })
}
