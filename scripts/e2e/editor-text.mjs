/**
 * Where a text stands on the screen: the middle of its first occurrence in an editor's visible lines. Runs in the page,
 * so it can use nothing from outside. Monaco splits a line into spans by colour; the text may reach over several.
 * @param {string} wanted @returns {{x: number, y: number} | null} in CSS pixels
 */
export const middleOfText = wanted => {
  const piecesOf = line => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    const pieces = []
    let start = 0
    while (walker.nextNode()) {
      const node = walker.currentNode
      pieces.push({ node, start, end: start + node.data.length })
      start += node.data.length
    }
    return pieces
  }
  const pointAt = (pieces, offset) => {
    const piece = pieces.find(({ end }) => offset < end) ?? pieces[pieces.length - 1]
    return [piece.node, offset - piece.start]
  }
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const pieces = piecesOf(line)
    const text = pieces
      .map(({ node }) => node.data)
      .join('')
      .replaceAll('\u00a0', ' ')
    const from = text.indexOf(wanted)
    if (from < 0) continue
    const range = document.createRange()
    range.setStart(...pointAt(pieces, from + Math.floor(wanted.length / 2)))
    range.setEnd(...pointAt(pieces, from + Math.floor(wanted.length / 2)))
    const box = range.getBoundingClientRect()
    const lineBox = line.getBoundingClientRect()
    if (box.x > 0) return { x: box.x + 2, y: lineBox.y + lineBox.height / 2 }
  }
  return null
}
