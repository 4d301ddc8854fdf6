import type { Fix } from '../../findings/finding.ts'
import { firstLine } from '../../findings/words.ts'
import { insertBehind, lineAround } from '../../fixes/lines.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { Localize } from '../../text/localize.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, lineOfRepo, recipeFolder, recipePaths } from './control-plane.ts'

const common = { check, severity: 'error' } as const

const missing: RuleInfo = {
  ...common,
  code: 'recipes-missing',
  summary: 'There is no change recipe, and agent-workflow looks no further.',
  key: [],
}
const undeclared: RuleInfo = {
  ...common,
  code: 'recipes-undeclared',
  summary: 'specs/repo.yaml does not name the folder of change recipes.',
  key: [],
}
const unreferenced: RuleInfo = {
  ...common,
  code: 'recipe-unreferenced',
  summary: 'specs/repo.yaml does not name a change recipe.',
  key: ['recipe'],
}

/** Agents find the recipes through specs/repo.yaml, whose text is searched as it is. */
export const recipes: WorkspaceRule = {
  scope: 'workspace',
  rules: [missing, undeclared, unreferenced],
  run({ snapshot, t, report }) {
    const paths = recipePaths(snapshot)
    if (!paths) return
    if (paths.length === 0) {
      const message = t('{folder} has no recipe: add one that ends in .yaml.', { folder: recipeFolder })
      report(missing, { ...lineOfRepo(snapshot, recipeFolder), key: [], message })
      return
    }
    const source = snapshot.text(specPaths.repo)
    if (!source) return
    if (!source.text.includes(recipeFolder)) {
      report(undeclared, {
        file: specPaths.repo,
        range: firstLine(source),
        key: [],
        message: t('{repo} does not name {folder}: list it among what agents read.', {
          repo: specPaths.repo,
          folder: recipeFolder,
        }),
      })
    }
    for (const recipe of paths) {
      if (source.text.includes(recipe)) continue
      report(unreferenced, {
        ...lineOfRepo(snapshot, recipeFolder),
        key: [recipe],
        message: t('{repo} does not name the recipe {recipe}: list it among the others.', {
          repo: specPaths.repo,
          recipe,
        }),
        fixes: listRecipe(snapshot, recipe, t),
      })
    }
  },
}

/** Behind the last of the others, where they are items of a list. */
function listRecipe(snapshot: Snapshot, recipe: string, t: Localize): Fix[] {
  const source = snapshot.text(specPaths.repo)
  if (!source) return []
  const items = [...source.text.matchAll(/^[ \t]*- (?=specs\/change-recipes)/gm)]
  const last = items.at(-1)
  if (!last) return []
  const { start } = lineAround(source, last.index)
  const edit = insertBehind({ path: specPaths.repo, source }, start, [last[0] + recipe])
  return [{ title: t('List {entry}', { entry: recipe }), edits: [edit], safe: false }]
}
