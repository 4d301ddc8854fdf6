import type { BoundaryFocus, FocusItem, MapPlace } from '../../server/src/protocol/boundary-map.ts'
import { button, element, shapeOf } from './elements.ts'
import { icons } from './icons.ts'
import type { MapWords } from './messages.ts'
import { filesOf, fill } from './model.ts'

export interface FocusListener {
  back(): void
  focusOn(path: string): void
  open(place: MapPlace): void
}

/** What one module may import, what it may not, and what imports it. */
export function focusPage(focus: BoundaryFocus, words: MapWords, listener: FocusListener): HTMLElement {
  const { module, mayImport, mayNotImport, importedBy } = focus
  const head = element(
    'div',
    { class: 'focus-head' },
    button(words.back, () => listener.back(), {}, icons.back()),
  )
  const status = element('span', { class: 'status' }, `${module.mark} ${module.statusLabel}`)
  head.append(element('h2', { tabindex: -1 }, module.path, ' ', status))
  const list = (title: string, items: readonly FocusItem[], isImporter: boolean): HTMLElement =>
    section(title, items, words, item => itemOf(item, module.path, isImporter, words, listener))
  return element(
    'div',
    { class: 'focus' },
    head,
    element(
      'div',
      { class: 'lists' },
      list(words.mayImport, mayImport, false),
      list(words.mayNotImport, mayNotImport, false),
      list(words.importedBy, importedBy, true),
    ),
  )
}

function section(
  title: string,
  items: readonly FocusItem[],
  words: MapWords,
  made: (item: FocusItem) => HTMLElement,
): HTMLElement {
  const count = element('span', { class: 'count' }, String(items.length))
  const content = items.length > 0 ? element('ul', {}, ...items.map(made)) : element('p', {}, words.nothing)
  return element('section', {}, element('h3', {}, title, ' ', count), content)
}

function itemOf(
  item: FocusItem,
  of: string,
  isImporter: boolean,
  words: MapWords,
  listener: FocusListener,
): HTMLElement {
  const { module, kind, files, note, rule, import: first } = item
  const name = module === '' ? words.rootPackage : module
  const [from, to] = isImporter ? [name, of] : [of, name]
  const says = fill(words.sentences[kind], { from, to, files: filesOf(words, files) })
  const shape = element('span', { class: `shape ${kind}`, role: 'img', 'aria-label': words.kinds[kind], title: says })
  shape.append(shapeOf(kind))
  const link = (place: MapPlace, template: string): HTMLElement =>
    button(place.label, () => listener.open(place), {
      class: 'link',
      'aria-label': fill(template, { place: place.label }),
      title: fill(template, { place: place.label }),
    })
  const facts = [files > 0 ? filesOf(words, files) : '', note].filter(Boolean).join(' · ')
  return element(
    'li',
    { class: kind },
    shape,
    module === '' ? name : button(name, () => listener.focusOn(module), { class: 'link module' }),
    element('span', { class: 'facts' }, facts),
    element(
      'span',
      { class: 'places' },
      ...(rule ? [link(rule, words.opensRule)] : []),
      ...(first ? [link(first, words.opensImport)] : []),
    ),
  )
}
