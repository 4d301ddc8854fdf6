import { entryDenials } from '../boundaries/entry-denial.ts'
import { importsOf } from '../boundaries/module-imports.ts'
import { treeOf } from '../boundaries/pattern-text.ts'
import { placeName, rangeIn } from '../findings/words.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import { dashboardRows } from '../maturity/dashboard.ts'
import { partsWithEvidence } from '../maturity/evidence.ts'
import { tierEntries } from '../maturity/manifest-values.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { ancestors, isPackage, packagesBelow } from '../maturity/packages.ts'
import { type Usage, usageInManifests } from '../modules/usage.ts'
import { isManifestPath } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin, parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import { readTaskRouting } from '../spec/task-routing.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { evidencePageOf, modulesOfEvidence } from './files.ts'
import { governedPaths } from './governed-paths.ts'
import { importRoots } from './import-roots.ts'
import { likelierOrder } from './module-order.ts'
import { byUse, heaviestFirst, sharesWord } from './ordering.ts'
import { packageSuggestion } from './package-suggestion.ts'
import { reachablePackages } from './reachable-packages.ts'
import { innermostKey, subjectOf } from './subject.ts'

/** Sections whose entries are about a part of a module, so that one module has several. */
const partSections: readonly unknown[] = ['subpackage_candidates', 'surface_candidates']

/**
 * Modules for an entry of a spec, those last that the file has an entry for: the one that the entry is about, what lies
 * below the root of its family, what the ledger and the dashboard have reason to list.
 */
export function modules(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot } = question
  const isOfParts = partSections.includes(path[0])
  const listed = listedAbove(question, isOfParts)
  const values = question.cursor.around()
  const around = values.get('module')
  // What is half typed behind its own key says nothing.
  const isPackage = innermostKey(path) === 'package'
  const subject = isPackage ? `${around}/${values.get('surface')}` : subjectOf(question, path)
  const root = canonicalRootAbove(question)
  const family = String(path[1])
  const parts = partsWithEvidence(snapshot)
  const order = likelierOrder(snapshot, question.path, listed)
  const weightOf = (module: string): number => {
    const recency = listed.lastIndexOf(module)
    let weight = isOfParts ? recency : recency < 0 ? 0 : -2
    if (module === subject) weight += 1000
    if (root === undefined ? sharesWord(module, family) : isWithin(module, root)) weight += module === root ? 20 : 10
    if (module === around) weight += 500
    if (question.path === specPaths.betaEvidence)
      weight += isOfParts ? Number(snapshot.memo(modulesOfEvidence).has(module)) : candidacyOf(snapshot, module)
    if (question.path === specPaths.maturity)
      weight += Number(dashboardRows(snapshot).has(module) && !parts.has(module))
    return weight
  }
  return heaviestFirst(order.filter(question.mayBe), weightOf).map(module =>
    packageSuggestion(module, module, question),
  )
}

/** How likely a module is in the ledger: with a page of evidence, and beta already or about to be. */
function candidacyOf(snapshot: Snapshot, module: string): number {
  if (evidencePageOf(snapshot, module) === undefined) return 0
  const { status, claim } = maturityOf(snapshot, module)
  return (claim ?? status) === 'beta' ? 2 : 1
}

/**
 * Packages of the first level, and families right below x/: families first where it is about extensions. The layers declare
 * them by path; whoever names them later follows the taxonomy, and those first whose status the key speaks of.
 */
export function layerRoots({ snapshot, ...question }: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { tree, manifests } = snapshot
  const all = tree.children('x').filter(name => tree.kind(`x/${name}`) === 'directory')
  const paths = all.map(name => `x/${name}`)
  const ofStatus = (root: string): boolean => innermostKey(path).startsWith(`${maturityOf(snapshot, root).status}_`)
  const declared = [...(snapshot.taxonomy?.canonicalByRoot.values() ?? []), ...paths]
  const order = path[0] === 'layers' ? paths : [...new Set(declared)].filter(root => paths.includes(root))
  const extensions = heaviestFirst(order, root => Number(ofStatus(root)))
  const stable = [...manifests.keys()].filter(directory => parentPath(directory) === '')
  const isAboutExtensions = path.some(step => typeof step === 'string' && /extension|famil/.test(step))
  const roots = isAboutExtensions ? [...extensions, ...stable] : [...stable, ...extensions]
  return roots.map(root => packageSuggestion(root, root, { ...question, snapshot }))
}

