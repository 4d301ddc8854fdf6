import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readImports } from '../../../server/src/core/golang/imports.ts'
import type { HoverSetting } from '../../../server/src/core/hover/hover-setting.ts'
import { packageNameHover } from '../../../server/src/core/hover/package-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const snapshot = workspaceFromFiles(
  markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- plumego.go --
package plumego
-- specs/repo.yaml --
module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - x/mail/**
-- docs/concepts/extension-boundary.md --
### C — Protected
| Package | Role |
| --- | --- |
| \`x/panel\` | Looking |
-- x/rest/rest.go --
package rest
-- x/mail/mail.go --
package mail
-- x/mail/module.yaml --
path: x/mail
status: beta
-- x/mail/kv/kv.go --
//go:build ignore

package main
-- x/mail/kv/store.go --
package kvstore
-- x/panel/panel.go --
package panel
-- x/panel/module.yaml --
status: experimental
-- x/tool/main.go --
package main
-- x/tool/module.yaml --
status: beta
-- store/kv/kv.go --
package kvstore
`).files,
).snapshot()

/** @param marked a Go file with `|` where the mouse is */
function hover(marked: string, importingFile?: string, more: Partial<HoverSetting> = {}) {
  const text = marked.replace('|', '')
  const before = marked.slice(0, marked.indexOf('|')).split('\n')
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  const link = (file: string, line?: number) => `file:///w/${file}${line === undefined ? '' : `#L${line}`}`
  const imports = readImports(new TextEncoder().encode(text), true)?.imports ?? []
  const importer = importingFile === undefined ? undefined : { snapshot, file: importingFile, link }
  const file = { source: new SourceText(text), imports, importer }
  return packageNameHover(snapshot, file, position, { t: english, link, origin: 'Plumego, this checkout', ...more })
}

const file = (imports: string, body: string): string =>
  `package main\n\nimport (\n${imports}\n)\n\nfunc f() {\n${body}\n}\n`
const of = (path: string, name = ''): string => `\t${name} "github.com/spcent/plumego/${path}"`

describe('hover on the name of a package', () => {
  const cases: readonly (readonly [what: string, marked: string, expected: string | undefined])[] = [
    ['where it is used', file(of('x/mail'), 'ma|il.Send()'), 'x/mail ● beta'],
    ['before its first letter', file(of('x/mail'), '|mail.Send()'), 'x/mail ● beta'],
    ['behind its last letter', file(of('x/mail'), 'mail|.Send()'), 'x/mail ● beta'],
    ['in front of its import', file(of('x/mail', 'po|st'), 'post.Send()'), 'x/mail ● beta'],
    ['by the name that the import gives', file(of('x/mail', 'post'), 'po|st.Send()'), 'x/mail ● beta'],
    ['by the name of its package clause', file(of('store/kv'), 'kvst|ore.Open()'), 'store/kv ◆ ga'],
    ['not by that of files that no build takes', file(of('x/mail/kv'), 'kvst|ore.Open()'), 'x/mail/kv ● beta'],
    [
      'of what is protected',
      file(of('x/panel'), 'pa|nel.New()'),
      'x/panel ○ experimental · denied in production without auth',
    ],
    ['of the module itself', file('\t"github.com/spcent/plumego"', 'plu|mego.New()'), 'plumego ◆ ga'],
    ['of what there is not', file(of('x/nosuch'), 'no|such.New()'), 'x/nosuch ? not in this version'],
    ['of a program', file(of('x/tool', 'tool'), 'to|ol.New()'), 'x/tool ? cannot be imported'],
    ['of a blank import', file(of('x/mail', '|_'), ''), 'x/mail ● beta'],
    ['of one of two imports', file(`${of('x/panel', 'a')}\n${of('x/mail', 'b|')}`, ''), 'x/mail ● beta'],
    ['not on what it has', file(of('x/mail'), 'mail.Se|nd()'), undefined],
    ['not by the end of its path', file(of('store/kv'), 'k|v.Open()'), undefined],
    ['not by the name that the import replaces', file(of('x/mail', 'post'), 'ma|il.Send()'), undefined],
    ['not of another module', file('\t"fmt"\n\t"example.com/x/mail"', 'ma|il.Send()'), undefined],
    ['not of a variable', file(of('x/mail'), 'mail := mail.New()\nma|il.Send()'), undefined],
    ['not of a field', file(of('x/mail'), '_ = T{ma|il: 1}'), undefined],
    ['not in a comment', file(of('x/mail'), '// ma|il.Send'), undefined],
    ['not in the path, which has a hover of its own', file('\t"github.com/spcent/plumego/x/ma|il"', ''), undefined],
  ]
  for (const [what, marked, expected] of cases) {
    it(what, () => assert.equal(hover(marked)?.plain, expected))
  }

  it('claims nothing that is not known', () => {
    const at = (path: string, more: Partial<HoverSetting>) =>
      hover(file(of(path, 'a'), '|a.B()'), undefined, more)?.plain
    for (const path of ['x/mail', 'store/kv', 'x/nosuch']) {
      assert.equal(at(path, { knowledge: 'nothing' }), `${path} ? unknown`)
    }
    assert.equal(at('x/nosuch', { knowledge: 'part' }), 'x/nosuch ? not in the bundled catalogue')
    assert.equal(at('x/nosuch', { elsewhere: () => 'another module' }), 'x/nosuch ? unknown')
    assert.equal(at('x/mail', { knowledge: 'part', elsewhere: () => 'another module' }), 'x/mail ● beta')
  })

  it('covers the name, and leads to where the status stands', () => {
    const found = hover(file(of('x/mail'), '\tma|il.Send()'))
    assert.deepEqual(found?.range, { start: { line: 7, character: 1 }, end: { line: 7, character: 5 } })
    assert.equal(found?.markdown, '[x/mail](file:///w/x/mail/module.yaml#L2) ● beta')
  })

  it('says where the importing file may not have it', () => {
    assert.equal(
      hover(file(of('x/mail'), 'ma|il.Send()'), 'x/rest/rest.go')?.plain,
      'x/mail ● beta · x/rest may not import it (x/mail/**). dependency-rules.yaml:5',
    )
    assert.equal(hover(file(of('x/mail'), 'ma|il.Send()'), 'x/panel/panel.go')?.plain, 'x/mail ● beta')
  })
})
