import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type BoundaryPage, readBoundaryPage } from '../../../server/src/core/maturity/boundary-page.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const page = `# Boundaries

| Package | Role |
| --- | --- |
| \`x/before\` | stands under no category |

### A — For applications

Prose that mentions \`x/prose\`.

| Family | Primary role |
|---|---|
| \`x/shop\` | Selling \`x/aside\` **well** |
| \`x/mail\`, \`x/post\` | Sending |
| [\`x/linked\`](linked.md) | Linked |
| nothing here | No package |

#### More of it

| Family | Primary role |
|---|---|
| \`x/deep\` | Under a heading below the category's |

### B — Parts

| Package | Parent family | Role |
| --- | --- | --- |
| \`x/shop/till\` | \`x/shop\` | Counting |
| \`x/shop\` | — | Again |

### D — Packs

| Package | Notes |
| --- | --- |
| \`x/shop\` in many towns | See \`x/shop/till\` |

## After

| Package | Role |
| --- | --- |
| \`x/after\` | stands under no category |
`

const chinese = `---
title: 扩展边界
---

import Card from '../card.astro'

### A — 面向应用的能力家族

| 家族 | 主要角色 |
| --- | --- |
| \`x/shop\` | 销售 |

### B — 支撑原语

| 包 | 父家族 | 角色 |
| --- | --- | --- |
| \`x/shop/till\` | \`x/shop\` | 结账 |
| \`x/data\` 高级拓扑 | — | 持久化 |
`

/** One line for each row: package, parent, scope, role. */
const told = ({ categories }: BoundaryPage): string[] =>
  categories.flatMap(({ letter, title, rows }) => [
    `${letter} ${title}`,
    ...rows.map(row => [row.package, row.parent ?? '-', row.scope ?? '-', row.role].join(' | ')),
  ])

const english = [
  'A For applications',
  'x/shop | - | - | Selling x/aside well',
  'x/mail | - | - | Sending',
  'x/post | - | - | Sending',
  'x/linked | - | - | Linked',
  "x/deep | - | - | Under a heading below the category's",
  'B Parts',
  'x/shop/till | x/shop | - | Counting',
  'x/shop | - | - | Again',
  'D Packs',
  'x/shop | - | in many towns | See x/shop/till',
]

describe('the Extension Boundary page', () => {
  const variants: Record<string, string> = {
    'as it is': page,
    'with CR LF': page.replaceAll('\n', '\r\n'),
    'with a byte order mark': `\ufeff${page}`,
    'with both': `\ufeff${page.replaceAll('\n', '\r\n')}`,
  }
  for (const [name, text] of Object.entries(variants)) {
    it(`reads categories and rows ${name}`, () => {
      assert.deepEqual(told(readBoundaryPage(new SourceText(text))), english)
    })

    it(`says where each package stands ${name}`, () => {
      const rows = readBoundaryPage(new SourceText(text)).categories.flatMap(category => category.rows)
      assert.deepEqual(
        rows.map(row => text.slice(row.at.start, row.at.end)),
        rows.map(row => `\`${row.package}\``),
      )
    })
  }

  it('reads the Chinese copy', () => {
    assert.deepEqual(told(readBoundaryPage(new SourceText(chinese))), [
      'A 面向应用的能力家族',
      'x/shop | - | - | 销售',
      'B 支撑原语',
      'x/shop/till | x/shop | - | 结账',
      'x/data | - | 高级拓扑 | 持久化',
    ])
  })

  it('is empty where there are no categories', () => {
    assert.deepEqual(readBoundaryPage(new SourceText('# Nothing\n')).categories, [])
  })
})
