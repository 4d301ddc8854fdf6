import assert from 'node:assert/strict'
import type { Diagnostic } from 'vscode'
import { argumentsOf } from '../../../client/src/check-task/definition.ts'
import { foundBeside } from '../../../client/src/check-task/merged.ts'

describe('a task that runs plumego-check', () => {
  const table: readonly (readonly [what: string, definition: object, ...words: string[]])[] = [
    ['nothing', {}],
    ['checks', { checks: ['dependency-rules', 'x y'] }, '--check', 'dependency-rules', '--check', 'x y'],
    ['one check', { checks: 'dependency-rules' }, '--check', 'dependency-rules'],
    ['what is new', { changed: true }, '--changed'],
    ['what a branch brings', { changed: true, base: 'main...HEAD' }, '--changed=main...HEAD'],
    ['a base alone', { base: 'v1.0.0' }, '--changed=v1.0.0'],
    ['a base that looks like an option', { base: '--help' }, '--changed=--help'],
    ['a directory', { directory: 'my fork/x' }, 'my fork/x'],
    ['a directory that looks like an option', { directory: '--fix' }, './--fix'],
    ['nonsense', { checks: [1, '', null], changed: 'yes', base: 7, directory: {} }],
  ]
  for (const [what, definition, ...words] of table) {
    it(`has the arguments of ${what}`, () => {
      assert.deepEqual(argumentsOf(definition), ['--format', 'github', ...words])
    })
  }
})

describe('what the editor shows once the command has run', () => {
  const at = (source: string, code: string, line: number): Diagnostic => {
    const start = { line, character: 0, isEqual: (other: { line: number }) => other.line === line }
    // Of a diagnostic no more than this is looked at.
    return { source, code: source === 'plumego' ? { value: code } : code, range: { start } } as unknown as Diagnostic
  }
  const [ours, ourHint] = [at('plumego', 'a', 1), at('plumego', 'hint', 2)]
  const [theirs, beside] = [at('plumego-check', 'a', 1), at('plumego-check', 'b', 1)]
  const other = at('eslint', 'a', 1)

  type Found = readonly Diagnostic[] | undefined
  const table: readonly (readonly [what: string, own: Diagnostic[], all: Diagnostic[], found: Found])[] = [
    ['nothing that the server tells', [ours], [ours, theirs], []],
    ['nothing new without a run', [ours, ourHint], [ours, ourHint], undefined],
    ['what the command alone found', [ours], [ours, beside], [beside]],
    ['nothing new of an earlier run', [ours, beside], [ours, beside], undefined],
    ['what two runs found once', [ours, beside], [ours, beside, at('plumego-check', 'b', 1)], [beside]],
    ['nothing that others tell', [ours], [ours, other], undefined],
  ]
  for (const [what, own, all, found] of table) {
    it(`is ${what}, of the command`, () => {
      const facts = (list: Found) => list?.map(({ source, code, range }) => [source, code, range.start.line])
      assert.deepEqual(facts(foundBeside(own, all)), facts(found))
    })
  }
})
