import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import type { Manifest, Snapshot } from '../../repo/snapshot.ts'
import type { SchemaError } from '../../yaml/validation.ts'
import { families, missingState } from '../extension-maturity/families.ts'

/**
 * True where module-manifests, whose findings are never dropped, already tells of the cause of a schema error: it does
 * where its own reading of the manifest, line by line, sees the same fault. So does extension-maturity of an empty key
 * without which it stops.
 */
export function toldByCheck(error: SchemaError, { lines, path }: Manifest, snapshot: Snapshot): boolean {
  const { manifestSchema: dialect } = snapshot
  if (!dialect) return false
  const required = (key: string): boolean => dialect.required.includes(key)
  if (error.path.length === 0) return dialect.required.some(key => !lines.has(key))
  const [key = ''] = error.path
  if (error.path.length > 1) return false
  const found = lines.get(key)
  const values = dialect.enums.get(key)
  const limit = dialect.limits.get(key)
  switch (error.keyword) {
    case 'required':
      return required(key) && !found
    case 'enum':
      return isOutside(trimmedScalar(lines, key)?.text, values)
    case 'maxItems':
      return required(key) && !values && limit !== undefined && (found?.itemCount ?? 0) > limit
    case 'type':
    case 'minItems':
    case 'minLength': {
      if (stopsMaturityCheck(key, path, snapshot)) return true
      if (isOutside(trimmedScalar(lines, key)?.text, values)) return true
      if (!required(key) || !found || values) return false
      return limit === undefined ? !trimmedScalar(lines, key)?.text : found.itemCount === 0
    }
    default:
      return false
  }
}

const isOutside = (value: string | undefined, allowed: readonly string[] | undefined): boolean =>
  value !== undefined && value !== '' && allowed !== undefined && !allowed.includes(value)

const stopsMaturityCheck = (key: string, manifestPath: string, snapshot: Snapshot): boolean =>
  missingState(snapshot, manifestPath).some(missing => missing === key) &&
  families(snapshot).some(family => family.manifestPath === manifestPath)
