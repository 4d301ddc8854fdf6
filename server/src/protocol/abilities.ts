/** What a client can do that LSP does not speak of, told under `experimental.plumego` of its capabilities. */
export interface Abilities {
  /** It shows patterns by themselves. Left out, the list of references ends with the first pattern of each file. */
  readonly groupsReferences?: true
  /** It runs `showOnMapCommand` from a link in a hover. Left out, hovers have no such link. */
  readonly followsMapLinks?: true
}

/** Shows a package on the Boundary Map: a command of the client's, with one argument, `{ row: { package: { root, path } } }`. */
export const showOnMapCommand = 'plumego.showOnMap'

/** Whether a client's experimental capabilities have an ability. */
export function hasAbility(experimental: unknown, ability: keyof Abilities): boolean {
  const member = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return member(member(experimental, 'plumego'), ability) === true
}
