import type { Localize } from '../text/localize.ts'
import type { ListedAcknowledgement } from './judged-acknowledgements.ts'

/** What a person should know of an acknowledgement; undefined where it counts for good. */
export function acknowledgementNote({ state, until }: ListedAcknowledgement, t: Localize): string | undefined {
  switch (state) {
    case 'counts':
    case 'unjudged':
      return until === undefined ? undefined : t('until {until}', { until })
    case 'past':
      return t('until {until}, which is past', { until: until ?? '' })
    case 'no-reason':
      return t('lacks a reason')
    case 'no-rule':
      return t('no rule of that name')
    case 'ci':
      return t('CI fails on it all the same')
    case 'idle':
      return t('silences nothing')
  }
}

/** A file of settings, as far as it tells where something stands: `FILE:LINE`, 1-based. */
interface PlacedSettings {
  placeOf(key: string): string | undefined
}

/** The 1-based line of one of the settings, in the file that holds them; undefined where it stands elsewhere. */
export function settingLine(
  { index }: ListedAcknowledgement,
  settings: PlacedSettings | undefined,
): number | undefined {
  const place = index === undefined ? undefined : settings?.placeOf(`imports.acknowledged[${index}]`)
  const line = /:(\d+)$/.exec(place ?? '')?.[1]
  return line === undefined ? undefined : Number(line)
}
