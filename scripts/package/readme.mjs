// The README as the extension's page shows it. That page has no folder beside it: VS Code opens no relative link there,
// and shows pictures only from the web.
import { posix } from 'node:path'

const PICTURE = /^ *!\[[^\]]*\]\((?!\w+:)[^)\s]+\)\n\n?/gm
const LINK = /(?<!!)\[([^\]]*)\]\((?!\w+:|#)[^)\s]+\)/g
/** Blocks of code: what looks like a link in one is an example. */
const CODE = /^(```+).*?^\1/gms

/** Leaves out pictures and links that lead nowhere from the page; their words stay. @param {string} text of README.md */
export const pageOfReadme = text => text.replace(PICTURE, '').replace(LINK, '$1')

/**
 * Relative targets of a Markdown file's links and pictures, as paths of the package.
 * @param {string} path of the file, with `/` @param {string} text
 */
export const relativeTargets = (path, text) =>
  [...text.replaceAll(CODE, '').matchAll(/\]\((?!\w+:|#)([^)\s]+)\)/g)].map(([, target]) =>
    posix.join(posix.dirname(path), target.split('#')[0]),
  )
