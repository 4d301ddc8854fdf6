import type { RulePage } from './page.ts'

const manifest = 'x/new/module.yaml'

export const yamlPages: readonly RulePage[] = [
  {
    code: 'yaml-syntax',
    why: 'CI reads manifests and specs line by line and takes much that is no YAML. Editors, generators and other tools read YAML, and fail on the whole file.',
    mend: 'Mend the line that is marked; most often a value wants quotes.',
    bad: { [manifest]: [['summary: What x/new is for.', 'summary: @new is for this']] },
  },
  {
    code: 'schema-violation',
    why: 'CI looks at few keys of a manifest or specs file. The JSON Schemas know all of them, so they also find a misspelt key, a number where a text is due, or a map in a list of texts.',
    mend: 'Correct the spelling or the shape as the message says.',
    bad: { [manifest]: [['summary: What', 'sumary: Twice\nsummary: What']] },
  },
  {
    code: 'readings-differ',
    why: 'CI reads line by line, all other tools read YAML. Where the two see different values, one of them acts on what nobody meant to write. Comments behind values, brackets, anchors and folded texts are the usual causes.',
    mend: 'Write the value plainly: on the line of its key, one list item a line, comments on lines of their own.',
    bad: { [manifest]: [['owner: labs', 'owner: labs # for now']] },
    also: ['dashboard-drift'],
  },
]
