import assert from 'node:assert/strict'
import { isCheckout } from '../../../server/src/core/locate/checkout.ts'
import { memoryHost } from '../../support/memory-host.ts'

const repo = (module: string): Record<string, string> => ({ '/w/specs/repo.yaml': `repo:\n  module: ${module}\n` })
const controlPlane = {
  '/w/specs/dependency-rules.yaml': '',
  '/w/specs/module-manifest.schema.yaml': '',
  '/w/specs/extension-beta-evidence.yaml': '',
}
const goMod = (text: string): Record<string, string> => ({ '/w/go.mod': text })
const plumego = 'github.com/spcent/plumego'

const examples: readonly { what: string; files: Record<string, string>; is: boolean }[] = [
  { what: 'go.mod names Plumego', files: goMod(`module ${plumego}\n`), is: true },
  { what: 'both name a fork', files: { ...goMod('module a.b/fork\n'), ...repo('a.b/fork') }, is: true },
  { what: 'no go.mod', files: repo(plumego), is: true },
  {
    what: 'go.mod goes ahead to another major version',
    files: { ...goMod(`module ${plumego}/v2\n`), ...repo(plumego), ...controlPlane },
    is: true,
  },
  {
    what: 'a comment behind the name in specs/repo.yaml',
    files: { ...goMod('module a.b/fork\n'), ...repo('a.b/fork # ours'), ...controlPlane },
    is: true,
  },
  {
    what: 'go.mod without a module line',
    files: { ...goMod('go 1.26\n'), ...repo(plumego), ...controlPlane },
    is: true,
  },
  {
    what: 'an application that copied the specs',
    files: { ...goMod(`module a.b/app\nrequire ${plumego} v1.0.0\n`), ...repo(plumego), ...controlPlane },
    is: false,
  },
  {
    what: 'an application with a Plumego beside it',
    files: { ...goMod(`module a.b/app\nreplace ${plumego} => ../plumego\n`), ...repo(plumego), ...controlPlane },
    is: false,
  },
  { what: 'a specs/repo.yaml of another kind', files: { ...goMod('module a.b/app\n'), ...repo('zz') }, is: false },
]

describe('a checkout of Plumego', () => {
  for (const { what, files, is } of examples) {
    it(`is ${is ? '' : 'not '}where: ${what}`, () => assert.equal(isCheckout(memoryHost(files), '/w'), is))
  }
})
