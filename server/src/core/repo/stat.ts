export type EntryKind = 'file' | 'directory'

/**
 * What os.Stat would say of a path: `unreadable` stands for every error but "does not exist", and `outside` for what lies
 * out of the workspace's repository, which is not looked at.
 */
export type Stat = EntryKind | 'missing' | 'unreadable' | 'outside'
