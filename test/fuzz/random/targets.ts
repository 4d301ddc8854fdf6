import { namesPlumego } from '../../../client/src/plumego-files.ts'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { Finding, TextEdit } from '../../../server/src/core/findings/finding.ts'
import { readCommentLines } from '../../../server/src/core/golang/comment-lines.ts'
import { readDeclarations } from '../../../server/src/core/golang/declarations.ts'
import { readExports } from '../../../server/src/core/golang/exports.ts'
import { readImports } from '../../../server/src/core/golang/imports.ts'
import { readGoMod } from '../../../server/src/core/golang/mod/go-mod.ts'
import { readGoWork } from '../../../server/src/core/golang/mod/go-work.ts'
import { readVendorModules } from '../../../server/src/core/golang/mod/vendor-modules.ts'
import { readPlainImports } from '../../../server/src/core/golang/plain-section.ts'
import { readPackageNames } from '../../../server/src/core/golang/scopes/package-uses.ts'
import { readSymbols } from '../../../server/src/core/golang/symbols.ts'
import { parseFile } from '../../../server/src/core/golang/syntax/file-parser.ts'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { readForbiddenImports } from '../../../server/src/core/manifest/forbidden-imports.ts'
import { readManifestLines } from '../../../server/src/core/manifest/manifest-lines.ts'
import { readEvidenceManifest, readManifestState } from '../../../server/src/core/manifest/manifest-state.ts'
import { readBoundaryPage } from '../../../server/src/core/maturity/boundary-page.ts'
import { mentionsIn } from '../../../server/src/core/navigation/mentions.ts'
import { outline } from '../../../server/src/core/navigation/outline.ts'
import { isGoFile } from '../../../server/src/core/repo/interest.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { readSettingsFile } from '../../../server/src/core/settings-file.ts'
import { readBetaEvidence } from '../../../server/src/core/spec/beta-evidence.ts'
import { readDependencyRules } from '../../../server/src/core/spec/dependency-rules.ts'
import { readDeprecationInventory } from '../../../server/src/core/spec/deprecation-inventory.ts'
import { readManifestSchema } from '../../../server/src/core/spec/manifest-schema.ts'
import { readMarkdownTables } from '../../../server/src/core/spec/markdown-tables.ts'
import {
  readCompleteModules,
  readDashboardCandidates,
  readSurfaceStatuses,
} from '../../../server/src/core/spec/maturity-evidence.ts'
import { readMaturitySignals } from '../../../server/src/core/spec/maturity-signals.ts'
import { readPackageHotspots } from '../../../server/src/core/spec/package-hotspots.ts'
import { readReadmeBeta } from '../../../server/src/core/spec/readme.ts'
import { readRepoSpec } from '../../../server/src/core/spec/repo.ts'
import { readTableLines } from '../../../server/src/core/spec/table-lines.ts'
import { readTaskRouting } from '../../../server/src/core/spec/task-routing.ts'
import { readTaxonomy } from '../../../server/src/core/spec/taxonomy.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { dataOf, parseYaml, yamlProblem } from '../../../server/src/core/yaml/document.ts'
import { readPlainYaml } from '../../../server/src/core/yaml/plain-yaml.ts'
import { importsOf } from '../../../server/src/lsp/go-imports.ts'
import { FrameWatch } from '../../../server/src/node/frame-watch.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'
import { goPieces, modPieces, pagePieces, settingPieces, wirePieces, yamlPieces } from './pieces.ts'

/** Something that reads a text which anybody may have written. */
export interface Target {
  readonly name: string
  /** What its texts are made of, and what breaks them. */
  readonly pieces: readonly string[]
  /** Texts that are right, to be changed. */
  readonly seeds: readonly string[]
  /** Reads a text. @returns what was found, places in it included */
  read(text: string): unknown
}

const files = filesBelow(sampleDirectory)
const seedsOf = (pattern: RegExp): string[] => [...files].flatMap(([path, text]) => (pattern.test(path) ? text : []))

// One of each, as in a server: what is found of the other files is found once.
const repository = workspaceFromFiles(files)
const checker = new Checker(allRules, english)
const encoder = new TextEncoder()

const fixesOf = ({ fixes }: Finding): readonly TextEdit[] => fixes.flatMap(({ edits }) => edits)

