import { objectAt } from './yaml-errors.ts'

/**
 * The `plumego` section of the settings as the server gets it: whether imports lead to manifests, where a person leaves that
 * to whether another extension leads anywhere.
 * @param section nested, of whatever shape a person gave it
 * @param isAlone whether no other extension tells definitions of Go files
 */
export function leadingFromImports(section: object, isAlone: boolean): object {
  const own = objectAt(section, 'definition')
  const imports: unknown = Reflect.get(own, 'imports') ?? 'auto'
  if (imports !== 'auto') return section
  return { ...section, definition: { ...own, imports: isAlone ? 'on' : 'off' } }
}
