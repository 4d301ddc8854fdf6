import { listed } from '../findings/words.ts'
import { type Absence, absenceAdvice, absenceOf, type ImportingPlace } from '../maturity/absence.ts'
import { boundaryPageOf } from '../maturity/boundary-page.ts'
import { categoryTitle, membershipsOf, protectedCategory } from '../maturity/categories.ts'
import { entrypointOf } from '../maturity/entrypoint.ts'
import { evaluationSteps, evidenceOf } from '../maturity/evaluation.ts'
import { manifestValue } from '../maturity/manifest-values.ts'
import { type Maturity, maturityOf, type Place } from '../maturity/maturity.ts'
import { familyRoot, isPackage, nearestManifest } from '../maturity/packages.ts'
import { provenanceText } from '../maturity/provenance.ts'
import { disagreement, level, type Statement, sourceName } from '../maturity/statements.ts'
import { guidance, markedStatus, type Status, statusLabel, statusMark } from '../maturity/status.ts'
import { isStableRoot } from '../modules/covered-manifests.ts'
import { modulePath } from '../repo/module-path.ts'
import { parentPath } from '../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { absenceText } from './absence-text.ts'
import { evidenceLine } from './evidence-line.ts'
import type { HoverSetting } from './hover-setting.ts'
import { type HoverContent, type Line, linked, type Part, render, Slots } from './rich-text.ts'
import { type Importer, reasonLines, verdictLine } from './verdict-line.ts'

/** The import that a person points at. */
export interface ImportInQuestion {
  /** Undefined for a file that no rule of a checkout is about: an application's. */
  readonly importer: Importer | undefined
  /** The literal's value. */
  readonly importPath: string
  /** As written in the Go file, quotes included; undefined where it stands in no Go file. */
  readonly literal?: string
}

/**
 * What a person wants to know of an import of Plumego: status first, what to do with it second, the rest below.
 * @returns undefined for imports that are no public package of Plumego
 */
export function importHover(
  snapshot: Snapshot,
  { importer, importPath, literal }: ImportInQuestion,
  setting: HoverSetting,
): HoverContent | undefined {
  const path = publicPackage(snapshot, importPath)
  if (path === undefined) return undefined
  const writer = new HoverWriter(snapshot, path, setting)
  if (setting.knowledge === 'nothing') return render(writer.unknown())
  const absence = /^x\//i.test(path) ? absenceOf(snapshot, path, importingPlace(importer, literal)) : undefined
  const isImport = importer !== undefined || literal !== undefined
  const elsewhere = absence && setting.elsewhere?.(path)
  if (elsewhere !== undefined) return render(writer.unknown(elsewhere))
  // Of a module without Go files, a manifest may ask for the status.
  if (absence && (isImport || absence.kind !== 'no-go-files')) return render(writer.absence(absence, isImport))
  const verdict = importer
    ? [
        verdictLine(importer, { importPath, literal }, setting.t),
        ...reasonLines(importer, { importPath, literal }, setting.t),
      ]
    : []
  // Whether it may be imported here is asked before what it is for.
  const facts = [...verdict, ...writer.family(), ...writer.facts(), ...writer.conflict()]
  return render({
    head: [
      ...writer.objection(),
      writer.status(),
      [...writer.guidance(), ...writer.protection()],
      ...(absence ? [writer.advice(absence)] : []),
    ],
    body: [...(facts.length > 0 ? [facts] : []), writer.links()],
  })
}

/** Who imports; undefined for a path that stands in no Go file. */
export function importingPlace(
  importer: Importer | undefined,
  literal: string | undefined,
): ImportingPlace | undefined {
  if (importer) return { directory: parentPath(importer.file) }
  return literal === undefined ? undefined : { directory: undefined }
}

/** Relative to the module, the empty string for its root; undefined for other modules and for what is not public. */
export function publicPackage(snapshot: Snapshot, importPath: string): string | undefined {
  const module = modulePath(snapshot)
  if (importPath === module) return ''
  if (!importPath.startsWith(`${module}/`)) return undefined
  const path = importPath.slice(module.length + 1)
  const [root = '', below] = path.split('/')
  return isStableRoot(root) || (root.toLowerCase() === 'x' && below) ? path : undefined
}

/** Reference applications that a hover names; a stable root is imported by all of them. */
const mostExamples = 3

