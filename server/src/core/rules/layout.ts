import { pagePaths } from '../repo/interest.ts'
import { hasSpecs } from '../repo/layout.ts'
import { parentPath } from '../repo/paths.ts'
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

/** Where the pages lie that the checks read. Specs that go with pages in other places are those of another version. */
const pageFolder = parentPath(pagePaths.dashboard)

/** Whether a checkout is laid out as in another version than the one whose checks the rules mirror. */
export const differsInLayout = (snapshot: Snapshot): boolean => !hasSpecs(snapshot) || !hasPages(snapshot)

const hasPages = ({ tree }: Snapshot): boolean => tree.kind(pageFolder) === 'directory'

export const layoutDiffers: WorkspaceRule = {
  scope: 'structure',
  rules: [info],
  run({ snapshot, t, report }) {
    const tell = (message: string): void => report(info, { file: 'go.mod', range: startOfFile, key: [], message })
    if (!hasSpecs(snapshot)) tell(t('This version of Plumego has no specs folder, so none of its checks runs here.'))
    else if (!hasPages(snapshot)) {
      tell(
        t(
          'This version of Plumego keeps its pages elsewhere than in {folder}: its own CI may judge otherwise than is said here.',
          { folder: pageFolder },
        ),
      )
    }
  },
}
