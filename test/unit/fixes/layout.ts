import type { FixExample } from '../../support/fix-examples.ts'

/** A small workspace in which reference-layout finds nothing in what is there. */
export const layoutWorkspace = `-- go.mod --
module github.com/spcent/plumego
-- specs/extension-taxonomy.yaml --
families:
  data:
    canonical_root: x/data
    roots:
      - x/data
      - x/data/file
  rest:
    canonical_root: x/rest
    roots:
      - x/rest
-- x/rest/module.yaml --
name: x/rest
-- x/data/module.yaml --
name: x/data

subordinate_families:
  - x/data/file
  - x/data/cache

-- x/data/file/module.yaml --
name: x/data/file
parent_family: x/data
-- x/data/cache/module.yaml --
name: x/data/cache
parent_family: x/data
-- reference/with-webhook/go.mod --
module with-webhook

go 1.26

require github.com/spcent/plumego v0.0.0

replace github.com/spcent/plumego => ../..
-- reference/with-webhook/main.go --
package main

import (
	"net/http"

	"github.com/spcent/plumego/core"
)

var _ = http.DefaultClient
`

const require = 'require github.com/spcent/plumego v0.0.0\n'
const replace = 'replace github.com/spcent/plumego => ../..\n'
const cache = 'name: x/data/cache\nparent_family: x/data\n'

export const layoutExamples: readonly FixExample[] = [
  {
    code: 'reference-module-directive-missing',
    when: 'there is none',
    mistake: [['module with-webhook\n\n', '']],
    mend: [['go 1.26', 'module with-webhook\n\ngo 1.26']],
  },
  {
    code: 'reference-module-directive-missing',
    when: 'go sees one behind a tab',
    mistake: [['module with-webhook\n', 'module\twith-webhook\n']],
    mend: 'none',
  },
  {
    code: 'reference-module-name',
    when: 'go sees one in brackets',
    mistake: [['module with-webhook\n', 'module (\n\twith-webhook\n)\n']],
    mend: 'none',
  },
  {
    code: 'reference-module-name',
    when: 'it is a path of Plumego',
    mistake: [['module with-webhook', 'module github.com/spcent/plumego/with-webhook']],
    mend: [['module github.com/spcent/plumego/with-webhook', 'module with-webhook']],
  },
  {
    code: 'reference-module-name',
    when: 'CI takes the quotes for a part of it',
    mistake: [['module with-webhook', 'module "with-webhook"']],
    mend: [['module "with-webhook"', 'module with-webhook']],
  },
  {
    code: 'reference-module-name',
    when: 'CI takes a comment for a part of it, which a person has to move',
    mistake: [['module with-webhook', 'module with-webhook // for webhooks']],
    mend: 'none',
  },
  {
    code: 'reference-require-missing',
    when: 'there is none',
    mistake: [[`${require}\n`, '']],
    mend: [[replace, `${replace}\n${require}`]],
  },
  {
    code: 'reference-require-missing',
    when: 'go sees one in a block that has spaces in front',
    mistake: [[require, 'require (\n  github.com/spcent/plumego v0.0.0\n)\n']],
    mend: 'none',
  },
  {
    code: 'reference-replace-missing',
    when: 'there is none',
    mistake: [[`\n${replace}`, '']],
    mend: [[require, `${require}\n${replace}`]],
  },
  {
    code: 'reference-replace-missing',
    when: 'go sees one in a block',
    mistake: [[replace, 'replace (\n\tgithub.com/spcent/plumego => ../..\n)\n']],
    mend: 'none',
  },
  ...['reference/with-gateway/app', 'internal/clock'].map(
    (imported, i): FixExample => ({
      code: i === 0 ? 'reference-imports-reference' : 'reference-imports-internal',
      when: imported,
      mistake: [['plumego/core"', `plumego/core"\n\t"github.com/spcent/plumego/${imported}"`]],
      mend: [[`\t"github.com/spcent/plumego/${imported}"\n`, '']],
    }),
  ),
  {
    code: 'canonical-reference-imports-extension',
    when: 'among others',
    mistake: [
      ['-- reference/with-webhook/main.go', '-- reference/standard-service/main.go'],
      ['plumego/core"', 'plumego/core"\n\t"github.com/spcent/plumego/x/rest"'],
    ],
    mend: [['\t"github.com/spcent/plumego/x/rest"\n', '']],
  },
  {
    code: 'subordinates-undeclared',
    when: 'the taxonomy names them',
    mistake: [['subordinate_families:\n  - x/data/file\n  - x/data/cache\n\n', '']],
    mend: [['name: x/data\n', 'name: x/data\n\nsubordinate_families:\n  - x/data/file\n']],
  },
  {
    code: 'parent-family-missing',
    when: 'the key is not there',
    mistake: [['x/data/file\nparent_family: x/data\n', 'x/data/file\n']],
    mend: [['name: x/data/file\n', 'name: x/data/file\nparent_family: x/data\n']],
  },
  {
    code: 'parent-family-wrong',
    when: 'it names another family',
    mistake: [['x/data/file\nparent_family: x/data\n', 'x/data/file\nparent_family: x/rest\n']],
    mend: [['parent_family: x/rest', 'parent_family: x/data']],
  },
  {
    code: 'parent-family-unknown',
    when: 'a slip of the keyboard',
    mistake: [['x/data/file\nparent_family: x/data\n', 'x/data/file\nparent_family: x/dta\n']],
    mend: [['parent_family: x/dta', 'parent_family: x/data']],
  },
  {
    code: 'parent-family-unknown',
    when: 'a comment behind it',
    mistake: [[cache, 'name: x/data/cache\nparent_family: x/data # its own\n']],
    mend: [['parent_family: x/data # its own', '# its own\nparent_family: x/data']],
  },
  {
    code: 'subordinate-not-found',
    when: 'a slip of the keyboard',
    mistake: [['  - x/data/cache\n', '  - x/data/cahce\n']],
    mend: [['x/data/cahce', 'x/data/cache']],
  },
  {
    code: 'subordinate-not-found',
    when: 'nothing is near',
    mistake: [['  - x/data/cache\n', '  - x/data/cache\n  - x/something/else\n']],
    mend: [['  - x/something/else\n', '']],
  },
  {
    code: 'subordinate-without-parent',
    when: 'the key is not there',
    mistake: [[cache, 'name: x/data/cache\n']],
    mend: [['name: x/data/cache\n', 'name: x/data/cache\nparent_family: x/data\n']],
  },
  {
    code: 'subordinate-parent-differs',
    when: 'it names another family',
    mistake: [[cache, 'name: x/data/cache\nparent_family: x/rest\n']],
    mend: [['parent_family: x/rest', 'parent_family: x/data']],
  },
  {
    code: 'subordinate-unlisted',
    when: 'the module names the family, too',
    mistake: [['  - x/data/file\n  - x/data/cache\n', '  - x/data/cache\n']],
    mend: [['  - x/data/cache\n', '  - x/data/cache\n  - x/data/file\n']],
    safe: true,
  },
  {
    code: 'subordinate-unlisted',
    when: 'the module names another family',
    mistake: [
      ['  - x/data/file\n  - x/data/cache\n', '  - x/data/cache\n'],
      ['x/data/file\nparent_family: x/data\n', 'x/data/file\nparent_family: x/rest\n'],
    ],
    mend: [['  - x/data/cache\n', '  - x/data/cache\n  - x/data/file\n']],
    shows: ['subordinate-parent-differs'],
  },
]
