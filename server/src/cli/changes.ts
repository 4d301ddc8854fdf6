import type { Finding } from '../core/rules/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import { changedFiles } from '../node/changed-files.ts'
import { UsageError } from './arguments.ts'

/**
 * Whether a finding concerns what changed since a revision: the file where it stands, or one that it speaks of.
 * @param root absolute path of the checkout
 * @param revision undefined where every finding is wanted
 * @throws UsageError where git cannot tell
 */
export function changeFilter(root: string, revision: string | undefined, t: Localize): (finding: Finding) => boolean {
  if (revision === undefined) return () => true
  const changes = changedFiles(root, revision)
  if ('paths' in changes) {
    return ({ file, related }) => [file, ...related.map(place => place.file)].some(path => changes.paths.has(path))
  }
  switch (changes.failure) {
    case 'no-git':
      throw new UsageError(
        t('--changed asks git what changed, and git cannot be run: install it, or leave --changed out.'),
      )
    case 'no-revision':
      throw new UsageError(
        t('--changed: the git repository at {path} has no commit "{revision}": name one, or leave --changed out.', {
          path: root,
          revision,
        }),
      )
    case 'no-repository':
      throw new UsageError(
        t('--changed asks git what changed, and at {path} it cannot tell: {reason}', {
          path: root,
          reason: changes.reason,
        }),
      )
  }
}
