import type { FilePlace } from '../../findings/finding.ts'
import { firstLine, rangeIn } from '../../findings/words.ts'
import { joinPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type Range, startOfFile } from '../../text/position.ts'

export const check = 'agent-workflow'

export const recipeFolder = 'specs/change-recipes'

/** The recipes by their paths, sorted; undefined where the program stops for want of their folder. */
export const recipePaths = (snapshot: Snapshot): readonly string[] | undefined => snapshot.memo(findRecipes)

function findRecipes({ tree }: Snapshot): string[] | undefined {
  const { stat, at } = tree.place(recipeFolder)
  if (stat !== 'directory') return undefined
  // Elsewhere in the repository nothing is listed, so only recipes that some rule knows can be told of.
  if (at === undefined)
    return [...qualityReferences.keys()].filter(path => path.startsWith(recipeFolder) && tree.stat(path) === 'file')
  const names = tree.children(at)
  const recipes = names.filter(name => name.endsWith('.yaml') && tree.entry(joinPath(at, name)) !== 'directory')
  return recipes.map(name => joinPath(recipeFolder, name))
}

/** Without a single recipe the program says so and looks no further. */
export const looksFurther = (snapshot: Snapshot): boolean => (recipePaths(snapshot)?.length ?? 0) > 0

const qualityPage = 'docs/operations/agent-code-quality-rules.md'
const qualitySpec = 'specs/agent-quality-rules.yaml'

export const qualityFiles: readonly string[] = [qualityPage, qualitySpec]

const both = qualityFiles

/** Which of the quality files each of these must name. */
export const qualityReferences: ReadonlyMap<string, readonly string[]> = new Map([
  ['AGENTS.md', both],
  ['docs/operations/codex-workflow.md', both],
  ['docs/README.md', [qualityPage]],
  ['specs/checks.yaml', [qualitySpec]],
  [`${recipeFolder}/fix-bug.yaml`, both],
  [`${recipeFolder}/review-only.yaml`, [qualityPage]],
  [`${recipeFolder}/stable-root-boundary-review.yaml`, both],
  [`${recipeFolder}/symbol-change.yaml`, both],
  [specPaths.repo, both],
])

export const controlPlaneFiles: readonly string[] = ['specs/stop-condition-handlers.yaml', 'specs/request-flows.yaml']

/** The states of a card, which are the folders that it may lie in. */
export const cardStates = ['active', 'blocked', 'done'] as const

export const cardFolder = (state: string): string => `tasks/cards/${state}`

export const milestoneFolder = (state: 'active' | 'done'): string => `tasks/milestones/${state}`

/** The whole line of specs/repo.yaml that first holds a text; the first line of the file where none does. */
export function lineOfRepo(snapshot: Snapshot, text: string): FilePlace {
  const source = snapshot.text(specPaths.repo)
  const line = source?.lines.find(one => one.text.includes(text))
  const content = line?.text.trim() ?? ''
  const start = line ? line.start + line.text.indexOf(content) : 0
  const range: Range = !source
    ? startOfFile
    : line
      ? rangeIn(snapshot, specPaths.repo, { start, end: start + content.length })
      : firstLine(source)
  return { file: specPaths.repo, range }
}
