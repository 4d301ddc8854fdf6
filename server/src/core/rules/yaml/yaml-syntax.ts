import { foreignEncoding } from '../../text/encoding.ts'
import type { Localize } from '../../text/localize.ts'
import { startOfFile } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import { type YamlDocument, type YamlProblem, yamlProblem } from '../../yaml/document.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { unusualManifest, unusualSpecs } from './plain.ts'
import { firstLineOf } from './ranges.ts'

const yamlSyntax: RuleInfo = {
  code: 'yaml-syntax',
  check: null,
  severity: 'warning',
  summary: 'A manifest or specs file is not YAML, though CI may read it.',
  key: ['file'],
}

export const manifestSyntax: ManifestRule = {
  scope: 'manifest',
  rules: [yamlSyntax],
  run(manifest, context) {
    const document = unusualManifest(manifest, context.snapshot)
    if (document) reportProblem(manifest.path, manifest.source, document, context)
  },
}

export const specSyntax: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    for (const { path, source, document } of unusualSpecs(context.snapshot)) {
      reportProblem(path, source, document, context)
    }
  },
}

const longestWord = 200

function reportProblem(path: string, source: SourceText, document: YamlDocument, { t, report }: RuleContext): void {
  const problem = yamlProblem(document)
  if (!problem) return
  const encoding = foreignEncoding(source.text)
  if (encoding !== undefined) {
    const message = t('{file} is {encoding}, and CI reads UTF-8: save it with the encoding UTF-8.', {
      file: path,
      encoding,
    })
    report(yamlSyntax, { file: path, range: startOfFile, key: [path], message })
    return
  }
  const { start, end } = problem.at
  // The library names the first character of most things: all of the word is easier to see.
  const word = /^[^\s:]*/.exec(source.text.slice(start, start + longestWord))?.[0] ?? ''
  report(yamlSyntax, {
    file: path,
    range: firstLineOf({ start, end: Math.max(end, start + Math.max(1, word.length)) }, source),
    key: [path],
    message: t(
      '{file} is not YAML here: {reason}. CI reads it line by line and may take it all the same; editors and other tools cannot.',
      { file: path, reason: reasonOf(problem, t) },
    ),
  })
}

/** The commonest mistakes in words of our own, for the library's are about its grammar. */
function reasonOf({ code, reason }: YamlProblem, t: Localize): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return t('this key stands in the same map twice')
    case 'MULTIPLE_DOCS':
      return t('a second document begins; one file holds one')
    case 'TAB_AS_INDENT':
      return t('a tab stands in the indent; indent with spaces')
    case 'BAD_INDENT':
      return t('the indent fits neither the lines above nor a new block')
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return t('a colon or a line break makes two things of one; put a text with ": " in quotes')
    case 'BAD_SCALAR_START':
      return t('a value cannot begin with this character; put it in quotes')
    case 'ALIAS_WITHOUT_ANCHOR':
      return t('nothing is called &{name} that *{name} could stand for', { name: reason })
    default:
      return reason
  }
}