/** Writes the paragraphs of one hover, each as lines; a line that has nothing to say is left out. */
class HoverWriter {
  readonly #snapshot: Snapshot
  readonly #path: string
  readonly #setting: HoverSetting
  readonly #t: Localize
  readonly #maturity: Maturity
  readonly #manifest: Manifest | undefined

  constructor(snapshot: Snapshot, path: string, setting: HoverSetting) {
    this.#snapshot = snapshot
    this.#path = path
    this.#setting = setting
    this.#t = setting.t
    this.#maturity = maturityOf(snapshot, path)
    this.#manifest = path === '' ? snapshot.manifests.get('') : nearestManifest(snapshot, path)
  }

  status(): Line[] {
    const bold = markedStatus(this.#maturity, this.#t)
    return [[{ bold }, ` · ${provenanceText(this.#maturity, this.#t)}${this.#source(this.#maturity.place?.file)}`]]
  }

  objection(): Line[][] {
    const { objection } = this.#setting
    return objection === undefined ? [] : [[[{ bold: objection }]]]
  }

  /** For a package of which nothing is known. */
  unknown(origin = this.#setting.origin): { head: Line[][]; body: Line[][] } {
    const bold = `${statusMark('unknown')} ${statusLabel('unknown', this.#t)}`
    return { head: [...this.objection(), [[{ bold }, ` · ${origin}`]]], body: [] }
  }

  /** Names the source of what stands in some files, where that is not the one named at the end. */
  #source(...files: readonly (string | undefined)[]): string {
    const { isFromCatalogue = () => false } = this.#setting
    const isOther = files.some(file => file !== undefined && isFromCatalogue(file))
    return isOther ? ` (${this.#t('bundled catalogue')})` : ''
  }

