import type { FixExample } from '../../support/fix-examples.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'

const inventory = 'specs/deprecation-inventory.yaml'
const marked = '-- x/rest/old.go --\npackage rest\n\n// Deprecated: use New.\nfunc Old() {}\n'

const entry = (id: string, paths: readonly string[]): string => `  - id: ${id}
    category: public_alias
    status: keep
    owner: runtime
    decision: Keep the old name for one release.
    replacement: none
    paths:
${paths.map(path => `      - ${path}\n`).join('')}`

/** The whole workspace of the rules' pages, with an inventory of one entry, as one text. */
export const inventoryWorkspace =
  [...cleanWorkspace].map(([path, text]) => (path === inventory ? '' : `-- ${path} --\n${text}`)).join('') +
  marked +
  `-- ${inventory} --\nversion: 1\n\nentries:\n${entry('rest-old', ['x/rest/old.go'])}`

const second = '-- x/rest/older.go --\npackage rest\n\n// Deprecated: use Old.\nfunc Older() {}\n'
const listed = '      - x/rest/old.go\n'

export const inventoryExamples: readonly FixExample[] = [
  {
    code: 'marker-unregistered',
    when: 'one entry is about files beside it',
    mistake: [[marked, second + marked]],
    mend: [[listed, `${listed}      - x/rest/older.go\n`]],
  },
  {
    code: 'marker-unregistered',
    when: 'two entries are about files beside it',
    mistake: [
      [marked, second + marked.replace('old.go', 'oldest.go') + marked],
      [listed, listed + entry('rest-oldest', ['x/rest/oldest.go'])],
    ],
    mend: 'none',
  },
  {
    code: 'marker-unregistered',
    when: 'none is',
    mistake: [[marked, second.replace('x/rest', 'x/data') + marked]],
    mend: 'none',
  },
  {
    code: 'marker-missing',
    when: 'the file is called otherwise now',
    mistake: [['-- x/rest/old.go --', '-- x/rest/olds.go --']],
    mend: [[listed, '      - x/rest/olds.go\n']],
  },
  {
    code: 'marker-missing',
    when: 'it is one of several, with a comment of its own',
    mistake: [[listed, `      # gone soon\n      - x/data/none.go\n${listed}`]],
    mend: [['      # gone soon\n      - x/data/none.go\n', '']],
  },
  {
    code: 'marker-missing',
    when: 'it is the only one',
    mistake: [['// Deprecated: use New.', '// Old is new.']],
    mend: [[`    paths:\n${listed}`, '    paths: []\n']],
  },
]
