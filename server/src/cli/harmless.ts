/** What moves a terminal's cursor, ends a line, or turns the order of letters around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g

export const withoutControls = (text: string): string => text.replace(controls, ' ')

/**
 * A text of a workspace as one line that a terminal shows and does nothing else with, and that GitHub's runner takes for
 * nothing but text, whatever names and values it holds.
 */
export function harmless(text: string): string {
  const line = withoutControls(text).replaceAll('##[', '# #[')
  return line.trimStart().startsWith('::') ? `./${line.trimStart()}` : line
}
