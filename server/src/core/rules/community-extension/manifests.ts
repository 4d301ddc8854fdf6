import { isPassedOver } from '../../application/own-files.ts'
import { isForeignPath } from '../../repo/interest.ts'
import { parentPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { isCommunityExtension } from '../../schema/file-schemas.ts'
import { type CommunityManifest, type CommunitySchema, readCommunityManifest } from '../../spec/community-extension.ts'
import type { SourceText } from '../../text/source-text.ts'

export const check = 'community-extension'

export const schemaPath = specPaths.communitySchema

/** A manifest of an extension, and where it lies. */
export interface CommunitySource {
  readonly path: string
  readonly source: SourceText
  readonly manifest: CommunityManifest
  readonly snapshot: Snapshot
}

/** A manifest of an extension, and what it is held against. */
export interface CommunityFile extends CommunitySource {
  readonly schema: CommunitySchema
}

/** A manifest that can be read. @param path relative to the workspace */
export function communitySource(snapshot: Snapshot, path: string): CommunitySource | undefined {
  const source = snapshot.text(path)
  return source && { path, source, manifest: snapshot.fact(source, readCommunityManifest), snapshot }
}

/**
 * The manifests of extensions that lie in a workspace, sorted: those that cannot be read are among them, and those are
 * not that the go command passes over, such as the bad examples of a test.
 */
export const communityManifests = (snapshot: Snapshot): readonly string[] =>
  snapshot.memo(findManifests).filter(path => !snapshot.isForeign(path))

const findManifests = ({ textPaths, unreadable }: Snapshot): string[] =>
  [...new Set([...textPaths, ...unreadable.keys()])].filter(isLookedAt).sort()

const isLookedAt = (path: string): boolean =>
  isCommunityExtension(path) && !isForeignPath(path) && !parentPath(path).split('/').some(isPassedOver)
