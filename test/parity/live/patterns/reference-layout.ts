import { type Pattern, quoted } from './pattern.ts'

/** What the program reference-layout prints. */
export const referenceLayout: readonly Pattern[] = [
  { code: 'required-path-missing', match: /^missing required path (.*)$/ },
  { code: 'required-path-unreadable', match: /^stat (.*?): stat .*$/ },
  { code: 'reference-go-mod-missing', match: /^reference module: (.*) missing go\.mod$/ },
  { code: 'reference-module-directive-missing', match: /^reference module: (.*) missing module directive$/ },
  {
    code: 'reference-module-name',
    match: new RegExp(`^reference module: (.*) module ${quoted} must equal ${quoted}$`),
  },
  { code: 'reference-require-missing', match: /^reference module: (.*) missing github\.com\/spcent\/plumego require$/ },
  { code: 'reference-replace-missing', match: /^reference module: (.*) missing local github\.com\/.* replace$/ },
  { code: 'reference-imports-reference', match: /^reference module: (.*) imports repository reference path (.*)$/ },
  { code: 'reference-imports-internal', match: /^reference module: (.*) imports repository internal path (.*)$/ },
  { code: 'canonical-reference-imports-extension', match: /^canonical reference imports x\/\*: ([^|]*)\|(.*)$/ },
  { code: 'subordinates-undeclared', match: /^x\/\* taxonomy: (.*): primary family must declare / },
  { code: 'parent-family-missing', match: new RegExp(`^x/\\* taxonomy: (.*): subordinate family must .* ${quoted}$`) },
  {
    code: 'parent-family-wrong',
    match: new RegExp(`^x/\\* taxonomy: (.*): parent_family ${quoted} must be ${quoted}$`),
  },
  { code: 'parent-family-unknown', match: new RegExp(`^x/\\* taxonomy: (.*): parent_family ${quoted} is not a `) },
  {
    code: 'subordinate-not-found',
    match: new RegExp(`^x/\\* taxonomy: (.*): subordinate_families lists ${quoted} but `),
  },
  {
    code: 'subordinate-without-parent',
    match: new RegExp(`^x/\\* taxonomy: (.*): listed as subordinate of (.*) but .* parent_family ${quoted}$`),
  },
  {
    code: 'subordinate-parent-differs',
    match: new RegExp(
      `^x/\\* taxonomy: (.*): parent_family ${quoted} does not match canonical root ${quoted} declared by (.*)$`,
    ),
  },
  { code: 'subordinate-unlisted', match: new RegExp(`^x/\\* taxonomy: (.*): taxonomy lists ${quoted} as subordinate`) },
  // What begins with none of the others is a directory.
  { code: 'unexpected-top-level', match: /^(.*)$/ },
]
