/** Ways to write the same file, of which each is made of any text: what a fix finds, and what it must leave as it is. */
export const styles: Readonly<Record<string, (text: string) => string>> = {
  'as it is': text => text,
  'Windows line ends': text => text.replaceAll('\n', '\r\n'),
  'a byte order mark': text => `\ufeff${text}`,
  'a comment and a byte order mark': text => `\ufeff# first\n${text}`,
  'no last line break': text => text.replace(/\n$/, ''),
  'double quotes': text => quoted(text, '"'),
  'single quotes': text => quoted(text, "'"),
  'comments behind': text => text.replaceAll(/^( *(?:- )?[\w-]+:? [^\n#"']+)$/gm, '$1 # why'),
  'comments behind items': text => text.replaceAll(/^( *- [^\n#:"']+)$/gm, '$1 # why'),
  'comments above': text => text.replaceAll(/^( *)(?=\S)(?!#)/gm, '$1# above\n$1'),
  'lists in brackets': text => inBrackets(text, items => `[${items.join(', ')}]`),
  'lists in brackets with a comma at the end': text => inBrackets(text, items => `[${items.join(', ')},]`),
  'lists in brackets with blanks': text => inBrackets(text, items => `[ ${items.join(' , ')} ]`),
  'lists in brackets with a comment': text => inBrackets(text, items => `[${items.join(', ')}] # few`),
  'lists in quotes in brackets': text => inBrackets(text, items => `[${items.map(item => `"${item}"`).join(', ')}]`),
  'lists in brackets over lines': text =>
    inBrackets(text, (items, indent) => `[\n${items.map(item => `${indent}  ${item}, # one\n`).join('')}${indent}]`),
  "items at their key's column": text => text.replaceAll(/^ {2}( *- )/gm, '$1'),
  'items deeper': text => text.replaceAll(/^( +)(- )/gm, '$1  $2'),
  'keys in quotes': text => text.replaceAll(/^( *)([\w-]+):(?=[ \n])/gm, '$1"$2":'),
  'blanks before colons': text => text.replaceAll(/^( *[\w-]+):(?=[ \n])/gm, '$1 :'),
  'values in blocks': text => text.replaceAll(/^(\w+): ([^\n#"'[{|>]+)$/gm, '$1: |-\n  $2'),
  'values on the next line': text => text.replaceAll(/^(\w+): ([^\n#"'[{|>]+)$/gm, '$1:\n  $2'),
  'blank lines between': text => text.replaceAll(/^(?=\w)/gm, '\n'),
}

const quoted = (text: string, quote: string): string =>
  text.replaceAll(/^( *(?:- )?(?:[\w-]+: )?)([^\s\n#"'[{|>:][^\n#"':]*)$/gm, (line, lead: string, value: string) =>
    lead.trim() === '' ? line : `${lead}${quote}${value}${quote}`,
  )

const inBrackets = (text: string, write: (items: string[], indent: string) => string): string =>
  text.replaceAll(/^( *)([\w-]+):\n((?:\1 +- [^\n:]*\n)+)/gm, (_, indent: string, key: string, list: string) => {
    const items = list
      .trim()
      .split('\n')
      .map(line => line.trim().slice(2))
    return `${indent}${key}: ${write(items, indent)}\n`
  })
