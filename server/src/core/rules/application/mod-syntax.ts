import { readGoMod } from '../../golang/mod/go-mod.ts'
import { readGoWork } from '../../golang/mod/go-work.ts'
import { baseName } from '../../repo/paths.ts'
import type { Span } from '../../text/position.ts'
import { SourceText } from '../../text/source-text.ts'
import type { RuleInfo } from '../rule.ts'
import type { ModuleRule } from './application-rule.ts'

const info: RuleInfo = {
  code: 'mod-syntax',
  check: null,
  severity: 'warning',
  summary: 'A go.mod or go.work that the go command refuses to read.',
  key: ['file'],
}

const whole: Span = { start: 0, end: 0 }

/** What the go command refuses in the files that say which Plumego is used. */
export const modSyntax: ModuleRule = {
  scope: 'module',
  rules: [info],
  run({ application: { facts, files }, t, report }) {
    if (!facts.isRefused) return
    const refused = (file: string, source: SourceText | undefined, errors: (text: string) => readonly Span[]): void => {
      const [error] = source ? errors(source.text) : [whole]
      if (!error) return
      const { range, line } = placeOf(source ?? new SourceText(''), error)
      report(info, {
        file,
        range,
        key: [file],
        message:
          line === ''
            ? t(
                '{file} names no module that the go command can read: mend it. Until then what it said before counts.',
                {
                  file: baseName(file),
                },
              )
            : t(
                'The go command refuses {file} for this line: "{line}". Mend it; until then what the file said before counts, or what can be read of it.',
                { file: baseName(file), line },
              ),
      })
    }
    refused('go.mod', files.text('go.mod'), text => {
      const { errors, module } = readGoMod(text)
      return errors.length > 0 || module !== undefined ? errors : [whole]
    })
    if (facts.work) refused(facts.work.file, new SourceText(facts.work.text), text => readGoWork(text).errors)
  },
}

/** @returns the part of the error's first line, and that line, trimmed */
function placeOf(source: SourceText, { start, end }: Span) {
  const first = source.range({ start, end: start })
  const text = source.lineText(first.start.line)
  const range = source.range({ start, end: Math.min(end, start + text.length - first.start.character) })
  return { range, line: start === end ? '' : text.trim() }
}
