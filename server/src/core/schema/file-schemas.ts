import changeRecipe from '../../../../schemas/change-recipe.schema.json' with { type: 'json' }
import communityExtension from '../../../../schemas/community-extension.schema.json' with { type: 'json' }
import dependencyRules from '../../../../schemas/dependency-rules.schema.json' with { type: 'json' }
import deprecationInventory from '../../../../schemas/deprecation-inventory.schema.json' with { type: 'json' }
import betaEvidence from '../../../../schemas/extension-beta-evidence.schema.json' with { type: 'json' }
import maturity from '../../../../schemas/extension-maturity.schema.json' with { type: 'json' }
import taxonomy from '../../../../schemas/extension-taxonomy.schema.json' with { type: 'json' }
import packageHotspots from '../../../../schemas/package-hotspots.schema.json' with { type: 'json' }
import repo from '../../../../schemas/repo.schema.json' with { type: 'json' }
import taskRouting from '../../../../schemas/task-routing.schema.json' with { type: 'json' }
import { isManifestPath } from '../repo/interest.ts'
import { baseName } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type FileSchema, fileSchema } from './file-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { workspaceSchema } from './workspace-schema.ts'

/** The schemas of files below specs/, by path. */
export const specSchemas: ReadonlyMap<string, FileSchema> = new Map<string, FileSchema>(
  Object.entries<JsonSchema>({
    [specPaths.dependencyRules]: dependencyRules,
    [specPaths.taxonomy]: taxonomy,
    [specPaths.maturity]: maturity,
    [specPaths.betaEvidence]: betaEvidence,
    [specPaths.repo]: repo,
    [specPaths.taskRouting]: taskRouting,
    [specPaths.hotspots]: packageHotspots,
    [specPaths.deprecationInventory]: deprecationInventory,
  }).map(([path, schema]) => [path, fileSchema(schema)]),
)

const community = fileSchema(communityExtension)
const recipe = fileSchema(changeRecipe)

/** The manifest of an extension outside the repository. */
export const isCommunityExtension = (path: string): boolean => baseName(path) === 'community-extension.yaml'

/** One of the recipes that say how a change is made. */
export const isChangeRecipe = (path: string): boolean => /^specs\/change-recipes\/[^/]+\.yaml$/.test(path)

/**
 * The schema that a file of a workspace should fit; undefined for files that have none.
 * @param path relative to the workspace
 */
export function schemaOf(path: string, snapshot: Snapshot): FileSchema | undefined {
  if (isManifestPath(path)) return workspaceSchema(snapshot.manifestSchema)
  if (isChangeRecipe(path)) return recipe
  return specSchemas.get(path) ?? (isCommunityExtension(path) ? community : undefined)
}
