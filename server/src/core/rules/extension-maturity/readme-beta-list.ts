import type { Fix } from '../../findings/finding.ts'
import { placeName, rangeIn, related } from '../../findings/words.ts'
import type { Mendable } from '../../fixes/lines.ts'
import { addName, removeName } from '../../fixes/readme-list.ts'
import { ground, isReliable, restingOn } from '../../fixes/reliable.ts'
import { statusNamed } from '../../maturity/status.ts'
import { pagePaths } from '../../repo/interest.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readCompleteModules } from '../../spec/maturity-evidence.ts'
import { readReadmeBeta } from '../../spec/readme.ts'
import type { Piece } from '../../text/go-strings.ts'
import { type Range, startOfFile } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, type Family, families } from './families.ts'
import { whenProven } from './telling-on.ts'

const listMissing: RuleInfo = {
  code: 'readme-beta-list-missing',
  check,
  severity: 'error',
  summary: 'README.md has no list of the beta extension families.',
  key: [],
}

const listsNonBeta: RuleInfo = {
  code: 'readme-lists-non-beta',
  check,
  severity: 'error',
  summary: 'README.md lists an extension as beta that is not.',
  key: ['module'],
}

const omitsBeta: RuleInfo = {
  code: 'readme-omits-beta',
  check,
  severity: 'error',
  summary: 'README.md does not list an extension that is beta.',
  key: ['module'],
}

const file = pagePaths.readme

/** README.md lists exactly the declared extensions whose status is beta. */
export const readmeBetaList: WorkspaceRule = {
  scope: 'workspace',
  rules: [listMissing, listsNonBeta, omitsBeta],
  run(context) {
    const { snapshot, t, report } = context
    const listed = snapshot.read(file, readReadmeBeta)
    if (!listed) return
    const first = listed[0]
    if (!first) {
      const message = t(
        'No list of beta extension families found: write a paragraph that says **beta** and "extension families" on one line, and names each family in backquotes.',
      )
      report(listMissing, { file, range: startOfFile, key: [], message })
    } else if (snapshot.repoSpec) compare(context, listed, rangeIn(snapshot, file, first))
  },
}

function compare(context: RuleContext, listed: ReturnType<typeof readReadmeBeta>, list: Range): void {
  const { snapshot, t, report } = context
  const source = snapshot.text(file)
  const declared = new Map(families(snapshot).map(family => [family.path, family]))
  for (const name of listed) {
    const family = declared.get(name.text)
    const status = family?.state?.status
    // A manifest that says no status blocks the check: nothing is known of it here.
    if (status?.text === 'beta' || (family && !status)) continue
    const values = { module: name.text, status: status?.text ?? '', place: statusPlace(snapshot, family) }
    report(listsNonBeta, {
      file,
      range: rangeIn(snapshot, file, name),
      key: [name.text],
      message: status
        ? t('{module} is listed as beta, but its status is {status} ({place}): take it off the list.', values)
        : t(
            '{module} is listed as beta, but specs/repo.yaml declares no such extension: take it off the list.',
            values,
          ),
      related:
        status && family ? [related(snapshot, family.manifestPath, status, t('Status of {module}', values))] : [],
      fixes: source ? removals(context, { path: file, source }, listed, name, family) : [],
    })
  }
  const names = new Set(listed.map(({ text }) => text))
  for (const family of declared.values()) {
    const status = family.state?.status
    if (status?.text !== 'beta' || names.has(family.path)) continue
    const values = { module: family.path, place: statusPlace(snapshot, family) }
    const fixes = source ? addName({ path: file, source }, listed, family.path, t) : []
    report(omitsBeta, {
      file,
      range: list,
      key: [family.path],
      message: t('{module} is beta ({place}), but this list leaves it out: add it in backquotes.', values),
      related: [related(snapshot, family.manifestPath, status, t('Status of {module}', values))],
      ...whenProven(context, family, restingOn(fixes, [ground(snapshot, family.manifestPath, status)])),
    })
  }
}

function statusPlace(snapshot: RuleContext['snapshot'], family: Family | undefined): string {
  const status = family?.state?.status
  return family && status ? placeName(family.manifestPath, rangeIn(snapshot, family.manifestPath, status)) : ''
}

/**
 * Nothing is taken off for what may be wrong elsewhere: a status that is none, or that the evidence contradicts, a
 * specs/repo.yaml that has lost a family, a name that is a slip of the keyboard.
 */
function removals(
  { snapshot, t }: RuleContext,
  readme: Mendable,
  listed: readonly Piece[],
  name: Piece,
  family: Family | undefined,
): Fix[] {
  const status = family?.state?.status
  if (!family || !status) {
    const hasDeclarations = (snapshot.repoSpec?.extensionPaths.length ?? 0) > 0
    const isGone = hasDeclarations && snapshot.tree.stat(name.text) === 'missing'
    return isGone ? removeName(readme, listed, name, t).map(fix => ({ ...fix, safe: false })) : []
  }
  const { manifestPath } = family
  if (!isReliable(snapshot, manifestPath, 'status', status) || statusNamed(status.text) === undefined) return []
  const isDoubtful = snapshot.read(specPaths.betaEvidence, readCompleteModules)?.has(family.path) ?? false
  const because = [ground(snapshot, manifestPath, status)]
  return removeName(readme, listed, name, t).map(fix => ({ ...fix, safe: fix.safe && !isDoubtful, because }))
}
