import {
  type CompletionClientCapabilities,
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  type Range,
  TextEdit,
} from 'vscode-languageserver'

/**
 * A list for the text as it is: it holds only what the text may become, in order, so the next letter asks anew. What its
 * items have in common is sent once where the client takes that: a list of all files of a repository is a third as long.
 */
export function completionList(
  items: readonly CompletionItem[],
  client: CompletionClientCapabilities | undefined,
): CompletionList {
  const taken = client?.completionList?.itemDefaults ?? []
  const itemDefaults: NonNullable<CompletionList['itemDefaults']> = {}
  const range = rangeOf(items[0])
  if (range && taken.includes('editRange')) itemDefaults.editRange = range
  if (range && taken.includes('insertTextFormat')) itemDefaults.insertTextFormat = InsertTextFormat.PlainText
  return {
    isIncomplete: true,
    ...(Object.keys(itemDefaults).length > 0 && { itemDefaults }),
    items: items.map(item => withoutDefaults(item, itemDefaults.editRange ? range : undefined, itemDefaults)),
  }
}

function withoutDefaults(
  item: CompletionItem,
  range: Range | undefined,
  { insertTextFormat }: NonNullable<CompletionList['itemDefaults']>,
): CompletionItem {
  const short = { ...item }
  if (item.insertTextFormat === insertTextFormat) delete short.insertTextFormat
  // Clients filter by the label where nothing else is said, and insert it in the default range.
  if (item.filterText === item.label) delete short.filterText
  if (!range || !item.textEdit || !isSameRange(rangeOf(item), range)) return short
  delete short.textEdit
  if (item.textEdit.newText !== item.label) short.textEditText = item.textEdit.newText
  return short
}

const rangeOf = (item: CompletionItem | undefined): Range | undefined =>
  item?.textEdit && TextEdit.is(item.textEdit) ? item.textEdit.range : undefined

const isSameRange = (a: Range | undefined, b: Range): boolean =>
  a?.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character
