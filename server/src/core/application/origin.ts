import { layoutOf } from '../catalogue/catalogue.ts'
import type { LocatedPlumego } from '../locate/module.ts'
import type { Localize } from '../text/localize.ts'

/** Where a Plumego comes from and in which version, in the reader's language, to stand at the end of an answer. */
export function originText({ source, version, roots }: LocatedPlumego, t: Localize): string {
  const values = { version: version ?? '', root: roots[0] ?? '' }
  switch (source) {
    case 'checkout':
      return t('Plumego, this checkout')
    case 'replace':
      if (version === undefined) return t('Plumego at {root}, which go.mod names', values)
      return t('Plumego {version}, by a replace of go.mod, module cache', values)
    case 'go.work':
      if (version === undefined) return t('Plumego at {root}, which go.work names', values)
      return t('Plumego {version}, by a replace of go.work, module cache', values)
    case 'vendor':
      return version === undefined ? t('Plumego, vendor directory') : t('Plumego {version}, vendor directory', values)
    case 'module-cache':
      return t('Plumego {version}, module cache', values)
    case 'bundled':
      return bundledText(version, t)
  }
}

function bundledText(version: string | undefined, t: Localize): string {
  const known = layoutOf(version).version
  if (version === undefined || version === known) {
    return t('Plumego {known}, not on this disk: from the bundled catalogue', { known })
  }
  return t('Plumego {version}, not on this disk: from the bundled catalogue, which knows {known}', { version, known })
}
