import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { Link } from '../../../server/src/core/repo/file-tree.ts'
import { isGoFile } from '../../../server/src/core/repo/interest.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import type { Commits, Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { readSettings } from '../../../server/src/core/settings-section.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { findingsOfApplication } from '../application.ts'
import { applicationPlumego } from '../rule-pages/application.ts'
import type { RulePage } from '../rule-pages/page.ts'
import { diskFile, type FilesAndLinks, workspaceFromFiles } from '../workspace.ts'
import type { Subject } from './trial.ts'

/** What git knows where a page does not say. */
export const releases: Commits = new Map([
  ['v1.0.0', true],
  ['v1.1.0', true],
])

export const newChecker = (section?: object): Checker =>
  new Checker(allRules, english, readSettings(section, english).settings)

/**
 * Checkouts in memory, one after the other, of which each is there only until the next: what is known of texts that they
 * share is found once.
 */
export class Checkouts {
  readonly checker: Checker
  readonly #repository = new Repository()

  constructor(section?: object) {
    this.checker = newChecker(section)
  }

  /** YAML and pages are changed in memory, Go files as on a disk. */
  of(files: FilesAndLinks, commits: Commits = new Map()): Subject & { readonly snapshot: Snapshot } {
    const laid = new Map(
      [...files].map(([path, content]): [string, Uint8Array | string | Link] => [
        path,
        typeof content === 'string' ? bytesOf(content) : content,
      ]),
    )
    const repository = workspaceFromFiles(laid, { commits, repository: this.#repository })
    const { checker } = this
    const snapshot = repository.snapshot()
    const lay = (path: string, content: Uint8Array | string | Link | undefined): void => {
      if (content === undefined || content instanceof Link) return
      laid.set(path, content)
      repository.changeFile(path, diskFile(path, content) ?? 'missing')
    }
    return {
      snapshot,
      findings: checker.check(snapshot),
      text: path => snapshot.text(path) ?? snapshot.goText(path),
      check(changed) {
        const goFiles = [...changed.keys()].filter(isGoFile)
        const texts = new Map([...changed].filter(([path]) => !isGoFile(path)))
        if (goFiles.length === 0) return checker.check(snapshot.with(texts))
        const before = new Map(goFiles.map(path => [path, laid.get(path)]))
        for (const path of goFiles) lay(path, changed.get(path)?.text)
        const found = checker.check(repository.snapshot().with(texts))
        for (const [path, content] of before) lay(path, content)
        return found
      },
    }
  }
}

const encoder = new TextEncoder()
const known = new Map<string, Uint8Array>()

/** The same for the same text, so that what is read of it is read once. */
function bytesOf(text: string): Uint8Array {
  const bytes = known.get(text) ?? encoder.encode(text)
  known.set(text, bytes)
  return bytes
}

/** An application, beside the Plumego of the pages. */
function applicationOf(files: ReadonlyMap<string, string>, section?: object): Subject {
  const check = (all: ReadonlyMap<string, string>): Finding[] => findingsOfApplication(all, applicationPlumego, section)
  return {
    findings: check(files),
    text: path => (files.has(path) ? new SourceText(files.get(path) ?? '') : undefined),
    check: changed => check(new Map([...files, ...textsOf(changed)])),
  }
}

const checkouts = new Map<object | undefined, Checkouts>()

/** Those with the settings of a page. */
function checkoutsOf(section: object | undefined): Checkouts {
  const known = checkouts.get(section) ?? new Checkouts(section)
  checkouts.set(section, known)
  return known
}

/** What a page's example is about, whatever its files are by now. */
export const subjectOf = (page: RulePage, files: ReadonlyMap<string, string>): Subject =>
  page.subject === 'application'
    ? applicationOf(files, page.settings)
    : checkoutsOf(page.settings).of(files, page.commits ?? releases)

const textsOf = (changed: ReadonlyMap<string, SourceText>): [string, string][] =>
  [...changed].map(([path, { text }]) => [path, text])
