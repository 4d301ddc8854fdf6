import type { FixExample } from '../../support/fix-examples.ts'

/** A small workspace in which dependency-rules and cross-extension-deps find nothing. */
export const importWorkspace = `-- go.mod --
module github.com/spcent/plumego
-- specs/repo.yaml --
repo:
  module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  router:
    path: router
    allow:
      - stdlib
      - contract # why
    deny:
      - x/**
  x/rest:
    path: x/rest
    allow:
      - core
      - contract
    deny:
      - x/tenant/**
  internal/nethttp:
    path: internal/nethttp
    declared_callers:
      - contract
      - health
  internal/closed:
    path: internal/closed
-- router/a.go --
package router

import (
	"fmt"
	"os"
)

func f() {}
-- router/b.go --
package router

import "fmt"

func g() {}
-- contract/a.go --
package contract

import "github.com/spcent/plumego/internal/nethttp"
-- health/a.go --
package health

import (
	"github.com/spcent/plumego/internal/nethttp" // once
)
-- x/rest/module.yaml --
# The resource extension.
allowed_imports:
  - core
  - contract # the kernel
forbidden_imports:
  - x/ai/**
-- x/rest/a.go --
package rest

import (
	"fmt"
)
`

const plumego = 'github.com/spcent/plumego'

