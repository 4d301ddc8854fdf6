import type { Mutation } from './mutations.ts'

/** A change that no test can see, and why: what is returned, told and offered is the same with it. */
interface Equal {
  readonly file: string
  readonly after: string
  readonly why: string
}

const judged: readonly Equal[] = [
  {
    file: 'server/src/core/rules/judged-acknowledgements.ts',
    after: 'comments.sort((a, b) => (order(a) < order(b) ? -2 : order(a) > order(b) ? 1 : 0))',
    why: 'a sort looks at the sign alone',
  },
  {
    file: 'server/src/core/spec/evidence-lines.ts',
    after: 'while (start < end) {',
    why: 'where both are the same nothing is left but an empty item, and those are dropped',
  },
  {
    file: 'server/src/core/golang/plain-section.ts',
    after: 'for (let at = offset - 1; at > 0; at--) {',
    why: 'a comment of a plain section begins with two slashes, and the second is met first',
  },
  {
    file: 'server/src/core/navigation/document-links.ts',
    after: String.raw`keys.length === 0 && /\]\((?:\.\/)?$/.test(text.slice(Math.max(0, start - 5), start))`,
    why: 'the pattern ends where the text does, and is four characters at most',
  },
  {
    file: 'server/src/core/rules/application/application-checker.ts',
    after: "this.#wideRules = rules.filter(({ scope }) => scope === 'application')",
    why: 'the filter that is dropped is there for the type: rules of modules have another scope',
  },
  {
    file: 'server/src/core/navigation/outline.ts',
    after: 'const range = source.range(trimmed(source, { start: key.start, end: Math.max(key.end, value?.end ?? 1) }))',
    why: 'a key that is not empty ends at 1 or further',
  },
  {
    file: 'server/src/core/completion/hotspots.ts',
    after: 'const weightOf = (module: string): number => (isWithin(entry, module) ? 1001 - module.length : 0)',
    why: 'weights are compared with each other alone, and no module has a path of a thousand characters',
  },
  {
    file: 'server/src/core/spec/deprecation-inventory.ts',
    after: 'let inPaths = true',
    why: 'before the first entry nothing is read, and each entry begins outside of its paths',
  },
  {
    file: 'server/src/core/rules/reference-layout/blocks.ts',
    after: "if (baseName(link) !== 'go.mod' || directory === at && !isWithin(directory, at)) return false",
    why: 'no walk from a directory gets to what lies above it or elsewhere, which the line below asks as well',
  },
  {
    file: 'server/src/core/scaffold/spec-entries.ts',
    after: 'pieces.reduce<Piece | undefined>((a, b) => (a && a.start >= b.start ? a : b), undefined)',
    why: 'no two pieces of a text begin at one place',
  },
  {
    file: 'server/src/core/fixes/readme-list.ts',
    after: 'const next = isSorted ? list.names.findIndex(text => text >= name) : -1',
    why: 'a name is put only on a list that lacks it',
  },
  {
    file: 'server/src/core/golang/letters.ts',
    after: '0xa7da, 0xa7f1, 0x105bd, 0x105ff, 0x1093a, 0x1097f, 0x10d3a, 0x10e7f, 0x10eb2, 0x10eff, 70499, 0x113ff,',
    why: 'U+11362 is a vowel sign, which is neither a letter nor a digit',
  },
]

/** Why a change has no effect that a test could see; undefined where it may have one. */
export const equalInEffect = ({ file, after }: Mutation): string | undefined =>
  judged.find(one => one.file === file && one.after === after)?.why
