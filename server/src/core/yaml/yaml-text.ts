import { yamlWord } from './plain-yaml.ts'

/** What begins something else than a text, or ends one. */
const needsQuotes = /^[\s?,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|\s$/
const looksLikeNumber = /^[-+]?\.?\d[\d_.e]*$|^0[xob]|^\.(?:inf|nan)$/i

/**
 * A text as YAML writes it: plain, or in double quotes where it would be read as something else.
 * @param isFlow within brackets, where commas and brackets end a text
 */
export function yamlText(text: string, isFlow = false): string {
  const isPlain = text !== '' && !needsQuotes.test(text) && !yamlWord.test(text) && !looksLikeNumber.test(text)
  if (isPlain && !(isFlow && /[,[\]{}]/.test(text))) return text
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
