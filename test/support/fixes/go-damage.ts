import { readImports } from '../../../server/src/core/golang/imports.ts'

/** What an edit did to a Go file that nobody asked for. */
export function goDamage(before: string, after: string, title: string): string[] {
  const problems: string[] = []
  const [old, now] = [importsOf(before), importsOf(after)]
  if (!old?.error && now?.error) problems.push('is Go no longer')
  const left = commentsIn(after)
  const lost = commentsIn(before).filter(comment => {
    const at = left.indexOf(comment)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  // An acknowledgement is rewritten, or goes whole.
  const isNamed = /comment/.test(title) || (left.length === 1 && lost.length === 1 && title.startsWith('Write '))
  if (lost.length > 0 && !isNamed) problems.push(`loses the comment ${lost[0]}`)
  const paths = (now?.imports ?? []).map(({ path, name }) => `${name} ${path}`)
  const gone = (old?.imports ?? []).filter(({ path, name }) => !paths.includes(`${name} ${path}`))
  if (gone.length > 1) problems.push(`takes ${gone.map(({ path }) => path).join(', ')} away`)
  // What stands behind the imports is nobody's to touch.
  const body = /\n(?:func|type|var|const) [\s\S]*$/.exec(before)?.[0] ?? ''
  if (!after.endsWith(body)) problems.push('changes more than imports')
  return problems
}

const importsOf = (text: string) => readImports(new TextEncoder().encode(text), true)

/** Comments, but for what looks like one within a text. */
const commentsIn = (text: string): string[] =>
  [...text.matchAll(/"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|(\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)/g)].flatMap(
    ([, comment]) => comment?.trim() ?? [],
  )
