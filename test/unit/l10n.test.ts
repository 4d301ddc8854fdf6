import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { Node, Project, SyntaxKind } from 'ts-morph'
import catalogue from '../../server/src/core/catalogue/plumego.json' with { type: 'json' }
import { ruleListings } from '../../server/src/core/rules/registry.ts'

const root = path.join(import.meta.dirname, '..', '..')
const readJson = (file: string): Record<string, string> => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'))

/** Every template that the sources give to a function called `t`, and where. */
function templates(): Map<string, string> {
  const found = templatesIn(`${root}/server/src/**/*.ts`, `${root}/client/src/**/*.ts`)
  for (const { packages } of catalogue.layouts) {
    for (const [name, { role }] of Object.entries(packages)) found.set(role, `the role of ${name}`)
  }
  for (const { summary, code } of ruleListings) found.set(summary, `the summary of ${code}`)
  for (const name of fs.readdirSync(path.join(root, 'schemas'))) {
    const { title, properties, definitions } = JSON.parse(fs.readFileSync(path.join(root, 'schemas', name), 'utf8'))
    for (const text of [title, ...wordsOf([properties, definitions])]) found.set(text, `schemas/${name}`)
  }
  return found
}

/** Those that sources give to it. */
function templatesIn(...sources: readonly string[]): Map<string, string> {
  const project = new Project()
  project.addSourceFilesAtPaths(sources)
  const found = new Map<string, string>()
  for (const file of project.getSourceFiles()) {
    for (const call of file.getDescendantsOfKind(SyntaxKind.CallExpression)) {
      const [template] = call.getArguments()
      if (!/(^|[.#])t$/.test(call.getExpression().getText()) || !template) continue
      for (const literal of [template, ...template.getDescendants()]) {
        if (!Node.isStringLiteral(literal) && !Node.isNoSubstitutionTemplateLiteral(literal)) continue
        found.set(
          literal.getLiteralValue(),
          `${path.relative(root, file.getFilePath())}:${literal.getStartLineNumber()}`,
        )
      }
    }
  }
  return found
}

/** The words of a schema for people: titles, descriptions, what fixed values mean. */
function wordsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const isWord = keyword === 'title' || keyword === 'description'
    if (isWord && typeof value === 'string') return [value]
    return keyword === 'markdownEnumDescriptions' ? value : wordsOf(value)
  })
}

const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

describe('texts', () => {
  const wanted = templates()
  const chinese = readJson('l10n/bundle.l10n.zh-cn.json')

  it('are all in Chinese', () => {
    const missing = [...wanted].filter(([template]) => chinese[template] === undefined)
    assert.deepEqual(missing, [])
  })

  it('have no Chinese that nothing says', () => {
    assert.deepEqual(
      Object.keys(chinese).filter(template => !wanted.has(template)),
      [],
    )
  })

  it('name the same values in both languages', () => {
    const differing = Object.entries(chinese).filter(([en, zh]) => places(en).join() !== places(zh).join())
    assert.deepEqual(differing, [])
  })

  it('of the extension are all where VS Code reads them, and the server’s are not', () => {
    const { l10n }: { l10n: string } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    const read = readJson(path.join(l10n, 'bundle.l10n.zh-cn.json'))
    const client = [...templatesIn(`${root}/client/src/**/*.ts`).keys()]
    assert.ok(client.length > 100)
    assert.deepEqual(
      client.filter(template => read[template] !== chinese[template]),
      [],
    )
    assert.ok(Object.keys(read).length < Object.keys(chinese).length / 2)
  })

  it('of the manifest are in both languages', () => {
    assert.deepEqual(
      Object.keys(readJson('package.nls.json')).sort(),
      Object.keys(readJson('package.nls.zh-cn.json')).sort(),
    )
  })
})
