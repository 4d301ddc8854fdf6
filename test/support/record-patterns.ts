import fs from 'node:fs'
import path from 'node:path'

/**
 * Prints every regular expression that the sources of core make at run time, as JSON: of those that are made when they
 * are loaded, and of those that the proof of a usual manifest needs.
 */
const made: { source: string; flags: string }[] = []
const note = (pattern: RegExp): RegExp => {
  // Those of libraries are their own.
  const [, , , caller = ''] = new Error().stack?.split('\n') ?? []
  if (caller.includes('server/src')) made.push({ source: pattern.source, flags: pattern.flags })
  return pattern
}
const recording: RegExpConstructor = new Proxy(RegExp, {
  apply: (plain, self, words) => Reflect.apply(plain, self, words),
  construct: (plain, words, target): RegExp =>
    note(Reflect.construct(plain, words, target === recording ? plain : target)),
})
Object.defineProperty(globalThis, 'RegExp', { value: recording })

const core = path.join(import.meta.dirname, '..', '..', 'server', 'src', 'core')
for (const name of fs.readdirSync(core, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.ts')) await import(path.join(core, name))
}
const { isUsualManifest } = await import('../../server/src/core/yaml/usual-manifest.ts')
const { readManifestLines } = await import('../../server/src/core/manifest/manifest-lines.ts')
const { SourceText } = await import('../../server/src/core/text/source-text.ts')
isUsualManifest('name: x/a\n', readManifestLines(new SourceText('name: x/a\n')))
process.stdout.write(JSON.stringify(made))
