import type { Finding } from '../findings/finding.ts'

/** What a finding is about: the file that it stands in, or of a specs file or a page the module that it names first. */
export function findingSubject({ file, key: [first = ''] }: Pick<Finding, 'file' | 'key'>): string {
  const isShared = /^(?:specs|docs|website)\/|^[^/]+$/.test(file)
  // A surface is named behind its module.
  return isShared ? first.replace(/:.*/, '') : file
}
