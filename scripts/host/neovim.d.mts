export function findNeovim(): Promise<string | undefined>