export const importExamples: readonly FixExample[] = [
  {
    code: 'forbidden-import',
    when: 'its line, in a group',
    mistake: [['\t"os"\n', `\t"os"\n\trest "${plumego}/x/rest" // why\n`]],
    mend: [[`\trest "${plumego}/x/rest" // why\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line and a blank one, in a paragraph of its own',
    mistake: [['\t"fmt"\n\t"os"\n', `\t"fmt"\n\n\t"${plumego}/x/rest"\n\n\t"os"\n`]],
    mend: [[`\t"${plumego}/x/rest"\n\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'the whole group, of which it is the only one',
    mistake: [['import (\n\t"fmt"\n\t"os"\n)\n\nfunc f', `import (\n\t"${plumego}/x/rest"\n)\n\nfunc f`]],
    mend: [[`import (\n\t"${plumego}/x/rest"\n)\n\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'the whole group, of which it is the only one, with the comment about it',
    mistake: [['import (\n\t"fmt"\n\t"os"\n)\n\nfunc f', `import (\n\t// later\n\t"${plumego}/x/rest"\n)\n\nfunc f`]],
    mend: [[`import (\n\t// later\n\t"${plumego}/x/rest"\n)\n\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line alone, where the group has a comment of its own',
    mistake: [['import (\n\t"fmt"\n\t"os"\n)\n\nfunc f', `import (\n\t// later\n\n\t"${plumego}/x/rest"\n)\n\nfunc f`]],
    mend: [[`\n\t"${plumego}/x/rest"\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line and the blank one behind it, first in its brackets',
    mistake: [['import (\n\t"fmt"\n\t"os"\n)\n\nfunc f', `import (\n\t"${plumego}/x/rest"\n\n\t"fmt"\n)\n\nfunc f`]],
    mend: [[`\t"${plumego}/x/rest"\n\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line and the blank one in front of it, last in its brackets',
    mistake: [['\t"os"\n)\n\nfunc f', `\t"os"\n\n\t"${plumego}/x/rest" // for now\n)\n\nfunc f`]],
    mend: [[`\n\t"${plumego}/x/rest" // for now\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'nothing where a comment stands within a part of a line',
    mistake: [['import "fmt"\n\nfunc g', `import ("fmt"; r /* why */ "${plumego}/x/rest")\n\nfunc g`]],
    mend: 'none',
  },
  {
    code: 'forbidden-import',
    when: 'its line and its acknowledgement, which would speak of the next import',
    mistake: [['\t"os"\n', `\t//plumego:acknowledge import-not-allowed old\n\t"${plumego}/x/rest"\n\t"os"\n`]],
    mend: [[`\t//plumego:acknowledge import-not-allowed old\n\t"${plumego}/x/rest"\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line and its acknowledgement, below the heading of a paragraph',
    mistake: [
      ['\t"os"\n', `\n\t// ours\n\t//plumego:acknowledge import-not-allowed old\n\t"${plumego}/x/rest"\n\t"os"\n`],
    ],
    mend: [[`\t//plumego:acknowledge import-not-allowed old\n\t"${plumego}/x/rest"\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line and the comment above, within a paragraph',
    mistake: [['\t"os"\n', `\t// for tests\n\t"${plumego}/x/rest"\n\t"os"\n`]],
    mend: [[`\t// for tests\n\t"${plumego}/x/rest"\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its line alone, below the heading of a paragraph',
    mistake: [['\t"fmt"\n\t"os"\n', `\t// all\n\t"${plumego}/x/rest"\n\t"os"\n`]],
    mend: [[`\t"${plumego}/x/rest"\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its part of a line, before another import',
    mistake: [['import "fmt"\n\nfunc g', `import "${plumego}/x/rest"; import "fmt"\n\nfunc g`]],
    mend: [[`import "${plumego}/x/rest"; `, '']],
  },
  {
    code: 'forbidden-import',
    when: 'a declaration without brackets',
    mistake: [['import "fmt"\n\nfunc g', `import "fmt"\nimport _ "${plumego}/x/rest"\n\nfunc g`]],
    mend: [[`import _ "${plumego}/x/rest"\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'the only declaration, and line ends of two characters',
    mistake: [['import "fmt"\n\nfunc g', `import /* c */ "io"\r\n\r\nimport "${plumego}/x/rest"\r\n\r\nfunc g`]],
    mend: [[`import "${plumego}/x/rest"\r\n\r\n`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'its part of a line, behind another import',
    mistake: [['import "fmt"\n\nfunc g', `import ("fmt"; r "${plumego}/x/rest")\n\nfunc g`]],
    mend: [[`; r "${plumego}/x/rest"`, '']],
  },
  {
    code: 'forbidden-import',
    when: 'nothing where other things share its line',
    mistake: [['import "fmt"\n\nfunc g', `import ("${plumego}/x/rest")\n\nfunc g`]],
    mend: 'none',
  },
  {
    code: 'manifest-forbidden-import',
    when: 'its line',
    mistake: [['\t"fmt"\n)\n', `\t"fmt"\n\t"${plumego}/x/ai"\n)\n`]],
    mend: [[`\t"${plumego}/x/ai"\n`, '']],
  },
  {
    code: 'unknown-package',
    when: 'the path alone, whatever quotes it',
    mistake: [['package contract\n\n', `package contract\n\nimport r \`${plumego}/x/rset\` // soon\n`]],
    mend: [['x/rset', 'x/rest']],
  },
  {
    code: 'unknown-package',
    when: 'nothing that the next rule forbids',
    mistake: [['"os"\n)', `"os"\n\tr \`${plumego}/x/rset\` // soon\n)`]],
    mend: 'none',
  },
  {
    code: 'internal-undeclared',
    when: 'its line',
    mistake: [['\t"os"\n', `\t"${plumego}/internal/other"\n\t"os"\n`]],
    mend: [[`\t"${plumego}/internal/other"\n`, '']],
  },
  {
    code: 'internal-no-callers',
    when: 'its line',
    mistake: [['\t"os"\n', `\t"${plumego}/internal/closed"\n\t"os"\n`]],
    mend: [[`\t"${plumego}/internal/closed"\n`, '']],
  },
  {
    code: 'internal-caller-not-listed',
    when: 'its line; a caller more would loosen the rule',
    mistake: [['\t"os"\n', `\t"${plumego}/internal/nethttp"\n\t"os"\n`]],
    mend: [[`\t"${plumego}/internal/nethttp"\n`, '']],
  },
  {
    code: 'internal-caller-unused',
    when: 'the entry',
    mistake: [['      - health\n', '      - health\n      - "metrics"\n']],
    mend: [['      - "metrics"\n', '']],
    safe: true,
  },
  {
    code: 'internal-caller-unused',
    when: 'the entry with the reason above it, which is a person’s',
    mistake: [['      - health\n', '      - health\n      # next year\n      - metrics\n']],
    mend: [['      # next year\n      - metrics\n', '']],
  },
  {
    code: 'internal-caller-unused',
    when: 'the entry with the reason behind it',
    mistake: [['      - health\n', '      - health\n      - metrics # next year\n']],
    mend: [['      - metrics # next year\n', '']],
  },
  {
    code: 'internal-caller-unused',
    when: 'not without a person, where no caller would be left',
    mistake: [['    path: internal/closed\n', '    path: internal/closed\n    declared_callers:\n      - metrics\n']],
    mend: [['declared_callers:\n      - metrics\n', 'declared_callers: []\n']],
  },
  {
    code: 'allowed-import-denied',
    when: 'the entry of the manifest, not the rule',
    mistake: [['  - contract # the kernel\n', '  - contract # the kernel\n  - x/tenant\n']],
    mend: [['  - x/tenant\n', '']],
  },
  {
    code: 'rule-allows-forbidden',
    when: 'the entry of the rule',
    mistake: [['      - core\n      - contract\n', '      - core\n      - x/ai\n      - contract\n']],
    mend: [['      - x/ai\n', '']],
  },
]
