import { type Hover, type HoverParams, type InitializeParams, MarkupKind, type Range } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { absentNested } from '../core/application/nested-origin.ts'
import { otherNameOf } from '../core/catalogue/renames.ts'
import { compareVersions } from '../core/golang/mod/versions.ts'
import { acknowledgementHover } from '../core/hover/acknowledgement-hover.ts'
import type { HoverSetting } from '../core/hover/hover-setting.ts'
import { importHover } from '../core/hover/import-hover.ts'
import { modulePathHover } from '../core/hover/module-path-hover.ts'
import { packageNameHover } from '../core/hover/package-hover.ts'
import { plumegoHover, plumegoInGoMod } from '../core/hover/plumego-hover.ts'
import { type HoverContent, joined } from '../core/hover/rich-text.ts'
import { type YamlHover, yamlHover } from '../core/hover/yaml-hover.ts'
import { changesBetween } from '../core/maturity/version-changes.ts'
import type { Candidate } from '../core/promotion/candidates.ts'
import { checklist } from '../core/promotion/checklist.ts'
import { promotionsIn } from '../core/promotion/promotion.ts'
import { isGoFile, isManifestPath } from '../core/repo/interest.ts'
import { parentPath } from '../core/repo/paths.ts'
import { acknowledgeWord } from '../core/text/acknowledge-word.ts'
import type { Localize } from '../core/text/localize.ts'
import { rangesTouch } from '../core/text/position.ts'
import { SourceText } from '../core/text/source-text.ts'
import { hasAbility, showOnMapCommand } from '../protocol/abilities.ts'
import { type Converter, fileOf } from './convert.ts'
import { importsOf } from './go-imports.ts'
import type { Plumego } from './plumego.ts'
import type { Place } from './session/open-workspaces.ts'
import type { Session } from './session.ts'
import { isGoMod, isGuided } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Answers hovers for one client. */
export class Hovers {
  readonly #session: Session
  readonly #converter: Converter
  readonly #t: Localize
  readonly #format: MarkupKind
  readonly #followsMapLinks: boolean

  constructor(session: Session, converter: Converter, t: Localize, { capabilities }: InitializeParams) {
    const formats = capabilities.textDocument?.hover?.contentFormat ?? []
    this.#followsMapLinks = hasAbility(capabilities.experimental, 'followsMapLinks')
    this.#session = session
    this.#converter = converter
    this.#t = t
    this.#format = formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText
  }

  answer({ textDocument: { uri }, position }: HoverParams): Hover | null {
    const document = this.#session.document(uri)
    if (!document) return null
    const acknowledgement = this.#onAcknowledgement(document, position)
    if (acknowledgement) return acknowledgement
    if (isGoFile(uri)) return this.#inGo(document, position)
    if (isGoMod(uri)) return this.#inGoMod(document, position)
    return isGuided(uri) ? this.#inYaml(document, position) : null
  }

  #onAcknowledgement(document: TextDocument, position: HoverParams['position']): Hover | null {
    const file = fileOf(document)
    if (!file.lineText(position.line).includes(acknowledgeWord)) return null
    const place = this.#session.placeOf(document.uri)
    if (!place) return null
    const { snapshot, findings } = place.workspace
    const at = this.#converter.fromPosition(position, file)
    const content = acknowledgementHover(snapshot, place.path, at, findings, this.#t)
    return content ? this.#hover(content, this.#converter.range(content.range, file)) : null
  }

  #inYaml(document: TextDocument, position: HoverParams['position']): Hover | null {
    const place = this.#session.placeOf(document.uri)
    if (!place) return null
    const { workspace, path } = place
    const { snapshot } = workspace
    const file = fileOf(document)
    const at = this.#converter.fromPosition(position, file)
    const text = new SourceText(document.getText())
    const content =
      modulePathHover(snapshot, text, at, this.#setting(workspace)) ??
      this.#withPromotion(yamlHover(snapshot, path, text, at, this.#t), text, place)
    return content ? this.#hover(content, this.#converter.range(content.range, file)) : null
  }

