import { rangeIn } from '../../findings/words.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readPackageHotspots } from '../../spec/package-hotspots.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, looksFurther } from './control-plane.ts'

const common = { check, severity: 'error', key: ['root'] } as const

const canonicalMissing: RuleInfo = {
  ...common,
  code: 'hotspot-canonical-missing',
  summary: 'The canonical root of a family of several roots is no entry of specs/package-hotspots.yaml.',
}
const subordinateMissing: RuleInfo = {
  ...common,
  code: 'hotspot-subordinate-missing',
  summary: 'A root of a family of several roots is no entry of specs/package-hotspots.yaml.',
}

/** Where a family has several roots, the index helps to choose among them, so it has all of them. */
export const hotspotFamilies: WorkspaceRule = {
  scope: 'workspace',
  rules: [canonicalMissing, subordinateMissing],
  run(context) {
    const { snapshot } = context
    const { taxonomy } = snapshot
    const entries = snapshot.read(specPaths.hotspots, readPackageHotspots)
    if (!taxonomy || !entries || !looksFurther(snapshot)) return
    for (const roots of taxonomy.rootsByFamily.values()) {
      if (roots.length <= 1) continue
      const canonical = roots.find(({ text }) => taxonomy.canonicalByRoot.get(text) === text)
      if (!canonical) continue
      if (!entries.has(canonical.text)) reportMissing(canonicalMissing, canonical, context)
      const others = new Map(roots.map(root => [root.text, root]))
      others.delete(canonical.text)
      for (const root of others.values()) if (!entries.has(root.text)) reportMissing(subordinateMissing, root, context)
    }
  },
}

function reportMissing(rule: RuleInfo, root: Piece, { snapshot, t, report }: RuleContext): void {
  report(rule, {
    file: specPaths.taxonomy,
    range: rangeIn(snapshot, specPaths.taxonomy, root),
    key: [root.text],
    message: t('{root} is one of several roots of its family, and no entry of {hotspots}: say there what it is for.', {
      root: root.text,
      hotspots: specPaths.hotspots,
    }),
  })
}
