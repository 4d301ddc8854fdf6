/** Extensions that tell where a file is no YAML. */
export const yamlExtensions: readonly string[] = ['redhat.vscode-yaml']

const rule = 'yaml-syntax'

/**
 * The `plumego` section of the settings as the server gets it beside an extension that tells plain YAML errors: the rule
 * that tells them too is silent, unless a person gave it a severity.
 * @param section nested, of whatever shape a person gave it
 */
export function leavingYamlErrors(section: object): object {
  const rules = objectAt(section, 'rules')
  const severity = { [rule]: 'off', ...objectAt(rules, 'severity') }
  return { ...section, rules: { ...rules, severity } }
}

/** What a key holds, where that is an object; else an empty one. */
export function objectAt(value: object, key: string): object {
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'object' && found !== null ? found : {}
}
