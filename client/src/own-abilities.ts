import type { StaticFeature } from 'vscode-languageclient'
import type { Abilities } from '../../server/src/protocol/abilities.ts'

const plumego: Abilities = { groupsReferences: true, followsMapLinks: true }

/** Tells the server of the commands that it may count on. */
export const ownAbilities: StaticFeature = {
  fillClientCapabilities: capabilities => {
    capabilities.experimental = { ...Object(capabilities.experimental), plumego }
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
}
