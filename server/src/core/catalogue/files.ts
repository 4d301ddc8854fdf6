import { FileTree } from '../repo/file-tree.ts'
import { pagePaths } from '../repo/interest.ts'
import { baseName, joinPath } from '../repo/paths.ts'
import type { DiskFile, LoadedWorkspace } from '../repo/repository.ts'
import { specPaths } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Localize } from '../text/localize.ts'
import { SourceText } from '../text/source-text.ts'
import type { CatalogueLayout, CataloguePackage } from './catalogue.ts'

/**
 * A layout as files that say what the catalogue knows, so that every question is answered by the one code that answers
 * it for a Plumego on the disk: manifests, the evidence ledger, the Extension Boundary page, and a nameless Go file in
 * each package.
 * @param t speaks the language of the roles
 */
export function catalogueFiles(layout: CatalogueLayout, t: Localize): LoadedWorkspace {
  const tree = new FileTree()
  const files = new Map<string, DiskFile>()
  const write = (path: string, lines: readonly string[]): void => {
    tree.add(path, 'file')
    files.set(path, { source: new SourceText(`${lines.join('\n')}\n`) })
  }
  const addGoFile = (directory: string): void => tree.add(joinPath(directory, `${baseName(directory)}.go`), 'file')
  write('go.mod', [`module ${plumegoModule}`])
  for (const directory of layout.stable) addGoFile(directory)
  for (const [path, known] of Object.entries(layout.packages)) {
    if (known.importable !== false) addGoFile(path)
    if (known.status !== undefined) write(joinPath(path, 'module.yaml'), manifestLines(path, known, t))
  }
  write(specPaths.betaEvidence, ledgerLines(layout))
  write(pagePaths.boundary[0], pageLines(layout, t))
  return { tree, files }
}

function manifestLines(path: string, known: CataloguePackage, t: Localize): string[] {
  const keys = {
    name: path,
    path,
    layer: 'extension',
    status: known.status,
    stability_tier: known.tier,
    owner: known.owner,
    risk: known.risk,
    summary: t(known.role),
    parent_family: known.parent,
  }
  const scalars = Object.entries(keys).filter(([, value]) => value !== undefined)
  const tiers = Object.entries(known.tiers ?? {})
  return [
    ...scalars.map(([key, value]) => `${key}: ${key === 'summary' ? JSON.stringify(value) : value}`),
    ...(tiers.length > 0 ? ['stability_tiers:'] : []),
    ...tiers.flatMap(([tier, names]) => [`  ${tier}:`, ...names.map(name => `    - ${name}`)]),
  ]
}

function ledgerLines({ packages }: CatalogueLayout): string[] {
  const entries = Object.entries(packages).map(([path, { evidence }]) => {
    if (!evidence) return { isSurface: false, lines: [] }
    const { surfaceOf, signed, blockers } = evidence
    const subject =
      surfaceOf === undefined
        ? [`  - module: ${path}`]
        : [`  - module: ${surfaceOf}`, `    subpackage: ${path.slice(surfaceOf.length + 1)}`]
    const signature = signed ? ['    owner_signoff: signed'] : []
    const lines = [...subject, ...signature, `    blockers: [${blockers.join(', ')}]`]
    return { isSurface: surfaceOf !== undefined, lines }
  })
  const linesOf = (surfaces: boolean): string[] =>
    entries.filter(({ isSurface }) => isSurface === surfaces).flatMap(({ lines }) => lines)
  return ['candidates:', ...linesOf(false), 'subpackage_candidates:', ...linesOf(true)]
}

/** The one whose packages the page puts below families. */
const supportingCategory = 'B'

function pageLines({ categories, packages }: CatalogueLayout, t: Localize): string[] {
  return categories.flatMap(({ letter, title, packages: rows }) => [
    `### ${letter} — ${title}`,
    '',
    ...(letter === supportingCategory
      ? ['| Package | Parent family | Role |', '| --- | --- | --- |']
      : ['| Package | Role |', '| --- | --- |']),
    ...rows.map(row => {
      const [path = '', ...scope] = row.split(' ')
      const known = packages[path]
      const parent = known?.parent === undefined ? '—' : `\`${known.parent}\``
      const cells = [`\`${path}\` ${scope.join(' ')}`, ...(letter === supportingCategory ? [parent] : [])]
      return `| ${[...cells, known ? t(known.role) : ''].join(' | ')} |`
    }),
    '',
  ])
}
