import { markedFiles } from '../marked-files.ts'
import type { RulePage } from './page.ts'

/** A Plumego for an application to require. */
export const applicationPlumego: ReadonlyMap<string, string> = markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- docs/concepts/extension-boundary.md --
### A — App-facing capability families
| Family | Role |
| --- | --- |
| \`x/messaging\` | Messages |
| \`x/observability\` | Exporters |
### B — Supporting primitives
| Package | Parent family | Role |
| --- | --- | --- |
| \`x/messaging/pubsub\` | \`x/messaging\` | A broker |
### C — Local development and protected operations
| Package | Role |
| --- | --- |
| \`x/observability/ops\` | Diagnostics |
-- specs/extension-maturity.yaml --
signals:
  - module: x/messaging
    recommended_entrypoint: Service before queue or bus
-- x/messaging/module.yaml --
status: beta
-- x/messaging/messaging.go --
package messaging
-- x/messaging/pubsub/module.yaml --
status: experimental
-- x/messaging/pubsub/pubsub.go --
package pubsub
-- x/observability/module.yaml --
status: beta
-- x/observability/ops/module.yaml --
status: experimental
-- x/observability/ops/ops.go --
package ops
`).files

/** An application in which no rule finds anything: every example of a rule for applications is a change of it. */
export const cleanApplication: ReadonlyMap<string, string> = markedFiles(`-- go.mod --
module example.com/shop

require github.com/spcent/plumego v1.1.0
-- main.go --
package main

import (
	"net/http"

	"github.com/spcent/plumego/x/messaging"
)
`).files

export const applicationPages: readonly RulePage[] = [
  {
    code: 'experimental-import',
    why: 'An API that may change with any minor version makes every upgrade of Plumego a project. `plumego.application.lowestMaturity` says how mature the packages must be that an application imports; by default it asks for nothing. In the example it is `beta`.',
    mend: 'Use a package that is mature enough, or wait. Where the risk is yours to take, say so above the import: `//plumego:acknowledge experimental-import` and the reason; or for the whole application in `plumego.imports.acknowledged`.',
    subject: 'application',
    settings: { application: { lowestMaturity: 'beta' } },
    bad: {
      'main.go': [
        [
          '\t"github.com/spcent/plumego/x/messaging"\n',
          '\t"github.com/spcent/plumego/x/messaging"\n\t"github.com/spcent/plumego/x/messaging/pubsub"\n',
        ],
      ],
    },
  },
  {
    code: 'protected-import',
    why: 'What the Extension Boundary page lists in category C shows the inside of a running application, or changes it. It registers no route itself: whoever mounts it decides who reaches it.',
    mend: 'Mount it behind authentication. Then say above the import where the gate is, and the rule is silent: `//plumego:acknowledge protected-import behind the admin gateway`; or for the whole application in `plumego.imports.acknowledged`.',
    subject: 'application',
    bad: {
      'main.go': [
        [
          '\t"github.com/spcent/plumego/x/messaging"\n',
          '\t"github.com/spcent/plumego/x/messaging"\n\t"github.com/spcent/plumego/x/observability/ops"\n',
        ],
      ],
    },
  },
  {
    code: 'subordinate-import',
    why: 'A family’s entrypoint is what Plumego keeps steady for applications; the primitives below it serve the family first. An application that starts from a primitive often builds again what the family already has. Who imports the entrypoint too has started there, and is told nothing.',
    mend: 'Start from the family that the message names. Where the primitive itself is the task, say so above the import: `//plumego:acknowledge subordinate-import` and the reason; or for the whole application in `plumego.imports.acknowledged`.',
    subject: 'application',
    bad: { 'main.go': [['plumego/x/messaging"', 'plumego/x/messaging/pubsub"']] },
  },
  {
    code: 'requirement-missing',
    why: 'Within a go.work a module may import what any of the modules requires. By itself, with `GOWORK=off`, in another repository or by `go mod tidy`, it builds only with what its own go.mod requires. It builds today, hence an information. In the example a go.work uses the module together with `./api`, which requires Plumego.',
    mend: 'Run the `go get` of the message in the module, or take the fix, which writes the requirement into its go.mod with the version that is built with; `go mod tidy` then adds the checksums.',
    subject: 'application',
    bad: {
      'go.work': 'go 1.24\n\nuse (\n\t.\n\t./api\n)\n',
      'api/go.mod': 'module example.com/shop/api\n\nrequire github.com/spcent/plumego v1.1.0\n',
      'go.mod': [['\nrequire github.com/spcent/plumego v1.1.0\n', '']],
    },
  },
  {
    code: 'module-not-found',
    why: 'The go command builds nothing as long as a `replace` or a `use` leads to a directory that is not there, to a file, or to a directory without a go.mod. Plumego says nothing of its packages then, and neither does this extension.',
    mend: 'Correct the path, which is relative to the go.mod or go.work, or put the module there.',
    subject: 'application',
    bad: {
      'go.mod': [
        [
          'require github.com/spcent/plumego v1.1.0\n',
          'require github.com/spcent/plumego v1.1.0\n\nreplace github.com/spcent/plumego => ../plumego-next\n',
        ],
      ],
    },
  },
  {
    code: 'replaced-by-other',
    why: 'The go command takes any module for one that a directory replaces, whatever its name. None of Plumego’s packages is found in one that is no Plumego, and the go command only says that no module provides them.',
    mend: 'Name the directory of a checkout of Plumego, or remove the `replace`.',
    subject: 'application',
    bad: {
      'lib/go.mod': 'module example.com/shop/lib\n',
      'go.mod': [
        [
          'require github.com/spcent/plumego v1.1.0\n',
          'require github.com/spcent/plumego v1.1.0\n\nreplace github.com/spcent/plumego => ./lib\n',
        ],
      ],
    },
  },
  {
    code: 'replaced-by-fork',
    why: 'A fork need not have what Plumego has, nor promise what Plumego promises. What is known is what the fork itself states; where it is not on the disk, nothing is, and the bundled catalogue is not asked. In a go.work, a fork under another name is not what imports of Plumego lead to.',
    mend: 'Nothing need be mended. Run `go mod download` where the fork is not on the disk. Whoever knows of the fork says so above the line: `//plumego:acknowledge replaced-by-fork` and the reason.',
    subject: 'application',
    bad: {
      'go.mod': [
        [
          'require github.com/spcent/plumego v1.1.0\n',
          'require github.com/spcent/plumego v1.1.0\n\nreplace github.com/spcent/plumego => example.com/fork v1.2.0\n',
        ],
      ],
    },
  },
  {
    code: 'mod-syntax',
    why: 'The go command reads a go.mod or a go.work as a whole or not at all. As long as it refuses one, nobody knows which Plumego is used: in the editor what was read before counts, elsewhere what can be read of the file.',
    mend: 'Mend the marked line; often it is what a merge has left.',
    subject: 'application',
    bad: {
      'go.mod': [['require github.com/spcent/plumego v1.1.0\n', 'require github.com/spcent/plumego v1.1.0\n=======\n']],
    },
  },
]
