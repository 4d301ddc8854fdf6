import type { RulePage } from './page.ts'
import { cleanWorkspace } from './workspace.ts'

export const otherPages: readonly RulePage[] = [
  {
    code: 'layout-differs',
    why: 'Plumego’s checks read specs/. A version from before they came has none, so there is nothing to agree with; one whose pages lie elsewhere has checks that read them there. This says so once rather than pretending that all is well.',
    mend: 'Nothing, in an old version. In a new one, restore specs/ from git.',
    bad: Object.fromEntries(
      [...cleanWorkspace.keys()].flatMap(path => (path.startsWith('specs/') ? [[path, null]] : [])),
    ),
  },
  {
    code: 'stale-acknowledgement',
    why: 'A comment that acknowledges a finding outlives it: the code is mended, the rule renamed, the day gone by that somebody named behind “until”. Whoever reads it later believes that something is wrong here and known. One with a code that no rule has silences nothing, and only looks as if it did.',
    mend: 'Correct the code, or remove the comment. Of one whose day is past, look at what it was for, then name another day or mend that.',
    bad: {
      'x/rest/rest.go': [
        [
          '\t"github.com/spcent/plumego/contract"\n',
          '\t"github.com/spcent/plumego/contract"\n\t//plumego:acknowledge import-not-alowed the list is due for a review\n\t"github.com/spcent/plumego/log"\n',
        ],
      ],
    },
    also: ['import-not-allowed'],
  },
  {
    code: 'check-blocked',
    why: 'A check that cannot read a file it needs, or a Go file whose imports do not parse, stops at once: whatever else is wrong stays untold. Here the other rules go on; CI does not.',
    mend: 'Do what the message says: restore the file, correct the path, or mend the line.',
    bad: { 'router/broken.go': 'package router\n\nimport fmt\n' },
  },
]
