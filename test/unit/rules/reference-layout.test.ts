import { referenceLayout } from '../../../server/src/core/rules/reference-layout/index.ts'
import { assertExample, type Example } from '../../support/findings.ts'
import { layoutWorkspace } from '../fixes/layout.ts'

const goMod = 'reference/with-webhook/go.mod'
const main = 'reference/with-webhook/main.go'
const file = 'x/data/file/module.yaml'
const data = 'x/data/module.yaml'

const examples: readonly (Example & { readonly what: string })[] = [
  {
    what: 'at the first Go file of the directory',
    code: 'unexpected-top-level',
    files: '-- utils/a.go --\n⟦⟧package utils\n-- .hidden/a.go --\npackage a\n-- website/a.go --\npackage a\n',
    keys: [['utils']],
  },
  {
    what: 'at go.mod where the directory has no Go file',
    code: 'unexpected-top-level',
    files: '-- go.mod --\n⟦module github.com/spcent/plumego⟧\n-- dist/ --\n',
    keys: [['dist']],
  },
  {
    what: 'below a file',
    code: 'required-path-unreadable',
    files: '-- specs/repo.yaml --\n⟦repo:⟧\n-- tasks/milestones --\n',
    keys: [['tasks/milestones/STATUS.md']],
  },
  {
    what: 'a directory that is no module',
    code: 'reference-go-mod-missing',
    files:
      '-- reference/new/main.go --\n⟦⟧package main\n-- reference/README.md --\n\n-- reference/.new/a.go --\npackage a\n',
    keys: [['reference/new']],
  },
  {
    what: 'a tab in front of the name',
    code: 'reference-module-directive-missing',
    files: `-- ${goMod} --\n⟦module\twith-webhook⟧\n`,
    keys: [[goMod]],
  },
  {
    what: 'a name in brackets',
    code: 'reference-module-name',
    files: `-- ${goMod} --\nmodule ⟦(⟧\n\twith-webhook\n)\n`,
    keys: [[goMod, '(', 'with-webhook']],
  },
  {
    what: 'a comment is part of the name',
    code: 'reference-module-name',
    files: `-- ${goMod} --\n// module a\n  module ⟦with-webhook // b⟧\n`,
    keys: [[goMod, 'with-webhook // b', 'with-webhook']],
  },
  {
    what: 'a require in a comment will do, and so will a longer path in the replace',
    code: 'reference-require-missing',
    files: `-- ${goMod} --\n// require github.com/spcent/plumego \n`,
    keys: [],
  },
  {
    what: 'another place',
    code: 'reference-replace-missing',
    files: `-- ${goMod} --\n⟦module with-webhook⟧\nreplace github.com/spcent/plumego => ./..\n`,
    keys: [[goMod]],
  },
  {
    what: 'in a test, and not in a module of its own below',
    code: 'reference-imports-internal',
    files: `-- reference/with-webhook/a/a_test.go --
package a

import ⟦"github.com/spcent/plumego/internal/clock"⟧
-- reference/with-webhook/own/go.mod --
module own
-- reference/with-webhook/own/a.go --
package own

import "github.com/spcent/plumego/internal/clock"
`,
    keys: [['reference/with-webhook/a/a_test.go', 'github.com/spcent/plumego/internal/clock']],
  },
  {
    what: 'not of a directory that is no module, nor of a hidden one',
    code: 'reference-imports-reference',
    files: `-- ${main} --
package main

import ⟦"github.com/spcent/plumego/reference/"⟧
import "github.com/spcent/plumego/reference"
-- reference/new/a.go --
package a

import "github.com/spcent/plumego/reference/b"
-- reference/.new/go.mod --
module a
-- reference/.new/a.go --
package a

import "github.com/spcent/plumego/reference/b"
`,
    keys: [[main, 'github.com/spcent/plumego/reference/']],
  },
  {
    what: 'of the canonical reference alone, module or not',
    code: 'canonical-reference-imports-extension',
    files: `-- ${main} --
package main

import "github.com/spcent/plumego/x/rest"
-- reference/standard-service/a.go --
package main

import ⟦"github.com/spcent/plumego/x/rest"⟧
`,
    keys: [['reference/standard-service/a.go', 'github.com/spcent/plumego/x/rest']],
  },
  {
    what: 'of a family of two roots, at its name',
    code: 'subordinates-undeclared',
    files: `-- ${data} --\npath: x/data\nname: ⟦x/data⟧\n`,
    keys: [[data]],
  },
  {
    what: 'a bare key is enough',
    code: 'subordinates-undeclared',
    files: `-- ${data} --\nsubordinate_families:\n`,
    keys: [],
  },
  {
    what: 'a manifest speaks for its path',
    code: 'parent-family-missing',
    files: '-- x/elsewhere/module.yaml --\n⟦path: x/data/file⟧\n',
    keys: [['x/data/file/module.yaml', 'x/data']],
  },
  {
    what: 'where nothing is named, and not where the value is quotes alone elsewhere',
    code: 'parent-family-missing',
    files: `-- ${file} --\nname: ⟦x/data/file⟧\nparent_family: ""\n`,
    keys: [[file, 'x/data']],
    message: 'x/data/file belongs to the family x/data in the taxonomy: add parent_family: x/data.',
  },
  {
    what: 'at the value',
    code: 'parent-family-wrong',
    files: `-- ${file} --\nname: x/data/file\nparent_family: "⟦x/rest⟧"\n`,
    keys: [[file, 'x/rest', 'x/data']],
  },
  {
    what: 'at the item, behind package:',
    code: 'subordinate-not-found',
    files: `-- ${data} --\nsubordinate_families:\n  - package: ⟦x/data/none⟧\n  - x/data/file\n`,
    keys: [[data, 'x/data/none']],
  },
  {
    what: 'at the name of the module that is listed',
    code: 'subordinate-without-parent',
    files: `-- ${data} --\nsubordinate_families:\n  - x/rest\n-- x/rest/module.yaml --\nname: ⟦x/rest⟧\n`,
    keys: [['x/rest/module.yaml', 'x/data', 'x/data']],
  },
  {
    what: 'one list names a module that says it belongs elsewhere',
    code: 'subordinate-parent-differs',
    files: `-- x/rest/module.yaml --\nsubordinate_families:\n  - x/data/file\n-- ${file} --\nparent_family: ⟦x/data⟧\n`,
    keys: [[file, 'x/data', 'x/rest', 'x/rest/module.yaml']],
  },
  {
    what: 'at the key of the family',
    code: 'subordinate-unlisted',
    files: `-- ${data} --\n⟦subordinate_families⟧:\n  - x/data/cache\n`,
    keys: [[data, 'x/data/file']],
  },
  {
    what: 'imports that do not parse, in a test',
    code: 'check-blocked',
    files: '-- reference/with-webhook/a_test.go --\npackage a\n\nimport ab⟦⟧\n',
    keys: [['reference/with-webhook/a_test.go']],
  },
  {
    what: 'a taxonomy that is not there',
    code: 'check-blocked',
    files: '-- specs/repo.yaml --\n\n-- specs/extension-taxonomy.yaml --\n⟦⟧(deleted)\n',
    keys: [['specs/extension-taxonomy.yaml']],
  },
]

describe('reference-layout', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(layoutWorkspace, referenceLayout, example))
  }
})
