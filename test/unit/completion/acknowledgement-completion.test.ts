import assert from 'node:assert/strict'
import { acknowledgementCompletion } from '../../../server/src/core/completion/acknowledgement-completion.ts'
import { acknowledgementHover } from '../../../server/src/core/hover/acknowledgement-hover.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { base } from '../../support/beyond-ci-workspace.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const path = 'x/rest/rest.go'
const registers = 'package rest\n\nimport "net/http"\n\nfunc init() { http.HandleFunc("/a", nil) }\n'

/** The file of a workspace with a finding that may be acknowledged, and all that is found. */
function checked(text: string) {
  const snapshot = workspaceFromFiles(new Map([...markedFiles(base).files, [path, text]])).snapshot()
  return { snapshot, source: new SourceText(text), findings: new Checker(allRules, english).check(snapshot) }
}

describe('codes behind plumego:acknowledge', () => {
  const codesAt = (above: string): string[] => {
    const text = registers.replace('func init', `${above}// plumego:acknowledge \nfunc init`)
    const { source, findings } = checked(text)
    const offset = text.indexOf('acknowledge ') + 'acknowledge '.length
    const offered = acknowledgementCompletion(source, path, source.positionAt(offset), findings, english)
    return (
      offered?.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label) ?? []
    )
  }

  it('begin with what is found beside or below', () => {
    const [first, ...others] = codesAt('')
    assert.equal(first, 'self-registration')
    assert.ok(others.length > 5 && !others.includes('self-registration'))
  })

  it('are the same ones in their usual order where nothing is', () => {
    const usual = codesAt('func a() {}\n\nfunc b() {}\n\nfunc c() {}\n\nfunc d() {}\n// x\n').toSorted()
    assert.deepEqual(codesAt('').toSorted(), usual)
  })
})

describe('a code behind plumego:acknowledge', () => {
  const text = registers.replace('func init', '// plumego:acknowledge self-registration The host wants it.\nfunc init')
  const shown = (marked: string): string | undefined => {
    const { snapshot, source, findings } = checked(text)
    const at = source.positionAt(text.indexOf(marked))
    return acknowledgementHover(snapshot, path, at, findings, english)?.markdown
  }

  it('is explained where the cursor is on it', () => assert.match(shown('self-reg') ?? '', /\*\*self-registration\*\*/))
  it('is not explained behind it', () => assert.equal(shown('The host'), undefined))
  it('is not explained on another line', () => assert.equal(shown('func init'), undefined))
})
