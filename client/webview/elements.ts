import type { BoundaryKind } from '../../server/src/protocol/boundary-map.ts'

interface Attributes {
  readonly [name: string]: string | number | boolean | undefined
}

/**
 * An element of the page. Whatever a workspace holds comes in as text.
 * @param attributes those that are undefined or false are left out; true stands for an empty one
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value))
  }
  made.append(...children)
  return made
}

/** A button, which does something when it is clicked. */
export function button(
  label: string,
  act: () => void,
  attributes: Attributes = {},
  ...icons: Node[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...icons, label)
  made.addEventListener('click', act)
  return made
}

/** A drawing that is bundled with the page. @param text of an SVG */
function drawing(text: string): SVGElement {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
  const made = document.importNode(documentElement, true)
  made.setAttribute('aria-hidden', 'true')
  made.setAttribute('class', 'icon')
  // The root of an SVG is an element of SVG, which the DOM's types do not say.
  return made as unknown as SVGElement
}

/** Makes copies of a drawing. */
export const drawingOf = (text: string): (() => Node) => {
  const made = drawing(text)
  return () => made.cloneNode(true)
}

const cross = '<path d="M4 4L12 12M12 4L4 12" class="stroke"/>'

/** Shapes that differ without their colours; the exported drawing has the same. */
const shapes: Readonly<Record<BoundaryKind, string>> = {
  used: '<circle cx="8" cy="8" r="6" class="fill"/>',
  violation: '<path d="M1 1H15V15H1Z" class="fill"/><path d="M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5" class="hole"/>',
  allowed: '<circle cx="8" cy="8" r="5" class="stroke"/>',
  'not-listed': '<path d="M4 8H12" class="stroke"/>',
  denied: cross,
}

const svg = (content: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${content}</svg>`

const makers = new Map(Object.entries(shapes).map(([kind, content]) => [kind, drawingOf(svg(content))]))

/** The shape of a kind of boundary. */
export const shapeOf = (kind: BoundaryKind): Node => makers.get(kind)?.() ?? document.createTextNode('')