/** The canonical root of the family of a taxonomy that the cursor is in. */
function canonicalRootAbove({ text, cursor }: CompletionQuestion): string | undefined {
  for (let line = cursor.range.start.line - 1; line >= 0; line--) {
    const [, indent = '', root] = /^( *)(?:canonical_root: *(\S+))?/.exec(text.lineText(line)) ?? []
    if (root !== undefined) return root
    if (indent.length <= 2 && text.lineText(line).trim() !== '') return undefined
  }
  return undefined
}

/** The modules that the lines above name in entries and lists, in order. @param inSection below the same outermost key alone */
function listedAbove({ text, cursor }: CompletionQuestion, inSection: boolean): string[] {
  const listed: string[] = []
  for (let line = 0; line < cursor.range.start.line; line++) {
    if (inSection && /^[^\s#-]/.test(text.lineText(line))) listed.length = 0
    const module = /^ *(?:- )?(?:module: |- )(x\/\S+)$/.exec(text.lineText(line))?.[1]
    if (module !== undefined) listed.push(module)
  }
  return listed
}

/** What a rule may be for, the module whose name it bears first. */
export function governed(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const subject = subjectOf(question, path)
  const paths = question.snapshot.memo(governedPaths)
  const first = paths.filter(other => other === subject)
  return [...first, ...paths.filter(other => other !== subject)].map(other => packageSuggestion(other, other, question))
}

/** Families above the module, nearest first, then all others, families before what lies below them. */
export function parentFamilies(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  const above = ancestors(directory).filter(path => snapshot.manifests.has(path))
  const all = [...snapshot.manifests.keys()].filter(path => isWithin(path, 'x') && path !== directory)
  const depth = (path: string): number => path.split('/').length
  const others = all.sort((a, b) => depth(a) - depth(b))
  return [...new Set([...above, ...others])].map(path => packageSuggestion(path, path, question))
}

export function subordinateFamilies(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  const below = packagesBelow(snapshot, directory).filter(path => snapshot.manifests.has(path))
  return below.map(path => packageSuggestion(path, path, question))
}

/** Tiers name the packages below the family relative to it. */
export function subpackages(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  return packagesBelow(snapshot, directory).map(path =>
    packageSuggestion(path, path.slice(directory.length + 1), question),
  )
}

export function tieredSubpackages(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const family = question.cursor.around().get('module') ?? subjectOf(question, path)
  const manifest = question.snapshot.manifests.get(family)
  if (!manifest) return []
  return tierEntries(question.snapshot, manifest).map(({ name, tier }) => ({
    label: name.text,
    kind: 'package',
    insertText: name.text,
    describe: () => ({ detail: tier }),
  }))
}

/** Directories of the module, as manifests write them, with a slash behind: those first that the key's name is about. */
export function areas(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, directory } = question
  const purpose = innermostKey(path)
  const below = packagesBelow(snapshot, directory)
  const isMeant = (area: string): boolean => sharesWord(area, purpose)
  return [...below.filter(isMeant), directory, ...below.filter(area => !isMeant(area))].map(area =>
    packageSuggestion(area, `${area}/`, question),
  )
}

/** The directories of code that a task begins with, those above before those below. */
function taskDirectories(snapshot: Snapshot, task: string): string[] {
  const named = snapshot.read(specPaths.taskRouting, readTaskRouting)?.get(task)?.startWith ?? []
  const directories = named.map(({ text }) => (snapshot.tree.kind(text) === 'directory' ? text : parentPath(text)))
  const holdsCode = (directory: string): boolean => directory !== '' && isPackage(snapshot, directory)
  return [...new Set(directories)].filter(holdsCode).sort()
}

/** Where a kind of task begins: in the module, unless specs/task-routing.yaml sends whoever does it to code elsewhere. */
export function taskAreas(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, directory } = question
  const begins = taskDirectories(snapshot, innermostKey(path))
  const elsewhere = begins
    .filter(other => !isWithin(other, directory))
    .map(other => packageSuggestion(other, `${other}/`, question))
  const own = areas(question, path)
  return begins.some(other => isWithin(other, directory)) ? [...own, ...elsewhere] : [...elsewhere, ...own]
}

