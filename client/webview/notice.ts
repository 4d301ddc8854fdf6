import { button, element } from './elements.ts'
import { icons } from './icons.ts'
import type { MapWords, Notice } from './messages.ts'

/** What is said where there is no map, and what a person can do about it. */
export const noticePage = (
  { text, hasRestart }: Notice,
  words: MapWords,
  restart: () => void,
  back: (() => void) | undefined,
): HTMLElement =>
  element(
    'div',
    { class: 'notice', role: 'status' },
    element('p', {}, text),
    ...(hasRestart ? [button(words.restart, restart, { class: 'primary' })] : []),
    ...(back ? [button(words.back, back, {}, icons.back())] : []),
  )
