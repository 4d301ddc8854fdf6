import { communityManifest } from '../../support/community-extension.ts'
import type { FixExample } from '../../support/fix-examples.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'

/** The whole workspace of the rules' pages, with the manifest of an extension, as one text. */
export const communityWorkspace = [...cleanWorkspace].map(([path, text]) => `-- ${path} --\n${text}`).join('')

const head = `-- ${communityManifest} --\n# What`
const roots = ['core', 'router', 'contract', 'middleware', 'security', 'store', 'health', 'log', 'metrics'].map(
  root => `  - github.com/spcent/plumego/${root}\n`,
)
const commands = 'test_commands:\n  - go test -race -timeout 60s ./...\n  - go vet ./...\n'
const shape = 'handler_shape: "func(http.ResponseWriter, *http.Request)"\n'
const owner = 'no_globals: true\nowner: acme\n'
const goMod = '-- examples/limiter/go.mod --\nmodule example.com/acme/limits\n'

export const communityExamples: readonly FixExample[] = [
  {
    code: 'community-field-missing',
    when: 'a shape, at the end',
    mistake: [[shape, '']],
    mend: [[owner, owner + shape]],
  },
  {
    code: 'community-field-missing',
    when: 'the lowest status',
    mistake: [['status: experimental\nhandler', 'handler']],
    mend: [[owner, `${owner}status: experimental\n`]],
  },
  {
    code: 'community-field-missing',
    when: 'commands below their key',
    mistake: [[commands, 'test_commands:\n']],
    mend: [['test_commands:\nforbidden', `${commands}forbidden`]],
  },
  {
    code: 'community-field-missing',
    when: 'an owner whom only a person knows',
    mistake: [[owner, 'no_globals: true\n']],
    mend: 'none',
  },
  { code: 'community-field-missing', when: 'a promise', mistake: [[owner, 'owner: acme\n']], mend: 'none' },
  {
    code: 'community-field-missing',
    when: 'the module that go.mod names',
    mistake: [
      [head, `${goMod}${head}`],
      ['module_path: example.com/acme/plumego-limiter\n', ''],
    ],
    mend: [[owner, `${owner}module_path: example.com/acme/limits\n`]],
  },
  {
    code: 'community-field-missing',
    when: 'all that has to be forbidden',
    mistake: [[`forbidden_imports:\n${roots.join('')}no_init`, 'no_init']],
    mend: [[owner, `${owner}forbidden_imports:\n${roots.join('')}`]],
  },
  {
    code: 'community-field-empty',
    when: 'the shape',
    mistake: [[shape, "handler_shape: ''\n"]],
    mend: [["handler_shape: ''\n", shape]],
  },
  { code: 'community-field-empty', when: 'a name', mistake: [['name: limiter', 'name: ""']], mend: 'none' },
  {
    code: 'community-status-invalid',
    when: 'a slip',
    mistake: [['status: experimental\nhandler', 'status: experimntal\nhandler']],
    mend: [['experimntal', 'experimental']],
  },
  {
    code: 'community-status-invalid',
    when: 'a slip of a claim',
    mistake: [['status: experimental\nhandler', 'status: bta\nhandler']],
    mend: 'none',
  },
  {
    code: 'community-handler-shape',
    when: 'another type',
    mistake: [[shape, 'handler_shape: http.Handler # all\n']],
    mend: [['http.Handler # all', 'func(http.ResponseWriter, *http.Request) # all']],
  },
  {
    code: 'community-forbidden-missing',
    when: 'one path',
    mistake: [[`${roots[7]}${roots[8]}no_init`, `${roots[8]}no_init`]],
    mend: [[`${roots[8]}no_init`, `${roots[8]}${roots[7]}no_init`]],
  },
  {
    code: 'community-module-path',
    when: 'that of go.mod',
    mistake: [[head, `${goMod}${head}`]],
    mend: [['plumego-limiter', 'limits']],
  },
]
