import { catalogueKnows, layoutOf } from '../catalogue/catalogue.ts'
import { isDirectoryPath } from '../golang/mod/values.ts'
import type { LocatedPlumego } from '../locate/module.ts'
import type { Localize } from '../text/localize.ts'

/** Where a Plumego comes from and in which version, in the reader's language, to stand at the end of an answer. */
export function originText(located: LocatedPlumego, t: Localize): string {
  const { source, version, roots, fork, unread } = located
  if (unread !== undefined) {
    return t('Plumego, replaced by {target}, of which nothing can be read: nothing is known', { target: unread })
  }
  const values = { version: version ?? '', root: roots[0] ?? '', fork: fork ?? '' }
  switch (source) {
    case 'checkout':
      return t('Plumego, this checkout')
    case 'replace':
      if (fork !== undefined && version === undefined) return t('{fork}, a fork at {root}, which go.mod names', values)
      if (version === undefined) return t('Plumego at {root}, which go.mod names', values)
      if (fork !== undefined) return t('{fork} {version}, a fork, by a replace of go.mod, module cache', values)
      return t('Plumego {version}, by a replace of go.mod, module cache', values)
    case 'go.work':
      if (fork !== undefined && version === undefined) return t('{fork}, a fork at {root}, which go.work names', values)
      if (version === undefined) return t('Plumego at {root}, which go.work names', values)
      if (fork !== undefined) return t('{fork} {version}, a fork, by a replace of go.work, module cache', values)
      return t('Plumego {version}, by a replace of go.work, module cache', values)
    case 'vendor':
      return vendorText(located, t)
    case 'module-cache':
      return t('Plumego {version}, module cache', values)
    case 'bundled':
      return bundledText(version, t)
  }
}

/** A vendor directory holds what is imported; where nothing stands behind it, the rest comes from elsewhere or is not known. */
function vendorText({ version, roots, fork }: LocatedPlumego, t: Localize): string {
  const values = { version: version ?? '', fork: fork ?? '', known: layoutOf(version).version }
  if (fork !== undefined && isDirectoryPath(fork)) return t('Plumego, replaced by {fork}, vendor directory', values)
  if (fork !== undefined) return t('{fork}, a fork, vendor directory', values)
  const [, ...others] = roots
  const isWhole = others.length > 0
  if (version === undefined) return t('Plumego, vendor directory')
  if (isWhole) return t('Plumego {version}, vendor directory', values)
  if (catalogueKnows(version)) {
    return t('Plumego {version}, vendor directory; what that leaves out, from the bundled catalogue', values)
  }
  return t(
    'Plumego {version}, vendor directory; what that leaves out, from the bundled catalogue, which knows {known}',
    values,
  )
}

function bundledText(version: string | undefined, t: Localize): string {
  const known = layoutOf(version).version
  if (version === undefined || catalogueKnows(version)) {
    return t('Plumego {known}, not on this disk: from the bundled catalogue', { known: version ?? known })
  }
  return t('Plumego {version}, not on this disk: from the bundled catalogue, which knows {known}', { version, known })
}