  guidance(): Line[] {
    return [[guidance(this.#maturity.status, this.#t)]]
  }

  /** For a package that this Plumego does not have. */
  absence(absence: Absence, isImport: boolean): { head: Line[][]; body: Line[][] } {
    const bold = `${statusMark('unknown')} ${absenceText(absence, this.#setting.knowledge, this.#t)}`
    // That the name or the version may be wrong is all that there is to say, and at an import the finding says it.
    const advice = absence.kind === 'unheard-of' && isImport ? [] : [this.advice(absence)]
    return { head: [...this.objection(), [[{ bold }, ` · ${this.#setting.origin}`]], ...advice], body: [] }
  }

  /** What to import instead. */
  advice(absence: Absence): Line[] {
    return [[absenceAdvice(absence, this.#t)]]
  }

  /** Which family to start from, and the category in the page's words. */
  family(): Line[] {
    const lines: Line[] = []
    const summary = this.#ownValue('summary')
    if (summary) lines.push([`${summary}${this.#source(this.#manifest?.path)}`])
    const family = this.#familySentence()
    const category = this.#categorySentence()
    const entrypoint = family.length > 0 ? undefined : entrypointOf(this.#snapshot, this.#path)
    // Some signals only say again what the manifest says.
    const isNews = entrypoint !== undefined && !summary?.startsWith(entrypoint)
    const sentences = [family, category, isNews ? [this.#t('Entrypoint: {entrypoint}.', { entrypoint })] : []]
    const written = sentences.filter(sentence => sentence.length > 0)
    if (written.length > 0) lines.push(written.flatMap((sentence, i) => (i === 0 ? sentence : [' ', ...sentence])))
    return lines
  }

  #familySentence(): Line {
    const t = this.#t
    const path = this.#path
    const listedParent = membershipsOf(this.#snapshot, path).find(({ row }) => row.parent)?.row.parent
    const family = listedParent ?? this.#ownValue('parent_family') ?? familyRoot(path)
    if (!path.startsWith('x/') || family === path) return []
    const slots = new Slots()
    const maturity = maturityOf(this.#snapshot, family)
    const values = {
      family: slots.put({ bold: family }),
      status: markedStatus(maturity, t),
      entrypoint: entrypointOf(this.#snapshot, family) ?? '',
    }
    const sentence = !listedParent
      ? t('Part of {family} ({status}).', values)
      : values.entrypoint
        ? t('Subordinate primitive of {family} ({status}): start there ({entrypoint}).', values)
        : t('Subordinate primitive of {family} ({status}): start there.', values)
    return slots.line(sentence + this.#source(maturity.place?.file))
  }

  #categorySentence(): Line {
    const t = this.#t
    const memberships = membershipsOf(this.#snapshot, this.#path)
    const names = memberships.map(({ category }) => `${category.letter} — ${categoryTitle(category, t)}`)
    const source = this.#source(boundaryPageOf(this.#snapshot)?.path)
    if (names.length > 0) return [t('Category {categories}.', { categories: names.join('; ') }) + source]
    return this.#path.startsWith('x/') ? [t('In no category.')] : []
  }

  /** Owner, risk and the state of the evidence. */
  facts(): Line[] {
    const t = this.#t
    const parts: string[] = []
    const owner = this.#value('owner')
    const risk = this.#value('risk')
    const evidence = evidenceOf(this.#snapshot, this.#maturity)
    if (owner) parts.push(t('Owner {owner}', { owner }))
    if (risk) parts.push(t('risk {risk}', { risk }))
    if (this.#path.startsWith('x/') && evidence.length === 0) parts.push(t('no beta evidence'))
    const source = this.#source(owner || risk ? this.#manifest?.path : undefined)
    const ofEvidence = this.#source(specPaths.betaEvidence)
    return [
      ...(parts.length > 0 ? [[parts.join(' · ') + source]] : []),
      ...evidence.map(entry => [evidenceLine(entry, t) + ofEvidence]),
    ]
  }

  /** What of Plumego must never be reachable without authentication says so. */
  protection(): Line[] {
    const t = this.#t
    const isProtected = membershipsOf(this.#snapshot, this.#path).some(
      ({ category }) => category.letter === protectedCategory,
    )
    return isProtected ? [[{ bold: t('Mount it behind authentication.') }]] : []
  }

  conflict(): Line[] {
    const t = this.#t
    const statements = disagreement(this.#snapshot, this.#path, this.#maturity)
    if (statements.length === 0) return []
    const slots = new Slots()
    const [first, another] = new Set(statements.map(({ status }) => level(status)))
    if (first && !another) return [this.#otherWord(first, statements)]
    const told = [...new Set(statements.map(({ status }) => status))].map(status => {
      const sources = statements
        .filter(statement => statement.status === status)
        .map(statement => slots.put(this.#linkTo(sourceName(statement, t), statement.place)))
      return `${statusLabel(status, t)} (${listed(sources)})`
    })
    return [slots.line(t('Sources disagree: {statements}.', { statements: told.join('; ') }))]
  }

  /** Sources that agree among themselves, and not with what counts: that is inherited, or nobody's word. */
  #otherWord(status: Status, statements: readonly Statement[]): Line {
    const t = this.#t
    const slots = new Slots()
    const sources = statements.map(one => slots.put(this.#linkTo(sourceName(one, t), one.place)))
    const values = { sources: listed(sources), status: statusLabel(status, t) }
    return slots.line(
      sources.length === 1
        ? t('{sources} says otherwise: {status}.', values)
        : t('{sources} say otherwise: {status}.', values),
    )
  }

  /** What to read, in the order in which Plumego wants a package evaluated, and where this Plumego comes from. */
  links(): Line[] {
    const t = this.#t
    const steps = evaluationSteps(this.#snapshot, this.#path, this.#maturity, t)
    const examples = steps.filter(({ kind }) => kind === 'reference')
    const untold = new Set(examples.slice(mostExamples))
    const line: Part[] = []
    for (const step of steps) {
      const href = this.#setting.link(step.file, step.line)
      if (untold.has(step) || href === undefined) continue
      if (line.length > 0) line.push(' · ')
      line.push({ text: step.label, href })
      if (untold.size > 0 && step === examples[mostExamples - 1])
        line.push(` ${t('and {count} more', { count: untold.size })}`)
    }
    const page = this.#setting.pageOf?.(this.#path)
    if (page !== undefined) line.push(...(line.length > 0 ? [' · '] : []), { text: 'pkg.go.dev', href: page })
    const map = isPackage(this.#snapshot, this.#path) ? this.#setting.mapOf?.(this.#path) : undefined
    if (map !== undefined) line.push(...(line.length > 0 ? [' · '] : []), { text: t('On the Boundary Map'), href: map })
    return [[...line, `${line.length > 0 ? ' — ' : ''}${this.#setting.origin}`]]
  }

  #linkTo(text: string, { file, range }: Place): Part {
    return linked(text, this.#setting.link(file, range.start.line + 1))
  }

  #value = (key: string): string | undefined =>
    this.#manifest && manifestValue(this.#snapshot, this.#manifest, key)?.text

  /** What the package's own manifest says; another's summary would mislead. */
  #ownValue(key: string): string | undefined {
    return this.#manifest?.directory === this.#path ? this.#value(key) : undefined
  }
}
