/** A text with a cursor in it, and what stood at the cursor before. */
export interface Place {
  readonly text: string
  /** 0-based. */
  readonly line: number
  readonly character: number
}

/**
 * Every place of a YAML file at which somebody writes something: the value of each key and each item taken out, each
 * key with its value taken out, and a line to write on in front of each key.
 */
export function placesOf(text: string): Place[] {
  const lines = text.split('\n')
  return lines.flatMap((line, number): Place[] => {
    const [, lead = '', key = '', value = ''] = /^(\s*(?:- )?)((?:[\w./-]+: ?)?)(.*)$/.exec(line) ?? []
    if (line.trim() === '' || line.trim().startsWith('#') || value.startsWith('>')) return []
    const at = (replaced: string, more: readonly string[] = []): Place => ({
      text: lines.toSpliced(number, 1, replaced, ...more).join('\n'),
      line: number,
      character: replaced.length,
    })
    const before = key !== '' && !lead.includes('-') ? [at(lead, [line])] : []
    const instead = key === '' || value === '' ? [] : [at(lead)]
    return value === '' ? before : [...before, ...instead, at(lead + key)]
  })
}