/** All that is found, shown and offered in the sample with one file replaced. */
const inSample =
  (path: string) =>
  (text: string): unknown => {
    repository.openDocument(path, { text, ...(isGoFile(path) && { imports: importsOf(text) }) })
    try {
      const snapshot = repository.snapshot()
      const findings = checker.check(snapshot)
      const told = findings
        .flatMap(finding => [finding, ...finding.related, ...fixesOf(finding)])
        .filter(({ file }) => file === path)
      const places = told.map(({ range }) => range)
      if (!/\.yaml$/.test(path)) return places
      const source = new SourceText(text)
      const at = source.positionAt(Math.floor(text.length / 2))
      const offered = completionsAt(snapshot, path, source, at, english, 'request').map(({ range }) => range)
      const shown = yamlHover(snapshot, path, source, at, english)?.range
      return { places, offered, shown, outline: outline(snapshot, path), mentions: mentionsIn(snapshot, path) }
    } finally {
      repository.closeDocument(path)
    }
  }

const all =
  (...readings: readonly ((source: SourceText) => unknown)[]) =>
  (text: string): unknown => {
    const source = new SourceText(text)
    return readings.map(reading => reading(source))
  }

const yamlSeeds = seedsOf(/\.yaml$/)
const goSeeds = seedsOf(/\.go$/)

export const targets: readonly Target[] = [
  {
    name: 'import scanner',
    pieces: goPieces,
    seeds: goSeeds,
    read: text => {
      const bytes = encoder.encode(text)
      const { imports } = readImports(bytes, true) ?? {}
      readPlainImports(Buffer.from(bytes).toString('latin1'), true)
      return imports?.map(({ range }) => range)
    },
  },
  {
    name: 'Go files',
    pieces: goPieces,
    seeds: goSeeds,
    read: text => {
      all(parseFile, readExports, readSymbols, readPackageNames)(text)
      return all(readDeclarations, readCommentLines)(text)
    },
  },
  {
    name: 'manifest readings',
    pieces: yamlPieces,
    seeds: yamlSeeds,
    read: all(readManifestLines, readManifestState, readEvidenceManifest, readForbiddenImports),
  },
  {
    name: 'specs',
    pieces: yamlPieces,
    seeds: yamlSeeds,
    read: all(
      ...[readRepoSpec, readDependencyRules, readBetaEvidence, readManifestSchema, readTaxonomy, readPackageHotspots],
      ...[readTaskRouting, readMaturitySignals, readDeprecationInventory, readDashboardCandidates],
      ...[readCompleteModules, readSurfaceStatuses],
    ),
  },
  {
    name: 'YAML',
    pieces: yamlPieces,
    seeds: yamlSeeds,
    read: text => {
      const source = new SourceText(text)
      const document = parseYaml(source)
      dataOf(document)
      readPlainYaml(source)
      const problem = yamlProblem(document)
      return problem && source.range(problem.at)
    },
  },
  {
    name: 'Markdown',
    pieces: pagePieces,
    seeds: seedsOf(/\.md$/),
    read: all(readBoundaryPage, readMarkdownTables, readReadmeBeta, readTableLines),
  },
  {
    name: 'go.mod and go.work',
    pieces: modPieces,
    seeds: [...seedsOf(/go\.mod$/), 'go 1.24\nuse (\n\t./a\n\t"./b c"\n)\nreplace a.b/c => ./c\n'],
    read: text => {
      namesPlumego(text)
      readVendorModules(text)
      return [readGoMod(text), readGoWork(text)]
    },
  },
  { name: 'settings', pieces: settingPieces, seeds: [], read: text => readSettingsFile(text, english) && undefined },
  {
    name: 'frames',
    pieces: wirePieces,
    seeds: ['Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\n[{}]'],
    read: text => {
      const watch = new FrameWatch(() => {})
      for (let at = 0; at < text.length; at += 1 + (at % 7)) watch.take(Buffer.from(text.slice(at, at + 1 + (at % 7))))
    },
  },
  {
    name: 'a manifest in the sample',
    pieces: yamlPieces,
    seeds: seedsOf(/module\.yaml$/),
    read: inSample('x/rest/module.yaml'),
  },
  ...['repo', 'dependency-rules', 'extension-taxonomy', 'extension-beta-evidence', 'task-routing'].map(name => ({
    name: `specs/${name}.yaml in the sample`,
    pieces: yamlPieces,
    seeds: seedsOf(new RegExp(`^specs/${name}\\.yaml$`)),
    read: inSample(`specs/${name}.yaml`),
  })),
  { name: 'a Go file in the sample', pieces: goPieces, seeds: goSeeds, read: inSample('x/rest/zz.go') },
  ...['docs/concepts/extension-maturity.md', 'docs/concepts/extension-boundary.md', 'README.md'].map(path => ({
    name: `${path} in the sample`,
    pieces: pagePieces,
    seeds: [files.get(path) ?? ''],
    read: inSample(path),
  })),
]
