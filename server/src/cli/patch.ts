import path from 'node:path'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { harmless } from './harmless.ts'
import type { WorkspaceReport } from './report.ts'

/** As git shows changes. */
const options = { context: 3, headerOptions: FILE_HEADERS_ONLY }

/**
 * What fixes would change, as a patch that `git apply` takes in `base`.
 * @param base absolute path that the files are named from
 * @param isTerminal whether a person reads it there, and no program: then nothing in it commands the terminal
 */
export function patchReport(reports: readonly WorkspaceReport[], base: string, isTerminal: boolean): string {
  const patches = reports.flatMap(({ root, snapshot, planned = new Map() }) =>
    [...planned].map(([file, after]) => {
      const name = path.relative(base, path.join(root, file)).split(path.sep).join('/')
      const before = snapshot.text(file)?.text ?? ''
      return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after.text, '', '', options)
    }),
  )
  const whole = patches.join('')
  return isTerminal ? whole.split('\n').map(harmless).join('\n') : whole
}
