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
]
