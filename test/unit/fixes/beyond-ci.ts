import { base, module } from '../../support/beyond-ci-workspace.ts'
import type { FixExample } from '../../support/fix-examples.ts'

export const beyondCiWorkspace = base

/** A rule to begin with, behind another. */
const newRule = `
  x/data:
    path: x/data
    layer: extension
    allow:
      - stdlib
    deny:
      - reference/**
      - cmd/**
`

/** Patterns behind the item of a list, each a slip away from one that says something. */
function slips(
  written: readonly (readonly [where: string, before: string, slip: string, meant: string])[],
): FixExample[] {
  return written.map(([where, before, slip, meant]) => {
    const dash = `\n${/ *- /.exec(before)?.[0] ?? ''}`
    return {
      code: 'pattern-matches-nothing',
      when: `${where}: ${slip} means ${meant}`,
      mistake: [[before, before + dash + slip]],
      mend: [[dash + slip, dash + meant]],
    }
  })
}

export const beyondCiExamples: readonly FixExample[] = [
  {
    code: 'import-not-allowed',
    when: 'the import goes',
    mistake: [['package rest\n', `package rest\n\nimport "${module}/health"\n`]],
    mend: [[`package rest\n\nimport "${module}/health"\n`, 'package rest\n\n']],
  },
  {
    code: 'pattern-matches-nothing',
    when: 'what was meant',
    mistake: [[`  - ${module}/log\n`, `  - ${module}/store/**\n`]],
    mend: [[`  - ${module}/store/**\n`, '  - store/**\n']],
  },
  ...slips([
    ['deny of a rule', '    deny:\n      - core/**', 'x/dta/**', 'x/data/**'],
    ['deny of a rule, in quotes', '    deny:\n      - core/**', '"x/dta/**"', '"x/data/**"'],
    ['deny of a rule, a letter twice', '    deny:\n      - core/**', 'x/daata/**', 'x/data/**'],
  ]),
  {
    code: 'unproven-promotion',
    when: 'back to what the evidence is for',
    mistake: [['name: x/rest\nstatus: beta', 'name: x/rest\nstatus: ga']],
    mend: [['name: x/rest\nstatus: ga', 'name: x/rest\nstatus: beta']],
  },
  {
    code: 'evidence-reused',
    when: 'the second of two',
    mistake: [['      - v1.1.0\n', '      - v1.0.0\n']],
    mend: [['      - v1.0.0\n      - v1.0.0\n', '      - v1.0.0\n']],
    shows: ['blocker-missing'],
  },
  {
    code: 'module-unruled',
    when: 'a rule to begin with',
    mistake: [['  x/data:\n    path: x/data\n', '']],
    mend: [['    deny:\n      - core/**\n', `    deny:\n      - core/**\n${newRule}`]],
  },
  {
    code: 'module-unregistered',
    when: 'what a family of its own has',
    mistake: [
      ['  x/data:\n    path: x/data\n', ''],
      ['      - x/data\n', ''],
    ],
    mend: [
      ['      - x/rest\n', '      - x/rest\n      - x/data\n'],
      ['    deny:\n      - core/**\n', `    deny:\n      - core/**\n${newRule}`],
    ],
    shows: ['check-blocked'],
  },
  {
    code: 'owner-misspelt',
    when: 'the one who is meant',
    mistake: [
      ['name: x/rest\n', 'name: x/rest\nowner: storage\n'],
      ['name: x/data\n', 'name: x/data\nowner: storage\n'],
      ['name: x/data/file\n', 'name: x/data/file\nowner: storgae # since v1\n'],
    ],
    mend: [['owner: storgae # since v1\n', '# since v1\nowner: storage\n']],
  },
  ...(
    [
      ['from the module on', '  part: fiel/', '  part: file/'],
      ['from the root on', '  part: "x/data/dat.go"', '  part: "x/data/data.go"'],
    ] as const
  ).map(([when, mistake, mend]) => ({
    code: 'path-not-found',
    when,
    mistake: [['name: x/data\n', `name: x/data\nlanding_zones:\n${mistake}\n`]] as const,
    mend: [[mistake, mend]] as const,
  })),
  {
    code: 'path-not-found',
    when: 'of what is read first',
    mistake: [['name: x/data\n', 'name: x/data\nentrypoint_reads:\n  - x/data/dta.go\n']],
    mend: [['x/data/dta.go', 'x/data/data.go']],
  },
  {
    code: 'allowed-and-denied',
    when: 'the entry of a rule that has no effect',
    mistake: [['    allow:\n      - stdlib\n', '    allow:\n      - stdlib\n      - core/a\n']],
    mend: [['      - core/a\n', '']],
  },
  {
    code: 'allowed-and-denied',
    when: 'the entry of a manifest that has no effect',
    mistake: [['  - store\n', '  - store\n  - x/data\n']],
    mend: [['  - store\n  - x/data\n', '  - store\n']],
  },
  {
    code: 'stale-acknowledgement',
    when: 'the comment goes',
    mistake: [['package rest\n', 'package rest\n\n//plumego:acknowledge import-not-allowed why\n']],
    mend: [['package rest\n\n//plumego:acknowledge import-not-allowed why\n', 'package rest\n\n']],
  },
]
