import assert from 'node:assert/strict'
import { addImport } from '../../../server/src/core/fixes/add-import.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { applyEdits } from '../../support/apply-edits.ts'

/** The text with `a/b` imported; undefined where that is left to a person. */
function imported(text: string): string | undefined {
  const edit = addImport('a.go', new SourceText(text), 'a/b')
  return edit && applyEdits(text, [edit])
}

describe('an import is added', () => {
  const table: readonly (readonly [what: string, text: string, after: string | undefined])[] = [
    ['in the declaration', 'package a\n\nimport (\n\t"fmt"\n)\n', 'package a\n\nimport (\n\t"fmt"\n\t"a/b"\n)\n'],
    ['behind a lone one', 'package a\n\nimport "fmt"\n', 'package a\n\nimport "fmt"\nimport "a/b"\n'],
    ['behind the clause', 'package a\n\nvar x = 1\n', 'package a\n\nimport "a/b"\n\nvar x = 1\n'],
    [
      'below comments',
      '/* package no */\n// package b\npackage a\n',
      '/* package no */\n// package b\npackage a\n\nimport "a/b"\n',
    ],
    ['with CR LF', 'package a\r\n\r\nimport "fmt"\r\n', 'package a\r\n\r\nimport "fmt"\r\nimport "a/b"\r\n'],
    ['where the last line does not end', 'package a\n\nimport "fmt"', 'package a\n\nimport "fmt"\nimport "a/b"\n'],
    ['where the only line does not end', 'package a', 'package a\n\nimport "a/b"\n'],
    ['not twice', 'package a\n\nimport x "a/b"\n', undefined],
    ['not where nothing is readable', 'package a\n\nimport (\n\t"fmt\n', undefined],
    ['not without a package clause', '// nothing\n', undefined],
    ['not between semicolons', 'package a; import "fmt"; var x = 1\n', undefined],
  ]
  for (const [what, text, after] of table) it(what, () => assert.equal(imported(text), after))
})
