import type { Words } from '../../client/src/families/words.ts'

/** The words of the tree, for tests that run without VS Code. */
export const plainWords: Words = {
  findings: count => `${count} findings`,
  places: count => `${count} places`,
  see: letter => `see ${letter}`,
  download: 'Download',
  checkout: 'checkout',
  boundaryPage: 'the page',
  unlisted: 'Nobody finds them.',
  oldLayout: root => `${root} is old`,
  filtered: () => '',
  nobody: 'none named',
  details: {
    'used-here': 'Used here',
    'used-by': 'Used by',
    'may-import': 'May import',
    'not-listed': 'Not listed',
    findings: 'Findings',
  },
  detailTips: { 'used-here': '', 'used-by': '', 'may-import': '', 'not-listed': '', findings: '' },
}
