// Loaded before the tests of one mutant: it puts the changed text in the place of a file, in each process and thread of them.
import fs from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Mutation } from './mutations.ts'

const {
  url: changed,
  start,
  end,
  replacement,
}: Pick<Mutation, 'start' | 'end' | 'replacement'> & { url: string } = JSON.parse(process.env.PLUMEGO_MUTANT ?? '')

registerHooks({
  load(url, context, nextLoad) {
    if (url !== changed) return nextLoad(url, context)
    const text = fs.readFileSync(fileURLToPath(url), 'utf8')
    const source = text.slice(0, start) + replacement + text.slice(end)
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})