  /** On the status of a manifest: what a promotion still needs. */
  #withPromotion(content: YamlHover | undefined, text: SourceText, { workspace, path }: Place): YamlHover | undefined {
    const { snapshot, link } = workspace
    if (!content || !isStatusLine(path, text.lineText(content.range.start.line))) return content
    const isWanted = (candidate: Candidate): boolean => candidate.path === parentPath(path)
    const promotions = promotionsIn(snapshot, workspace.findings, this.#t, isWanted) ?? []
    return promotions.reduce((all, one) => joined(all, checklist(one, link, this.#t)), content)
  }

  #inGo(document: TextDocument, position: HoverParams['position']): Hover | null {
    const file = fileOf(document)
    const at = this.#converter.fromPosition(position, file)
    const { imports } = importsOf(document.getText())
    const found = imports.find(({ range }) => rangesTouch(range, { start: at, end: at }))
    if (!found && !this.#session.settingsOf(document.uri).hover.packageNames) return null
    const plumego = imports.length > 0 ? this.#session.plumegoOf(document.uri) : undefined
    if (!plumego) return null
    const { importer, snapshot } = plumego
    const pageOf = (path: string): string | undefined => plumego.pagesOf(path)?.documentation
    const elsewhere = (path: string): string | undefined => absentNested(plumego.located, path, this.#t)
    const mapOf = this.#followsMapLinks ? mapLinksInto(plumego) : undefined
    const setting = { ...plumego, pageOf, elsewhere, mapOf, t: this.#t }
    if (!found) {
      const source = new SourceText(document.getText())
      const content = packageNameHover(snapshot, { source, imports, importer }, at, setting)
      return content ? this.#hover(content, this.#converter.range(content.range, file)) : null
    }
    const content = importHover(snapshot, { importer, importPath: found.path, literal: found.literal }, setting)
    return content ? this.#hover(content, this.#converter.range(found.range, file)) : null
  }

  #inGoMod(document: TextDocument, position: HoverParams['position']): Hover | null {
    const file = fileOf(document)
    const range = plumegoInGoMod(new SourceText(document.getText()), this.#converter.fromPosition(position, file))
    const plumego = range && this.#session.plumegoOf(document.uri)
    if (!plumego) return null
    const { origin, snapshot, located, knowledge } = plumego
    const newest = this.#session.newestCached
    const version = newest?.located.version
    // What another version has otherwise, only the one in use can tell.
    const isNewer =
      knowledge === 'whole' && version !== undefined && compareVersions(version, located.version ?? version) > 0
    const changes = newest && isNewer ? changesBetween(snapshot, newest.snapshot, otherNameOf) : undefined
    const content = plumegoHover({ origin, newest: version && changes ? { version, changes } : undefined }, this.#t)
    return this.#hover(content, this.#converter.range(range, file))
  }

  #setting({ link }: Workspace): HoverSetting {
    return { t: this.#t, link, origin: this.#t('Plumego, this checkout') }
  }

  #hover({ markdown, plain }: HoverContent, range: Range): Hover {
    const value = this.#format === MarkupKind.Markdown ? markdown : plain
    return { contents: { kind: this.#format, value }, range }
  }
}

/** Links that show packages of a checkout on the Boundary Map; undefined of any other Plumego, which has none. */
function mapLinksInto({ located, link }: Plumego): HoverSetting['mapOf'] {
  const root = located.source === 'checkout' ? link('') : undefined
  if (root === undefined) return undefined
  return path =>
    `command:${showOnMapCommand}?${encodeURIComponent(JSON.stringify([{ row: { package: { root, path } } }]))}`
}

/** Whether a line of a file gives the status of a module. */
const isStatusLine = (path: string, line: string): boolean =>
  isManifestPath(path) && /^["']?(?:status|stability_tier)["']?[ \t]*:/.test(line)
