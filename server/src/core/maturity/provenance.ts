import type { Localize } from '../text/localize.ts'
import type { Maturity } from './maturity.ts'

/** On whose word a package has its status, in the reader's language, to stand behind the status. */
export function provenanceText({ provenance, status, misnomer }: Maturity, t: Localize): string {
  switch (provenance.kind) {
    case 'own':
      if (misnomer !== undefined)
        return t('its own {key} says “{value}”, which is no status', { key: provenance.key, value: misnomer })
      return provenance.key === 'status' ? t('its own status') : t('its own stability_tier')
    case 'parent-tiers':
      if (status === 'beta-surface') return t('stable in {parent}, with signed evidence', { parent: provenance.parent })
      return t('stability_tiers of {parent}', { parent: provenance.parent })
    case 'inherited':
      return t('inherited from {package}', { package: provenance.from })
    case 'policy':
      return t('by the stability policy')
    case 'unknown':
      return t('no manifest says')
  }
}
