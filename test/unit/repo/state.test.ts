import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

describe('a state', () => {
  for (const tags of [undefined, ['v1.0.0']]) {
    it(`is let go once others have followed it, ${tags ? 'with' : 'without'} git`, async () => {
      const { files } = markedFiles('-- core/module.yaml --\nname: core\n')
      const repository = workspaceFromFiles(files, tags ? { tags } : {})
      const states = Array.from({ length: 50 }, (_, i) => {
        repository.openDocument('core/module.yaml', { text: `name: core${i}\n`, diskText: 'name: core\n' })
        return new WeakRef(repository.snapshot().state.own)
      })
      await new Promise(resolve => setImmediate(resolve))
      collect()
      assert.ok(states.filter(one => one.deref()).length <= 3)
    })
  }
})
