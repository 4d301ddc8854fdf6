import back from '@vscode/codicons/src/icons/arrow-left.svg'
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg'
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg'
import collapseAll from '@vscode/codicons/src/icons/collapse-all.svg'
import expandAll from '@vscode/codicons/src/icons/expand-all.svg'
import exportIcon from '@vscode/codicons/src/icons/export.svg'
import { drawingOf } from './elements.ts'

/** Each makes another copy of its icon. */
export const icons = {
  back: drawingOf(back),
  closed: drawingOf(chevronRight),
  collapseAll: drawingOf(collapseAll),
  expandAll: drawingOf(expandAll),
  export: drawingOf(exportIcon),
  open: drawingOf(chevronDown),
}
