import { communityManifest } from '../community-extension.ts'
import type { RulePage } from './page.ts'

const manifest = communityManifest
const code = 'examples/limiter/limiter.go'
const go = (text: string): string => `package limiter\n\n${text}`

export const communityExtensionPages: readonly RulePage[] = [
  {
    code: 'community-field-missing',
    why: 'Whoever wants to use an extension that somebody publishes on their own reads its community-extension.yaml first: what it is, how mature it is, who answers for it. The program takes a key for there where it has a value, or an item below it.',
    mend: 'Write the field. The quick fix does where its value does not depend on you.',
    bad: { [manifest]: [['status: experimental\n', '']] },
  },
  {
    code: 'community-field-empty',
    why: 'A name, a module path, a status, a handler shape and an owner are texts: an empty one says nothing.',
    mend: 'Write the text behind the colon, on the same line.',
    bad: { [manifest]: [['owner: acme', 'owner: ""']] },
  },
  {
    code: 'community-status-invalid',
    why: 'The schema lists how mature an extension may call itself, so that all mean the same by it.',
    mend: 'Write one of the listed values. A claim of more than experimental is for the owner to make, so no quick fix makes it.',
    bad: { [manifest]: [['status: experimental', 'status: experimentl']] },
  },
  {
    code: 'community-handler-shape',
    why: 'Extensions fit any application because their handlers are those of the standard library.',
    mend: 'Write the shape that the schema gives, and change handlers that have another.',
    bad: { [manifest]: [['func(http.ResponseWriter, *http.Request)', 'func(*contract.Context)']] },
  },
  {
    code: 'community-list-too-short',
    why: 'An extension names at least one command that proves it, and every stable root that it keeps away from. The program reads lists of one item a line; brackets hold a text to it.',
    mend: 'Give each item a line of its own, indented, that begins with a dash.',
    bad: {
      [manifest]: [
        ['test_commands:\n  - go test -race -timeout 60s ./...\n  - go vet ./...\n', 'test_commands: [go vet ./...]\n'],
      ],
    },
  },
  {
    code: 'community-flag-not-true',
    why: 'An application decides what runs when it starts, and what is kept: an extension has to promise both.',
    mend: 'Change the code until the promise holds, then write true.',
    bad: { [manifest]: [['no_globals: true', 'no_globals: false']] },
  },
  {
    code: 'community-forbidden-missing',
    why: 'A published extension that leans on a stable root breaks with it. The program looks for each path by exactly its text: core/** does not stand for core.',
    mend: 'Add the path. A second quick fix adds all that are missing.',
    bad: { [manifest]: [['  - github.com/spcent/plumego/log\n', '  - github.com/spcent/plumego/log/**\n']] },
  },
  {
    code: 'community-module-path',
    why: 'An extension is added by the path of its module, and refused where its manifest names another.',
    mend: 'Correct the manifest, or the module directive of go.mod.',
    bad: {
      'examples/limiter/go.mod': 'module example.com/acme/limiter\n\ngo 1.26\n',
    },
  },
  {
    code: 'community-init-effect',
    why: 'The extension promises no_init_side_effects: that importing it does nothing by itself. What is told here is certain: a call that changes something for the whole program, a goroutine, another package’s variable.',
    mend: 'Do it in a function that the application calls.',
    bad: { [code]: go('import "expvar"\n\nvar hits = expvar.NewInt("hits")\n') },
  },
  {
    code: 'community-global-state',
    why: 'The extension promises no_globals: that its state belongs to whoever made it. A variable is told that some function gives another value once the package is loaded, and one that is a lock, a client, a server or a mux. Tables, errors and what init fills are none.',
    mend: 'Keep it in a value that a constructor returns.',
    bad: { [code]: go('var count int\n\nfunc Allow() bool {\n\tcount++\n\treturn count < 9\n}\n') },
  },
  {
    code: 'community-forbidden-import',
    why: 'An extension forbids itself some imports, and plumego add refuses one that has them all the same, be it in a test.',
    mend: 'Do without the import: an extension takes what it needs from its caller.',
    bad: { [code]: go('import "github.com/spcent/plumego/router"\n\nvar _ router.Router\n') },
  },
]
