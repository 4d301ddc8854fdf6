/** What GOOS and GOARCH may be, today's ports and those that Go keeps the names of (internal/syslist). */
export const osTags: readonly string[] =
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(
    ' ',
  )
export const archTags: readonly string[] =
  '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'.split(
    ' ',
  )

const notUnix = new Set(['js', 'nacl', 'plan9', 'wasip1', 'windows', 'zos'])
const also = new Map([
  ['android', 'linux'],
  ['illumos', 'solaris'],
  ['ios', 'darwin'],
])

/** The tags that hold for an operating system beside its own. */
export const familyOf = (os: string): readonly string[] => [
  ...(notUnix.has(os) ? [] : ['unix']),
  ...[also.get(os) ?? []].flat(),
]

const machineTags = new Set([...osTags, ...archTags, 'unix'])

/** True for a tag that the machine decides about which is built for. */
export const isMachineTag = (tag: string): boolean => machineTags.has(tag)