/** Packages that the module may be allowed: those that its files import first, then as others are allowed them. */
export function allowedImports(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, mayBe, t } = question
  const subject = subjectOf(question, path)
  const { packages, trees } = reachablePackages(snapshot, subject)
  const offered = packages.filter(other => other !== subject && mayBe(other))
  const imported = importsOf(snapshot, subject)
  const usage = usageOf(question, 'allowed_imports', subject)
  const exact = byUse(
    offered.map(other => packageSuggestion(other, other, question, 'allowed_imports')),
    other => usage(other) + (imported.has(other) ? snapshot.manifests.size : 0),
  )
  // Nobody is allowed all extensions.
  const below = patterns(
    question,
    [...trees].filter(tree => tree !== 'x'),
    'allowed_imports',
  )
  const describe = () => ({ detail: t("Go's standard library") })
  const standard: Suggestion = { label: 'stdlib', kind: 'package', insertText: 'stdlib', describe }
  return [standard, ...deniedLast([...exact, ...below], subject, question)]
}

/** What the rules or its own manifest deny to a module is marked, and goes behind what they do not. */
function deniedLast(
  suggestions: readonly Suggestion[],
  subject: string,
  { snapshot, t }: CompletionQuestion,
): Suggestion[] {
  const denied: Suggestion[] = []
  const others: Suggestion[] = []
  const denialOf = entryDenials(snapshot, subject)
  for (const suggestion of suggestions) {
    const by = denialOf(suggestion.label)
    if (!by) {
      others.push(suggestion)
      continue
    }
    const remark = t('denied: {place}', { place: placeName(by.file, rangeIn(snapshot, by.file, by.entry)) })
    denied.push({
      ...suggestion,
      isLast: true,
      describe: () => ({ ...suggestion.describe?.(), detail: remark, mark: remark }),
    })
  }
  return [...others, ...denied]
}

/** Everything below a package, as others are forbidden it; a package with nothing below by its name as well. */
export function forbiddenImports(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const suggestions = forbiddenBelow(question, path)
  // What is forbidden to all modules alike is first of all the root package.
  return path[0] === 'special_rules' ? [rootSuggestion(modulePath(question.snapshot)), ...suggestions] : suggestions
}

function forbiddenBelow(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, mayBe } = question
  const subject = subjectOf(question, path)
  const { packages, trees } = reachablePackages(snapshot, subject)
  const below = patterns(question, [...trees], 'forbidden_imports')
  const elsewhere = snapshot.memo(importRoots).map(root => rootSuggestion(treeOf(root)))
  const leaves = packages
    .filter(other => mayBe(other) && other !== subject && !trees.has(other))
    .map(other => packageSuggestion(other, other, question, 'forbidden_imports'))
  return byUse([...below, ...elsewhere, ...leaves], usageOf(question, 'forbidden_imports', subject))
}

/** What others name in such a list; in a rule what its module's own manifest names counts most. */
function usageOf({ snapshot, path }: CompletionQuestion, key: string, subject: string): Usage {
  const usage = usageInManifests(snapshot, key, subject)
  const own = isManifestPath(path) ? undefined : snapshot.manifests.get(subject)
  const named = new Set(own && listValues(own.lines, key).map(({ text }) => text))
  return value => usage(value) + (named.has(value) ? snapshot.manifests.size : 0)
}

const rootSuggestion = (label: string): Suggestion => ({ label, kind: 'package', insertText: label })

/** Patterns for packages and all below them. */
const patterns = (question: CompletionQuestion, packages: readonly string[], key: string): Suggestion[] =>
  packages
    .filter(other => question.mayBe(treeOf(other)))
    .map(other => packageSuggestion(other, treeOf(other), question, key))
