const content = 'What belongs there is for a person to write.'
const choice = 'Which of two things is right only a person knows.'
const disk = 'The mend is to create, move or delete files.'

const acknowledged = 'It may well stay: a person acknowledges it with the reason.'

/** Rules that offer no fix, and why. */
export const withoutFix: ReadonlyMap<string, string> = new Map([
  ['forbidden-path', disk],
  ['list-too-long', 'Which entries to drop or merge only a person knows.'],
  ['manifest-missing', disk],
  ['nested-go-mod', disk],
  ['dashboard-candidate-without-evidence', content],
  ['readme-beta-list-missing', content],
  ['evidence-empty', content],
  ['evidence-module-missing', content],
  ['evidence-package-unset', content],
  ['evidence-package-not-found', choice],
  ['evidence-package-not-directory', choice],
  ['evidence-package-outside-module', choice],
  ['evidence-tier-unlisted', 'Either side may be right, and one of the two would promote.'],
  ['evidence-doc-unset', content],
  ['evidence-doc-not-found', content],
  ['release-ref-unresolved', 'Which commit was meant only a person knows, or git has to fetch it.'],
  ['history-missing', 'It is about the clone, not about a file.'],
  ['snapshot-outside-root', disk],
  ['snapshot-not-found', disk],
  ['snapshot-unreadable', choice],
  ['snapshot-not-file', choice],
  ['experimental-import', acknowledged],
  ['protected-import', acknowledged],
  ['subordinate-import', acknowledged],
  ['module-not-found', 'Where the module is only a person knows.'],
  ['replaced-by-other', 'Where Plumego is only a person knows.'],
  ['replaced-by-fork', acknowledged],
  ['mod-syntax', 'What was meant cannot be told from what cannot be read.'],
  ['maturity-conflict', 'Which source is right only a person knows, and one of the two ways promotes.'],
  ['self-registration', 'What the function should take, and who calls it, only a person knows.'],
  ['alternate-layout', disk],
  ['unexpected-top-level', disk],
  ['required-path-missing', disk],
  ['required-path-unreadable', disk],
  ['reference-go-mod-missing', disk],
  ['path-outside', 'What is meant instead only a person knows.'],
  ['yaml-syntax', 'What was meant cannot be told from what cannot be read.'],
  ['check-blocked', 'A file is missing or unreadable: another rule offers what can be mended in it.'],
  ['layout-differs', 'It is about the version of Plumego, not about a file.'],
])
