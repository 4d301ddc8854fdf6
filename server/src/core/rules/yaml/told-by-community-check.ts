import type { Snapshot } from '../../repo/snapshot.ts'
import { isCommunityExtension } from '../../schema/file-schemas.ts'
import {
  type CommunityManifest,
  type CommunitySchema,
  readCommunityManifest,
  readCommunitySchema,
} from '../../spec/community-extension.ts'
import type { SchemaError } from '../../yaml/validation.ts'
import { schemaPath } from '../community-extension/manifests.ts'

/**
 * True where community-extension, whose findings are never dropped, already tells of the cause of a schema error: by its own
 * reading of the file, or because it stops at the value.
 * @param schema that by which the program judges; undefined where it comes to no verdict
 */
export function isToldOfExtension(
  { path, keyword }: SchemaError,
  manifest: CommunityManifest,
  schema: CommunitySchema,
): boolean {
  const [field = '', item] = path
  if (item !== undefined) return false
  if (manifest.stop)
    return manifest.stop.kind === 'no-boolean' && manifest.scalars.get(field)?.value === manifest.stop.at
  const value = manifest.scalars.get(field)?.value.text
  if (schema.required.includes(field) && (!manifest.isPresent(field) || value === '')) return true
  if (schema.mustBeTrue.includes(field) && manifest.flag(field) !== true) return true
  const minimum = schema.minimums.get(field)
  if (minimum !== undefined && BigInt(manifest.lists.get(field)?.length ?? 0) < minimum) return true
  if (keyword !== 'enum' || value === undefined) return false
  return field === 'status'
    ? !schema.statuses.includes(value)
    : field === 'handler_shape' && value !== schema.handlerShape
}

/** The same of a manifest in a checkout, which the checkout's own schema judges. */
export function toldByCommunityCheck(error: SchemaError, file: string, snapshot: Snapshot): boolean {
  if (!isCommunityExtension(file)) return false
  const schema = snapshot.read(schemaPath, readCommunitySchema)
  const manifest = snapshot.read(file, readCommunityManifest)
  return schema !== undefined && !schema.stop && manifest !== undefined && isToldOfExtension(error, manifest, schema)
}
