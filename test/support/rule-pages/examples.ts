import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import type { Commits } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { readSettings } from '../../../server/src/core/settings-section.ts'
import { english, type Localize } from '../../../server/src/core/text/localize.ts'
import { findingsOfApplication } from '../application.ts'
import { edited } from '../rule-examples.ts'
import { workspaceFromFiles } from '../workspace.ts'
import { applicationPlumego, cleanApplication } from './application.ts'
import type { RulePage } from './page.ts'
import { cleanWorkspace } from './workspace.ts'

type Texts = ReadonlyMap<string, string>

const releases: Commits = new Map([
  ['v1.0.0', true],
  ['v1.1.0', true],
])

/** What a page's example is a change of. */
export const cleanFiles = ({ subject }: Pick<RulePage, 'subject'>): Texts =>
  subject === 'application' ? cleanApplication : cleanWorkspace

/** The clean workspace with what a page's bad example changes in it. */
export function badWorkspace(page: RulePage): Map<string, string> {
  const files = new Map(cleanFiles(page))
  for (const [path, change] of Object.entries(page.bad)) {
    if (change === null) assert.ok(files.delete(path), path)
    else if (typeof change === 'string') files.set(path, change)
    else files.set(path, edited(files.get(path) ?? '', change))
  }
  return files
}

/** How a page has its example judged. */
type Judgement = Pick<RulePage, 'subject' | 'settings' | 'commits'>

/** What all rules say of a workspace. */
export function findingsIn(
  files: Texts,
  { subject, settings: section, commits = releases }: Judgement = {},
  t: Localize = english,
): Finding[] {
  if (subject === 'application') return findingsOfApplication(files, applicationPlumego, section, t)
  const { settings } = readSettings(section, t)
  return new Checker(allRules, t, settings).check(workspaceFromFiles(files, { commits }).snapshot())
}

/** What a page's bad example is there to show. */
export function shownFinding(page: RulePage, t: Localize = english): Finding {
  const found = findingsIn(badWorkspace(page), page, t).find(({ code }) => code === page.code)
  assert.ok(found, `the bad example of ${page.code} does not show it`)
  return found
}
