import type { Finding } from '../../server/src/core/findings/finding.ts'
import { locateModule, noFacts } from '../../server/src/core/locate/module.ts'
import { ApplicationChecker } from '../../server/src/core/rules/application/application-checker.ts'
import { applicationRules } from '../../server/src/core/rules/application/index.ts'
import { readSettings } from '../../server/src/core/settings-section.ts'
import { english, type Localize } from '../../server/src/core/text/localize.ts'
import { memoryHost } from './memory-host.ts'
import { type Files, workspaceFromFiles } from './workspace.ts'

/**
 * What the rules for applications say of an application that requires a Plumego from the module cache.
 * @param section the `plumego` section of settings
 */
export function findingsOfApplication(
  files: Files,
  plumego: Files,
  section?: unknown,
  t: Localize = english,
): Finding[] {
  const { settings } = readSettings(section, t)
  const snapshot = workspaceFromFiles(plumego).snapshot()
  const inUse = { source: 'module-cache', version: 'v1.1.0', knowledge: 'whole', snapshot } as const
  // What go.mod and go.work say is read as it is on a disk that holds nothing but the two, side by side.
  const below = (directory: string, all: Files): [string, string][] =>
    [...all].map(([name, text]) => [`${directory}/${name}`, String(text)])
  const laid = Object.fromEntries([...below('/shop', files), ...below('/plumego', plumego)])
  const facts = locateModule(memoryHost(laid), '/shop')?.facts ?? noFacts
  const module = 'example.com/shop'
  const application = { module, facts, plumego: inUse, files: workspaceFromFiles(files).snapshot() }
  return new ApplicationChecker(applicationRules, t, settings).check(application)
}
