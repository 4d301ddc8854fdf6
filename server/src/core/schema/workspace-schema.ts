import type { ManifestSchema } from '../spec/manifest-schema.ts'
import { type FileSchema, fileSchema } from './file-schema.ts'
import { fixedValues, type JsonSchema } from './json-schema.ts'
import { moduleSchema } from './module-schema.ts'

const shipped = fileSchema(moduleSchema)
const overlaid = new WeakMap<ManifestSchema, FileSchema>()

/**
 * The schema of a workspace's manifests: the shipped one, with the required keys, values and limits of the workspace's
 * own specs/module-manifest.schema.yaml where it has that file. Made once for each reading of it.
 */
export function workspaceSchema(dialect: ManifestSchema | undefined): FileSchema {
  if (!dialect) return shipped
  const known = overlaid.get(dialect)
  if (known) return known
  const schema = fileSchema({ ...moduleSchema, required: dialect.required, properties: overlay(dialect) })
  overlaid.set(dialect, schema)
  return schema
}

function overlay(dialect: ManifestSchema): Record<string, JsonSchema> {
  const properties: Record<string, JsonSchema> = {}
  for (const [key, { maxItems: _, ...property }] of Object.entries(moduleSchema.properties ?? {})) {
    const limit = dialect.limits.get(key)
    properties[key] = limit === undefined ? property : { ...property, maxItems: atMost(limit) }
  }
  for (const [key, values] of dialect.enums) properties[key] = withValues(properties[key] ?? {}, values)
  for (const [key, limit] of dialect.limits) properties[key] ??= { type: 'array', maxItems: atMost(limit) }
  for (const key of dialect.required) properties[key] ??= {}
  return properties
}

/** A JSON Schema knows no list that is too long when it is empty. */
const atMost = (limit: bigint): number => Math.max(0, Number(limit))

/** What a value means stays with the value. */
function withValues(property: JsonSchema, values: readonly string[]): JsonSchema {
  const meanings = new Map(
    fixedValues(property).map((value, index) => [value, property.markdownEnumDescriptions?.[index]]),
  )
  const markdownEnumDescriptions = values.map(value => meanings.get(value) ?? '')
  return { ...property, type: 'string', enum: values, markdownEnumDescriptions }
}
