import path from 'node:path'
import type { Application } from '../core/application/application.ts'
import { asImported } from '../core/application/imported.ts'
import { knowledgeOf } from '../core/application/knowledge.ts'
import { originText } from '../core/application/origin.ts'
import { plumegoFiles } from '../core/application/plumego-files.ts'
import type { Finding } from '../core/findings/finding.ts'
import { isApplication, type LocatedApplication } from '../core/locate/module.ts'
import { newCounters } from '../core/repo/counters.ts'
import { Repository } from '../core/repo/repository.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import { ApplicationChecker } from '../core/rules/application/application-checker.ts'
import { applicationRules } from '../core/rules/application/index.ts'
import type { RuleFailure } from '../core/rules/containment.ts'
import type { ListedAcknowledgement } from '../core/rules/judged-acknowledgements.ts'
import type { Settings } from '../core/settings.ts'
import type { Localize } from '../core/text/localize.ts'
import { findModulesBelow, loadApplication, locate, locateIn } from './application.ts'
import { disk, type FileSystem } from './file-system.ts'
import { today } from './today.ts'
import { loadDependency } from './workspace.ts'

/** An application, and the part of it that was asked for. */
export interface ApplicationPart {
  readonly application: LocatedApplication
  /** Relative to the application, with `/`; the empty string for all of it. */
  readonly part: string
}

/** How many directories a command may look through. */
const limits = { depth: 64, directories: 100_000 }

/** The applications that a directory lies in or that lie below it. */
export function applicationsAt(directory: string): ApplicationPart[] {
  const own = locate(directory)
  const nested = findModulesBelow(directory, limits).modules.map(root => ({ located: locate(root), part: '' }))
  const part = own ? path.relative(own.root, directory).split(path.sep).join('/') : ''
  return [{ located: own, part }, ...nested].flatMap(({ located, part }) =>
    located && isApplication(located) ? [{ application: located, part }] : [],
  )
}

/** The application at a directory, in a state that need not be the disk's; undefined where it holds none. */
export function applicationIn(root: string, files: FileSystem): LocatedApplication | undefined {
  const located = locateIn(root, files)
  return located && isApplication(located) && located.root === root ? located : undefined
}

/** An application as it is in one state, and what the rules say of it. */
interface CheckedApplication {
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
  /** What the rules say of another state of its files. */
  check(files: Snapshot): readonly Finding[]
  acknowledgements(): readonly ListedAcknowledgement[]
  /** Where its Plumego comes from, in the reader's language. */
  readonly origin: string
}

/**
 * Loads and checks an application.
 * @param failed is told of each rule that throws
 * @param from where its files and those of its Plumego are read from
 * @throws where a directory that was located cannot be listed
 */
export function checkApplication(
  { root, path: module, plumego, facts }: LocatedApplication,
  settings: Settings,
  t: Localize,
  failed: (failure: RuleFailure) => void,
  from: FileSystem = disk,
): CheckedApplication {
  const checker = new ApplicationChecker(applicationRules, t, settings, today, failed)
  const counters = newCounters()
  const files = new Repository(counters)
  files.load(loadApplication(root, counters, from))
  const dependency = new Repository(counters)
  dependency.load(plumegoFiles(plumego, directory => loadDependency(directory, counters, from), t).loaded)
  const { source, version } = plumego
  const knowledge = knowledgeOf(plumego)
  const inUse: Application['plumego'] = {
    source,
    version,
    knowledge,
    snapshot: asImported(dependency.snapshot(), plumego),
  }
  const check = (state: Snapshot): Finding[] => checker.check({ module, facts, plumego: inUse, files: state })
  const snapshot = files.snapshot()
  const acknowledgements = (): ListedAcknowledgement[] =>
    checker.acknowledgements({ module, facts, plumego: inUse, files: snapshot })
  return { snapshot, findings: check(snapshot), check, acknowledgements, origin: originText(plumego, t) }
}
