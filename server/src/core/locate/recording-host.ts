import type { Host } from './host.ts'

/**
 * A host that tells of each path that it is asked for, before it looks there.
 * @param asked is given absolute paths, the same one as often as it is asked for
 */
export function recordingHost(host: Host, asked: (path: string) => void): Host {
  const noted =
    <Answer>(look: (path: string) => Answer) =>
    (path: string): Answer => {
      asked(path)
      return look(path)
    }
  return {
    ...host,
    readText: noted(host.readText),
    isDirectory: noted(host.isDirectory),
    names: noted(host.names),
  }
}
