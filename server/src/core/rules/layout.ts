import { hasSpecs, isOlder } from '../repo/layout.ts'
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

/** Whether a checkout is laid out as in another version than the one whose checks the rules mirror. */
export const differsInLayout = (snapshot: Snapshot): boolean => !hasSpecs(snapshot) || isOlder(snapshot)

export const layoutDiffers: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run({ snapshot, t, report }) {
    const tell = (message: string): void => report(info, { file: 'go.mod', range: startOfFile, key: [], message })
    if (!hasSpecs(snapshot)) tell(t('This version of Plumego has no specs folder, so none of its checks runs here.'))
    else if (isOlder(snapshot)) {
      tell(
        t(
          'This checkout is of an older version of Plumego: what the checks of that day do not look at is only a hint here, and fails nothing.',
        ),
      )
    }
  },
}
