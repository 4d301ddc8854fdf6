/** Parts of what a screen reader says; those that there are not are left out. */
export const spoken = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ')

/** Text of a workspace as Markdown that shows it and nothing else. */
export const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()<>#+!|~&@$:.-]/g, '\\$&')

/** Of a URI, as people read it. */
export const lastPart = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
