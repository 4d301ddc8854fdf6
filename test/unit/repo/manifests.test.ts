import assert from 'node:assert/strict'
import { readManifestLines } from '../../../server/src/core/manifest/manifest-lines.ts'
import { FileMap } from '../../../server/src/core/repo/file-map.ts'
import { type Manifests, manifestsIn } from '../../../server/src/core/repo/manifests.ts'
import type { Reading } from '../../../server/src/core/text/reading.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

/** A reading that fails, by a mistake of ours, of a text that says so. */
function read<Fact>(source: SourceText, reading: Reading<Fact>): Fact {
  if (source.text.includes('boom')) throw new Error('boom')
  return reading(source)
}

const given = (files: Readonly<Record<string, string>>): FileMap<SourceText> =>
  new FileMap(new Map(Object.entries(files).map(([file, text]) => [file, new SourceText(text)])))

/** What is found in each of several states, one behind the other. */
function statesOf(...texts: readonly FileMap<SourceText>[]): Manifests[] {
  const all: Manifests[] = []
  for (const one of texts) all.push(manifestsIn(one, all.at(-1), read))
  return all
}

const failedIn = ({ failed }: Manifests): string[] => failed.map(({ path }) => path)

describe('the manifests of a state', () => {
  const start = given({ 'x/a/module.yaml': 'name: x/a\n', 'x/b/module.yaml': 'name: x/b\n', 'README.md': 'all\n' })
  const text = (of: string): SourceText => new SourceText(of)

  it('are those of the state before where none of their texts is another', () => {
    const [before, after] = statesOf(start, start.with('README.md', text('none\n')))
    assert.equal(after?.byDirectory, before?.byDirectory)
    assert.equal(after?.directories, before?.directories)
  })

  it('are the same objects but for the one whose text is another', () => {
    const [before, after] = statesOf(start, start.with('x/a/module.yaml', text('name: x/other\n')))
    assert.equal(after?.byDirectory.get('x/b'), before?.byDirectory.get('x/b'))
    assert.equal(after?.byDirectory.get('x/a')?.lines.get('name')?.scalar?.text, 'x/other')
    assert.equal(after?.directories, before?.directories)
    assert.deepEqual([...(after?.byDirectory.keys() ?? [])], ['x/a', 'x/b'])
  })

  it('are sorted, and have other directories, where one comes or goes', () => {
    const more = start.with('x/ab/module.yaml', text('name: x/ab\n'))
    const [first, second, third] = statesOf(start, more, more.with('x/a/module.yaml', undefined))
    assert.deepEqual([...(second?.byDirectory.keys() ?? [])], ['x/a', 'x/ab', 'x/b'])
    assert.deepEqual([...(third?.byDirectory.keys() ?? [])], ['x/ab', 'x/b'])
    assert.notEqual(second?.directories, first?.directories)
    assert.notEqual(third?.directories, second?.directories)
  })

  it('tell of one that cannot be read until it can, whatever else is edited', () => {
    const broken = start.with('x/a/module.yaml', text('boom\n'))
    const edited = broken.with('x/b/module.yaml', text('name: x/bb\n'))
    const added = edited.with('x/c/module.yaml', text('name: x/c\n'))
    const mended = added.with('x/a/module.yaml', text('name: x/a\n'))
    const states = statesOf(start, broken, edited, added, mended)
    assert.deepEqual(states.map(failedIn), [[], ['x/a/module.yaml'], ['x/a/module.yaml'], ['x/a/module.yaml'], []])
    assert.deepEqual([...(states.at(-1)?.byDirectory.keys() ?? [])], ['x/a', 'x/b', 'x/c'])
    assert.equal(
      states[0]?.byDirectory.get('x/a')?.lines.get('name')?.scalar?.text,
      readManifestLines(text('name: x/a\n')).get('name')?.scalar?.text,
    )
  })
})
