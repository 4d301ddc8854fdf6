import fs from 'node:fs'
import path from 'node:path'
import { specPaths } from '../../server/src/core/repo/snapshot.ts'
import { sampleDirectory } from './sample-files.ts'

/** Where the sample has the manifest of an extension. */
export const communityManifest = 'examples/limiter/community-extension.yaml'

/** That manifest, and what it is held against. */
export const communityFiles: readonly (readonly [path: string, text: string])[] = [
  communityManifest,
  specPaths.communitySchema,
].map(file => [file, fs.readFileSync(path.join(sampleDirectory, file), 'utf8')])
