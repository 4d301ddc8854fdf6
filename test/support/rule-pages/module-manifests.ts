import type { RulePage } from './page.ts'

const manifest = 'x/new/module.yaml'

export const moduleManifestsPages: readonly RulePage[] = [
  {
    code: 'missing-key',
    why: 'A manifest answers the same questions for every module; specs/module-manifest.schema.yaml lists them. Tools and people rely on all answers being there.',
    mend: 'Add the key. The quick fix writes a skeleton where the value can be guessed at; replace what it guesses.',
    bad: { [manifest]: [['summary: What x/new is for.\n', '']] },
  },
  {
    code: 'empty-list',
    why: 'A required list holds at least one entry. CI sees only entries on lines of their own, indented and behind a dash: a list in brackets, or at the indent of its key, is empty to it.',
    mend: 'Write each entry on its own line, two spaces in.',
    bad: { [manifest]: [['allowed_imports:\n  - stdlib\n  - contract\n', 'allowed_imports: [stdlib, contract]\n']] },
    also: ['readings-differ'],
  },
  {
    code: 'empty-value',
    why: 'A key that is there without a value answers nothing. CI takes the value from the line of the key only.',
    mend: 'Write the value behind the colon, on the same line.',
    bad: { [manifest]: [['summary: What x/new is for.', 'summary: ""']] },
  },
  {
    code: 'list-too-long',
    why: 'The schema limits some lists, so that a manifest stays a summary: a module with a dozen responsibilities is two modules.',
    mend: 'Merge entries that say the same, drop the rest, or split the module.',
    bad: { [manifest]: [['  - contract\n', '  - contract\n  - health\n  - log\n']] },
  },
  {
    code: 'invalid-value',
    why: 'Some keys take one of a few words, which other checks and tools compare literally. A comment behind the value is a part of it to CI.',
    mend: 'Write one of the values that the message lists, with nothing behind it.',
    bad: { 'x/data/module.yaml': [['layer: extension', 'layer: extensoin']] },
    also: ['layer-mismatch'],
  },
  {
    code: 'path-mismatch',
    why: 'A manifest is for the directory that it lies in, and says so. After a move or a copy it would speak for another one.',
    mend: 'Write the directory, from the root of the repository and without a slash at its end.',
    bad: { [manifest]: [['path: x/new', 'path: x/old']] },
  },
  {
    code: 'name-mismatch',
    why: 'A module is called by its directory everywhere: in rules, in evidence, on the dashboard. Another name in its manifest breaks those links.',
    mend: 'Write the directory, from the root of the repository.',
    bad: { 'x/data/file/module.yaml': [['name: x/data/file', 'name: x/data/files']] },
  },
  {
    code: 'layer-mismatch',
    why: 'The place of a module decides its layer: extension below x/, stable in a stable root. Rules follow the place, so the manifest must not claim otherwise.',
    mend: 'Write the layer of the place. A module that should be in another layer has to move.',
    bad: { [manifest]: [['layer: extension', 'layer: stable']] },
  },
  {
    code: 'doc-path-missing',
    why: 'doc_paths leads readers from a module to what is written about it. A path that leads nowhere is worse than none.',
    mend: 'Write the document, correct the path, or drop the entry.',
    bad: { [manifest]: [['doc_paths:\n', 'doc_paths:\n  - docs/modules/x/new/README.md\n']] },
  },
  {
    code: 'strict-boundary-missing',
    why: 'The stable roots are what applications build on. Each states in one line which boundary it keeps whatever happens.',
    mend: 'Add strict_boundary with that line.',
    bad: { 'core/module.yaml': [['strict_boundary: Stays below x/\n', '']] },
  },
  {
    code: 'manifest-missing',
    why: 'Every stable root and every family directly below x/ has an owner and a boundary, and its manifest is where they are written down.',
    mend: 'Add a module.yaml beside the code, with all required keys. If the directory holds no module, move it away from there.',
    bad: { 'x/extra/extra.go': 'package extra\n' },
    also: ['extension-root-undeclared'],
  },
  {
    code: 'nested-go-mod',
    why: 'Extensions are released with Plumego, as a part of its one Go module. A go.mod below x/ takes its directory out, checks and tests included.',
    mend: 'Delete the go.mod. An adapter that needs dependencies of its own belongs in the application that uses it.',
    bad: { 'x/new/go.mod': 'module example.com/new\n' },
  },
]
