import assert from 'node:assert/strict'
import { hostOf, isOnForeignHost, nameHost } from '../../../server/src/node/foreign-hosts.ts'

describe('hosts that a path may name on Windows', () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')
  const as = (value: string): void => {
    Object.defineProperty(process, 'platform', { ...platform, value })
  }
  afterEach(() => {
    if (platform) Object.defineProperty(process, 'platform', platform)
  })

  const paths: readonly [string, string | undefined][] = [
    ['\\\\Evil\\share\\go.mod', 'evil'],
    ['//evil/share/go.mod', 'evil'],
    ['\\/evil/share', 'evil'],
    ['/\\evil\\share', 'evil'],
    ['\\\\evil@SSL@8443\\DavWWWRoot\\x', 'evil@ssl@8443'],
    ['\\\\?\\UNC\\evil\\share', '?'],
    ['\\\\.\\pipe\\x', '.'],
    ['\\??\\UNC\\evil\\share', 'unc'],
    ['\\\\', ''],
    ['C:\\plumego\\go.mod', undefined],
    ['C:/plumego', undefined],
    ['\\plumego', undefined],
    ['go.mod', undefined],
  ]
  for (const [path, host] of paths) {
    it(`${path} is ${host === undefined ? 'of this machine' : `of ${host}`}, and looked at only there`, () => {
      assert.equal(hostOf(path), host)
      as('win32')
      assert.equal(isOnForeignHost(path), host !== undefined)
      as('linux')
      assert.equal(isOnForeignHost(path), false)
    })
  }

  it('a host that a person named may be asked, and no other', () => {
    as('win32')
    nameHost('\\\\team\\plumego')
    assert.equal(isOnForeignHost('//TEAM/plumego/go.mod'), false)
    assert.equal(isOnForeignHost('//team2/plumego/go.mod'), true)
  })
})
