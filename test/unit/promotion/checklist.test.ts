import assert from 'node:assert/strict'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, it } from 'mocha'
import { checklist, checklistForIssue } from '../../../server/src/core/promotion/checklist.ts'
import type { Criterion } from '../../../server/src/core/promotion/criterion.ts'
import type { Promotion } from '../../../server/src/core/promotion/promotion.ts'
import { english } from '../../../server/src/core/text/localize.ts'

const promotion = (criteria: readonly Criterion[], more: Partial<Promotion> = {}): Promotion => ({
  id: 'x/new',
  path: 'x/new',
  surface: undefined,
  entry: undefined,
  maturity: { package: 'x/new', status: 'experimental', provenance: { kind: 'unknown' }, place: undefined },
  group: 'blocked',
  criteria,
  ...more,
})

const place = { file: 'specs/extension-beta-evidence.yaml', line: 7 }
const criterion = (kind: Criterion['kind'], state: Criterion['state'], reason: string, ...messages: string[]) => ({
  kind,
  state,
  reason,
  messages,
  place,
})

const link = (file: string, line?: number): string => `file:///w/${file}${line === undefined ? '' : `#L${line}`}`

/** What does something, or shows something else than text. */
const live: ReadonlySet<string> = new Set(['link', 'image', 'html', 'table', 'code', 'definition', 'blockquote'])

/** Every node of a Markdown text, in GitHub's dialect. */
function nodesIn(markdown: string): Nodes[] {
  const below = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(below) : [])]
  return below(fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }))
}

describe('the checklist of a promotion', () => {
  const three = promotion(
    [
      criterion('releases', 'pass', 'v1.0.0, v1.1.0'),
      criterion('sign-off', 'missing', 'not signed', 'The owner has not signed off.'),
      criterion('api', 'not-checkable', 'it takes two snapshots'),
    ],
    { surface: 'core' },
  )

  it('says in a hover what each criterion is, by shape and word, and leads to its line', () => {
    assert.equal(
      checklist(three, link, english).plain,
      [
        'Promotion of x/new (core) · Blocked · 1 missing · 1 not checkable',
        '',
        '✓ Release refs · pass · v1.0.0, v1.1.0',
        '✗ Owner sign-off · missing · not signed',
        '? Exported API · not checkable · it takes two snapshots',
      ].join('\n'),
    )
    assert.match(checklist(three, link, english).markdown, /\[Owner sign-off\]\(file:\/\/\/w\/specs\/[\w.-]+#L7\)/)
  })

  it('is a task list in an issue, with places relative to the workspace', () => {
    assert.equal(
      checklistForIssue(three, english),
      [
        '### Promotion of `x/new (core)`',
        '',
        'Blocked · 1 missing · 1 not checkable',
        '',
        '- [x] **Release refs** · pass · `v1.0.0, v1.1.0` · `specs/extension-beta-evidence.yaml:7`',
        '- [ ] **Owner sign-off** · missing · `not signed` · `specs/extension-beta-evidence.yaml:7`',
        '  - `The owner has not signed off.`',
        '- [ ] **Exported API** · not checkable · `it takes two snapshots` · `specs/extension-beta-evidence.yaml:7`',
        '',
      ].join('\n'),
    )
  })

  for (const hostile of [
    '](https://evil.example) [x',
    '<img src=https://evil.example/a.png>',
    '![x](https://evil.example/a.png)',
    '@everyone please',
    '#1 and GH-2',
    '`](command:evil)`',
    '``` \n\n# Heading\n\n- [x] done',
    'https://evil.example/',
    '| a | b |\n| --- | --- |',
  ]) {
    it(`makes nothing live of ${JSON.stringify(hostile)}`, () => {
      const bad = promotion([criterion('document', 'missing', hostile, hostile)], { path: hostile, surface: hostile })
      const issue = nodesIn(checklistForIssue(bad, english))
      const [title, ...others] = issue.filter(({ type }) => type === 'heading')
      assert.ok(title?.type === 'heading' && title.depth === 3 && others.length === 0)
      // One criterion, and one message below it.
      assert.equal(issue.filter(({ type }) => type === 'listItem').length, 2)
      // GitHub makes a mention or a reference of what does not stand in code.
      const texts = issue.flatMap(node => (node.type === 'text' ? node.value : []))
      assert.doesNotMatch(texts.join(), /@everyone|#1|GH-2|evil/)
      const hover = nodesIn(checklist(bad, () => undefined, english).markdown)
      for (const { type } of [...issue, ...hover]) assert.ok(!live.has(type), type)
    })
  }
})
