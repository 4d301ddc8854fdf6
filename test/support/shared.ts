import fs from 'node:fs'
import path from 'node:path'

const beside = path.join(import.meta.dirname, '..', '..', '..', 'shared')

/** Where the recorded verdicts and the data to try them on lie; undefined where the project is without them. */
export const sharedDir: string | undefined = fs.existsSync(beside) ? beside : undefined
