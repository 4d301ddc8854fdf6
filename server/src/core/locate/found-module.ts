import { readGoMod } from '../golang/mod/go-mod.ts'
import { plumegoModule } from '../spec/repo.ts'
import { isCheckout } from './checkout.ts'
import type { Host } from './host.ts'

/** What is at a directory that go.mod or go.work names. */
export type Found = 'missing' | 'file' | 'no-go-mod' | 'not-plumego' | 'fork' | 'plumego'

/** @param directory absolute path */
export function foundAt(host: Host, directory: string): { readonly kind: Found; readonly module: string | undefined } {
  const goMod = host.readText(host.resolve(directory, 'go.mod'))
  if (goMod === undefined) {
    const isFile = !host.isDirectory(directory) && host.readText(directory) !== undefined
    return { kind: isFile ? 'file' : host.isDirectory(directory) ? 'no-go-mod' : 'missing', module: undefined }
  }
  const module = readGoMod(goMod).module?.text
  if (module === plumegoModule) return { kind: 'plumego', module }
  return { kind: isLaidOutAsPlumego(host, directory) ? 'fork' : 'not-plumego', module }
}

/** Older versions have no specs; each has extensions, and stable roots beside them. */
function isLaidOutAsPlumego(host: Host, directory: string): boolean {
  const holds = (name: string): boolean => host.isDirectory(host.resolve(directory, name))
  return isCheckout(host, directory) || holds('x') || (holds('core') && holds('router'))
}
