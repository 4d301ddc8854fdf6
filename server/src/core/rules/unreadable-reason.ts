import type { UnreadableFile } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'

/** Why a file cannot be read, for a sentence that ends with it. What the system says is told in its own words. */
export function unreadableReason({ reason }: UnreadableFile, t: Localize): string {
  switch (reason) {
    case 'special-file':
      return t('it is no regular file')
    case 'too-large':
      return t('it is larger than what is read of such a file: 4 MiB, and 1 MiB of a Go file’s imports')
    case 'outside':
      return t('it is a link that leads out of the repository')
    case 'other-host':
      return t('it lies on another host')
    case 'dangling-link':
      return t('it is a link to nowhere')
    case 'looping-link':
      return t('it is a link that leads in a circle, or below a file')
    case 'link-to-directory':
      return t('it is a link to a directory')
    default:
      return reason
  }
}
