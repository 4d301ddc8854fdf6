import type { Snapshot } from '../repo/snapshot.ts'
import { startOfFile } from '../text/position.ts'
import type { RuleInfo, WorkspaceRule } from './rule.ts'

const info: RuleInfo = {
  code: 'layout-differs',
  check: null,
  severity: 'information',
  summary: 'The checkout is laid out as in another version of Plumego, whose CI may judge differently.',
  key: [],
}

/** Versions of Plumego before the specs came have no check to agree with. */
export const hasSpecs = ({ tree }: Snapshot): boolean => tree.kind('specs') === 'directory'

export const layoutDiffers: WorkspaceRule = {
  scope: 'structure',
  rules: [info],
  run({ snapshot, t, report }) {
    if (hasSpecs(snapshot)) return
    report(info, {
      file: 'go.mod',
      range: startOfFile,
      key: [],
      message: t('This version of Plumego has no specs folder, so none of its checks runs here.'),
    })
  },
}
