import { namingIn } from '../modules/usage.ts'
import { isManifestPath } from '../repo/interest.ts'
import { cleanPath, parentPath } from '../repo/paths.ts'
import type { Localize } from '../text/localize.ts'
import type { HoverQuestion } from './hover-question.ts'
import { type HoverContent, type Line, render, shortList } from './rich-text.ts'

/** Flags of `go test` whose value may be the next word. */
const valued = /^--?(?:bench|benchtime|count|covermode|coverpkg|coverprofile|cpu|fuzz|parallel|run|skip|tags|timeout)$/

/** What a test command does, and which other modules are proved by the same, with their own paths in it. */
export function commandFacts({ snapshot, path, t }: HoverQuestion, value: string): HoverContent | undefined {
  const words = value.trim().split(/\s+/)
  const meaning = commandMeaning(words, t)
  const isManifest = isManifestPath(path)
  const modules = isManifest ? namingIn(snapshot, 'test_commands', parentPath(path))(value) : []
  const missing = packagesOf(words).filter(written => snapshot.tree.kind(directoryOf(written)) !== 'directory')
  if (meaning.length === 0 && modules.length === 0) return undefined
  const head: Line = [
    { code: value },
    ...(modules.length > 0 ? [` · ${t('modules: {count}', { count: modules.length })}`] : []),
  ]
  const facts = [...meaning, ...missing.map(written => t('{path} does not exist.', { path: written }))]
  const body = [facts.join(' '), shortList(modules)].filter(text => text !== '')
  return render({ head: [[head]], body: body.map(text => [[text]]) })
}

/** One sentence for each thing that a go command is told. */
function commandMeaning(words: readonly string[], t: Localize): string[] {
  const packages = packagesOf(words).map(written => packagesText(written, t))
  const named = packages.length > 0 ? packages.join(', ') : t('the package in the root directory')
  if (words[0] !== 'go') return []
  if (words[1] === 'vet') return [t('Looks for mistakes that compile, in {packages}.', { packages: named })]
  if (words[1] === 'build') return [t('Compiles {packages}.', { packages: named })]
  if (words[1] !== 'test') return []
  const timeout = flagValue(words, 'timeout')
  const run = flagValue(words, 'run')
  return [
    t('Runs the tests of {packages}.', { packages: named }),
    ...(run === undefined ? [] : [t('Only those that match {pattern}.', { pattern: run })]),
    ...(words.some(word => /^--?race(?:=true)?$/.test(word)) ? [t('Looks for data races meanwhile.')] : []),
    ...(timeout === undefined ? [] : [t('Fails after {time}.', { time: timeout })]),
  ]
}

/** What stands behind the flags. */
function packagesOf(words: readonly string[]): string[] {
  const found: string[] = []
  for (let at = 2; at < words.length; at++) {
    const word = words[at] ?? ''
    if (valued.test(word)) at++
    else if (word.startsWith('./') || word === '.') found.push(word)
  }
  return words[0] === 'go' ? found : []
}

const directoryOf = (written: string): string => {
  const path = cleanPath(written.replace(/\/\.\.\.$/, ''))
  return path === '.' ? '' : path
}

function packagesText(written: string, t: Localize): string {
  const directory = directoryOf(written)
  if (!written.endsWith('/...')) return directory === '' ? t('the package in the root directory') : directory
  return directory === '' ? t('every package') : t('{directory} and all below it', { directory })
}

/** The value of a flag, behind `=` or as the next word. */
function flagValue(words: readonly string[], name: string): string | undefined {
  for (const [at, word] of words.entries()) {
    const [flag, value] = word.replace(/^--?/, '').split('=', 2)
    if (word.startsWith('-') && flag === name) return value ?? words[at + 1]
  }
  return undefined
}
