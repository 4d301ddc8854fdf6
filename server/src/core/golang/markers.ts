import { overlongLine } from '../spec/lines.ts'
import { toLower, trimPiece, trimSpace } from '../text/go-strings.ts'
import type { Range } from '../text/position.ts'
import type { GoReading } from './go-reading.ts'

/** A line of a Go file that says that something is out of date, kept for others, or not there yet. */
export interface Marker {
  /** From 1, as the program counts: lines end at LF. */
  readonly line: number
  /** The line without the white space around it. */
  readonly text: string
  readonly range: Range
}

export interface GoMarkers {
  readonly markers: readonly Marker[]
  /** The first line that is too long for the program, which stops there. */
  readonly overlong: Range | undefined
}

/** Every line that could be a marker holds one of these; few that hold one are none. */
const sign =
  /TODO:|\/\/ TODO|FIXME|HACK|type |deprecated|backwards? compatibility|not implemented|compatibility alias|legacy alias|alias for|is an alias|re-exports/gi
/** In lower case, Go makes ASCII letters of these, which the sign does not know. */
const becomesAscii = /[\u0130\u212a]/

const words = [
  ...['deprecated', 'backward compatibility', 'backwards compatibility', 'not implemented'],
  ...['compatibility alias', 'legacy alias', 'alias for', 'is an alias', 're-exports'],
]

/** Whether deprecation-inventory takes a line for a marker. */
export function isMarker(line: string): boolean {
  if (/TODO:|\/\/ TODO|FIXME|HACK/.test(line)) return true
  const trimmed = trimSpace(line)
  if (trimmed.startsWith('type ') && trimmed.includes(' = ')) return true
  const lower = toLower(line)
  return words.some(word => lower.includes(word)) || (trimmed.startsWith('//') && lower.includes('type alias'))
}

const none: GoMarkers = { markers: [], overlong: undefined }

/** The markers of a Go file, in its order, as deprecation-inventory finds them. */
export const readMarkers: GoReading<GoMarkers> = source => {
  const { text } = source
  const long = overlongLine(source)
  const overlong = long && source.range({ start: long.start, end: long.start + long.text.length })
  const starts = becomesAscii.test(text) ? source.lines.map(({ start }) => start) : startsOfSigns(text)
  const markers: Marker[] = []
  let line = 1
  let counted = 0
  for (const start of starts) {
    const lineFeed = text.indexOf('\n', start)
    const end = lineFeed < 0 ? text.length : lineFeed
    const content = text.slice(start, end)
    if (!isMarker(content)) continue
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++
    counted = start
    const piece = trimPiece({ text: content, start, end })
    markers.push({ line, text: piece.text, range: source.range(piece) })
  }
  return markers.length === 0 && !overlong ? none : { markers, overlong }
}

/** Where the lines begin that hold a sign, each once. */
function startsOfSigns(text: string): number[] {
  const starts: number[] = []
  sign.lastIndex = 0
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    starts.push(match.index === 0 ? 0 : text.lastIndexOf('\n', match.index - 1) + 1)
    const lineFeed = text.indexOf('\n', match.index)
    if (lineFeed < 0) break
    sign.lastIndex = lineFeed
  }
  return starts
}
