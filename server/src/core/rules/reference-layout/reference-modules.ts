import type { Fix, TextEdit } from '../../findings/finding.ts'
import { firstLine } from '../../findings/words.ts'
import { beginWith, endWith, replaceSpan } from '../../fixes/lines.ts'
import { readGoMod } from '../../golang/mod/go-mod.ts'
import { joinPath } from '../../repo/paths.ts'
import { overlongLine } from '../../spec/lines.ts'
import { plumegoModule } from '../../spec/repo.ts'
import { type Piece, slicePiece, trimPiece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { SourceText } from '../../text/source-text.ts'
import { placeOfDirectory } from '../directory-place.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check } from './layout.ts'
import { type Reference, references } from './references.ts'

const common = { check, severity: 'error' } as const

const goModMissing: RuleInfo = {
  ...common,
  code: 'reference-go-mod-missing',
  summary: 'A directory of reference/ is no module of its own.',
  key: ['directory'],
}
const directiveMissing: RuleInfo = {
  ...common,
  code: 'reference-module-directive-missing',
  summary: 'The go.mod of a reference application has no module directive that CI sees.',
  key: ['go.mod'],
}
const moduleName: RuleInfo = {
  ...common,
  code: 'reference-module-name',
  summary: 'The module of a reference application is not called as its directory.',
  key: ['go.mod', 'module', 'directory name'],
}
const requireMissing: RuleInfo = {
  ...common,
  code: 'reference-require-missing',
  summary: 'The go.mod of a reference application does not require Plumego in a form that CI sees.',
  key: ['go.mod'],
}
const replaceMissing: RuleInfo = {
  ...common,
  code: 'reference-replace-missing',
  summary: 'The go.mod of a reference application does not replace Plumego by the checkout in a form that CI sees.',
  key: ['go.mod'],
}

/** Each reference application is a module by its directory's name that is built with the checkout around it. */
export const referenceModules: WorkspaceRule = {
  scope: 'workspace',
  rules: [goModMissing, directiveMissing, moduleName, requireMissing, replaceMissing],
  run(context) {
    const { snapshot, t, report } = context
    for (const reference of references(snapshot)) {
      const goMod = joinPath(reference.path, 'go.mod')
      const source = snapshot.text(goMod)
      if (source) checkGoMod(goMod, source, reference, context)
      else if (snapshot.tree.stat(goMod) === 'missing') {
        report(goModMissing, {
          ...placeOfDirectory(snapshot, reference.at),
          key: [reference.path],
          message: t('{directory} has no go.mod: a reference application is a module of its own.', {
            directory: reference.path,
          }),
        })
      }
    }
  },
}

function checkGoMod(path: string, source: SourceText, { name }: Reference, { t, report }: RuleContext): void {
  const at = { file: path, range: firstLine(source), key: [path] }
  const module = moduleOf(source)
  if (module === undefined || module.text === '') {
    report(directiveMissing, {
      ...at,
      message: t('{path} has no line "module {name}": CI understands no other form of it.', { path, name }),
      fixes: lacks(source, 'module')
        ? [addLine(beginWith({ path, source }, `module ${name}`), `module ${name}`, t)]
        : [],
    })
  } else if (module.text !== name) {
    const values = { path, name, module: module.text }
    report(moduleName, {
      file: path,
      range: source.range(module),
      key: [path, module.text, name],
      message: t('The module of {path} is called {module}: expected {name}, as its directory is called.', values),
      fixes: nameFixes(path, source, module, name, t),
    })
  }
  const { text } = source
  if (!text.includes(`require ${plumegoModule} `) && !text.includes(`\n\t${plumegoModule} `)) {
    const line = `require ${plumegoModule} v0.0.0`
    report(requireMissing, {
      ...at,
      message: t('{path} does not require Plumego: CI looks for "{line}", or the same in a block, behind a tab.', {
        path,
        line: `require ${plumegoModule} `,
      }),
      fixes: lacks(source, 'require') ? [addLine(endWith({ path, source }, line), line, t)] : [],
    })
  }
  const replace = `replace ${plumegoModule} => ../..`
  if (text.includes(replace)) return
  report(replaceMissing, {
    ...at,
    message: t('{path} is not built with this checkout: CI looks for the line "{line}".', { path, line: replace }),
    fixes: lacks(source, 'replace') ? [addLine(endWith({ path, source }, replace), replace, t)] : [],
  })
}

/** What stands behind the first `module ` that a line begins with, quotes and comments included, as the program reads it. */
function moduleOf(source: SourceText): Piece | undefined {
  const tooLong = overlongLine(source)?.start
  for (const { text, start } of source.lines) {
    // There the program reads no further, and does not say so.
    if (start === tooLong) return undefined
    const line = trimPiece({ text, start, end: start + text.length })
    if (line.text.startsWith('module ')) return trimPiece(slicePiece(line, 'module '.length))
  }
  return undefined
}

/** Only where go sees the same name: what CI takes for a part of it, such as a comment, is for a person to move. */
function nameFixes(path: string, source: SourceText, module: Piece, name: string, t: Localize): Fix[] {
  const seen = readGoMod(source.text).module
  if (seen?.start !== module.start || seen.end !== module.end) return []
  const edits = [replaceSpan({ path, source }, module, name)]
  return [{ title: t('Replace by {value}', { value: name }), edits, safe: false }]
}

/** Whether go itself sees nothing of the kind either, so that a line can be added. */
function lacks(source: SourceText, what: 'module' | 'require' | 'replace'): boolean {
  const { module, requires, replaces, errors } = readGoMod(source.text)
  if (errors.length > 0 || source.hasMark) return false
  if (what === 'module') return module === undefined
  if (what === 'require') return !requires.some(({ path }) => path.text === plumegoModule)
  return !replaces.some(replacement => replacement.oldPath.text === plumegoModule)
}

const addLine = (edit: TextEdit, line: string, t: Localize): Fix => ({
  title: t('Add the line "{line}"', { line }),
  edits: [edit],
  safe: false,
})
