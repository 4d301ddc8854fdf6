import { createHash } from 'node:crypto'
import type { RunAutomationDetails } from 'sarif'

/** What every id must begin with that GitHub Advanced Security for Azure DevOps takes, and names of properties too. */
const azure = 'azuredevops/pipeline/build/'
/** What stands there for a run that no build definition started. */
const noDefinition = '-1'

/**
 * What tells the run of one workspace from others. It ends with a slash and so names a category, of which code scanning
 * takes one run each. On GitHub it is a word for people; elsewhere it has the form that Azure DevOps demands of a log and
 * that GitHub takes as well, with the pipeline's own facts where there is a pipeline.
 * @param id what tells the workspace from others, with `/`; may be empty
 */
export function automationDetails(tool: string, id: string, env: NodeJS.ProcessEnv): RunAutomationDetails {
  const category = id === '' ? `${tool}/` : `${tool}/${id}/`
  if (env.GITHUB_ACTIONS) return { id: category }
  return {
    id: `${azure}${category}`,
    properties: {
      [`${azure}buildDefinitionId`]: env.SYSTEM_DEFINITIONID || noDefinition,
      [`${azure}buildDefinitionName`]: env.BUILD_DEFINITIONNAME || tool,
      [`${azure}phaseId`]: env.SYSTEM_PHASEID || guidOf(category),
      [`${azure}phaseName`]: env.SYSTEM_PHASENAME || tool,
    },
  }
}

/** Always the same for the same text. */
const guidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
