import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { checkSync, type Diagnostics } from 'recheck'
import ts from 'typescript'

const root = path.join(import.meta.dirname, '..', '..')

interface Pattern {
  readonly place: string
  readonly source: string
  readonly flags: string
}

/** What a pattern may be run over is known, and short: pages that are part of the bundle. */
const overOwnTexts: ReadonlySet<string> = new Set(['server/src/cli/rule-help.ts'])

const files = ['server/src', 'client/src', 'server/bin'].flatMap(folder =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:ts|cjs)$/.test(name))
    .map(name => `${folder}/${name.replaceAll(path.sep, '/')}`),
)

/** The expressions that stand in a file, and those that a function makes, with a word for what is put in. */
function patternsIn(file: string): Pattern[] {
  const tree = ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Pattern[] = []
  const add = (node: ts.Node, source: string, flags: string): void => {
    found.push({ place: `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, source, flags })
  }
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []
      add(node, source, flags)
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp' && isInFunction) {
      const [template, flags] = node.arguments ?? []
      if (template && isOfWords(template))
        add(node, wordsIn(template), flags && ts.isStringLiteral(flags) ? flags.text : '')
    }
    const inner = isInFunction || ts.isFunctionLike(node)
    ts.forEachChild(node, child => visit(child, inner))
  }
  visit(tree, false)
  return found
}

const isOfWords = (node: ts.Node): node is ts.TemplateExpression =>
  ts.isTemplateExpression(node) &&
  node.templateSpans.every(({ expression }) => ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression))

const wordsIn = ({ head, templateSpans }: ts.TemplateExpression): string =>
  head.text +
  templateSpans
    .map(({ expression, literal }) => (/indent/.test(expression.getText()) ? '4' : 'name') + literal.text)
    .join('')

type Attack = Extract<Diagnostics, { status: 'vulnerable' }>['attack']

/** Whether ten times an attack takes far more than ten times as long. */
function growsFaster(pattern: RegExp, { pumps, suffix, base }: Attack): boolean {
  const milliseconds = (times: number): number => {
    const count = Math.ceil((base * times) / 10)
    const text =
      pumps.reduce((before, { prefix, pump, bias }) => before + prefix + pump.repeat(bias + count), '') + suffix
    const runs = [1, 2, 3].map(() => {
      const start = process.cpuUsage().user
      text.replace(pattern, '')
      return (process.cpuUsage().user - start) / 1000
    })
    return Math.min(...runs)
  }
  const [small, large] = [milliseconds(1), milliseconds(10)]
  return large > 100 && large > 30 * small
}

describe('regular expressions', function () {
  this.timeout(600_000)

  it('take time that grows as their input does, however it is written', () => {
    const script = path.join(root, 'test', 'support', 'record-patterns.ts')
    const recorded: Omit<Pattern, 'place'>[] = JSON.parse(
      execFileSync(process.execPath, [script], { encoding: 'utf8' }),
    )
    assert.ok(recorded.length > 8, 'those that are made at run time are seen')
    const all = [
      ...files.filter(file => !overOwnTexts.has(file)).flatMap(patternsIn),
      ...recorded.map(pattern => ({ ...pattern, place: 'made at run time' })),
    ]
    const distinct = new Map(all.map(pattern => [`/${pattern.source}/${pattern.flags}`, pattern]))
    const bad = [...distinct].flatMap(([text, { place, source, flags }]) => {
      // Without two repetitions, or one that can begin anywhere, there is nothing to go back to.
      if (!/[*+]|\{\d*,\d*\}/.test(source)) return []
      const diagnosis = checkSync(source, flags, { timeout: 30_000 })
      if (diagnosis.status === 'safe') return []
      // What is guessed and not proven is tried.
      const isGuess = diagnosis.status === 'vulnerable' && diagnosis.complexity.isFuzz
      if (isGuess && !growsFaster(new RegExp(source, flags), diagnosis.attack)) return []
      return [`${place} ${text}: ${diagnosis.status}`]
    })
    assert.ok(distinct.size > 300)
    assert.deepEqual(bad, [])
  })
})
