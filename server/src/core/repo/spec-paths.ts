/** Places of the files that the checks need. */
export const specPaths = {
  repo: 'specs/repo.yaml',
  dependencyRules: 'specs/dependency-rules.yaml',
  manifestSchema: 'specs/module-manifest.schema.yaml',
  taxonomy: 'specs/extension-taxonomy.yaml',
  maturity: 'specs/extension-maturity.yaml',
  betaEvidence: 'specs/extension-beta-evidence.yaml',
  hotspots: 'specs/package-hotspots.yaml',
  taskRouting: 'specs/task-routing.yaml',
  deprecationInventory: 'specs/deprecation-inventory.yaml',
  communitySchema: 'specs/community-extension.schema.yaml',
} as const
