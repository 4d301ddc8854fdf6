import { listValues } from '../manifest/manifest-lines.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** A command for a module, and how many other manifests have the same for theirs. */
interface TestCommand {
  readonly command: string
  readonly manifests: number
}

/** What proves a change of a module: the commands of other manifests with this module's path, the commonest first. */
export function testCommands(snapshot: Snapshot, directory: string): TestCommand[] {
  const usual = ['go test -race -timeout 60s', 'go test -timeout 20s', 'go vet'].map(go => `${go} ./${directory}/...`)
  const counts = new Map(usual.map(command => [command, 0]))
  for (const [other, { lines }] of snapshot.manifests) {
    if (other === directory) continue
    for (const { text } of listValues(lines, 'test_commands')) {
      const words = text.split(' ')
      const own = words.map(word => (isPathOf(word, other) ? word.replace(other, directory) : word)).join(' ')
      // Some prove a change by all tests there are.
      if (own !== text || words.includes('./...')) counts.set(own, (counts.get(own) ?? 0) + 1)
    }
  }
  return [...counts].map(([command, manifests]) => ({ command, manifests })).sort((a, b) => b.manifests - a.manifests)
}

const isPathOf = (word: string, directory: string): boolean =>
  word === `./${directory}` || word === `./${directory}/...`
