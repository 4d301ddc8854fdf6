import type { RulePage } from './page.ts'

export const importPages: readonly RulePage[] = [
  {
    code: 'unknown-package',
    why: 'Plumego’s extensions move: what was `x/pubsub` in one version is `x/messaging/pubsub` in another, and some directories, such as `x/rpc`, only hold packages and are none themselves. Go says that the package is missing; this says where it is.',
    mend: 'Import what the message names. Where it names nothing, check the version of Plumego that go.mod requires.',
    bad: { 'x/rest/rest.go': [['plumego/contract"', 'plumego/x/file"']] },
  },
]
