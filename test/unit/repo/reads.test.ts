import assert from 'node:assert/strict'
import { type Look, lookFor, Reads, Recorder } from '../../../server/src/core/repo/reads.ts'

type State = Readonly<Record<string, number>>

const value: Look<State> = (state, key) => state[String(key)]
const isThere: Look<State> = (state, key) => String(key) in state

function readsOf(state: State, ...looked: readonly (readonly [Look<State>, string])[]): Reads<State> {
  const reads = new Reads<State>()
  for (const [look, key] of looked) reads.note(look, key, look(state, key))
  return reads
}

describe('what was looked at', () => {
  const state: State = { a: 1, b: 2 }
  const held: readonly (readonly [what: string, other: State, holds: boolean])[] = [
    ['the same', { a: 1, b: 2 }, true],
    ['something more', { a: 1, b: 2, c: 3 }, true],
    ['another first one', { a: 5, b: 2 }, false],
    ['another second one', { a: 1, b: 5 }, false],
    ['nothing', {}, false],
  ]
  for (const [what, other, holds] of held) {
    it(`${holds ? 'holds' : 'does not hold'} for a state with ${what}`, () => {
      assert.equal(readsOf(state, [value, 'a'], [value, 'b']).holdFor(other), holds)
      assert.equal(readsOf(state, [isThere, 'z'], [value, 'a'], [value, 'b']).holdFor(other), holds)
    })
  }

  it('holds for any state where nothing was looked at', () => assert.equal(new Reads<State>().holdFor({}), true))

  it('keeps apart what two looks see of one key', () => {
    const reads = readsOf(state, [isThere, 'a'], [value, 'b'])
    assert.equal(reads.holdFor({ a: 9, b: 2 }), true)
    assert.equal(reads.holdFor({ b: 2 }), false)
  })

  it('stays with what was seen first', () => {
    const reads = readsOf(state, [value, 'a'])
    reads.note(value, 'a', 7)
    assert.equal(reads.holdFor({ a: 1 }), true)
    assert.equal(reads.holdFor({ a: 7 }), false)
  })

  it('takes in what another evaluation looked at, and leaves that one alone', () => {
    const inner = readsOf(state, [value, 'b'], [isThere, 'c'])
    const outer = readsOf(state, [value, 'a'])
    outer.include(inner)
    assert.equal(outer.holdFor({ a: 1, b: 2 }), true)
    assert.equal(outer.holdFor({ a: 1, b: 3 }), false)
    assert.equal(outer.holdFor({ a: 1, b: 2, c: 3 }), false)
    assert.equal(inner.holdFor({ a: 6, b: 2 }), true)
  })

  it('shows each look with its key and what was seen, until one may be another', () => {
    const reads = readsOf(state, [value, 'a'], [value, 'b'], [isThere, 'a'])
    const shown: unknown[] = []
    const may = (answer: Look<State> | undefined): boolean =>
      reads.some((look, key, seen) => {
        shown.push([look, key, seen])
        return look === answer
      })
    assert.equal(may(undefined), false)
    const all = [
      [value, 'a', 1],
      [value, 'b', 2],
      [isThere, 'a', true],
    ]
    assert.deepEqual(shown.splice(0), all)
    assert.equal(may(value), true)
    assert.deepEqual(shown.splice(0), all.slice(0, 1))
    assert.equal(may(isThere), true)
  })

  it('notes a look at a key once, of few and of many', () => {
    for (const count of [1, 24, 25, 500]) {
      const reads = new Reads<State>()
      const noted: unknown[] = []
      for (const round of [1, 2]) {
        for (let i = 0; i < count; i++) for (const look of [value, isThere]) reads.note(look, `k${i}`, round)
      }
      reads.some((look, key, seen) => {
        noted.push([look, key, seen])
        return false
      })
      assert.equal(noted.length, 2 * count)
      assert.deepEqual(noted.at(-1), [isThere, `k${count - 1}`, 1])
    }
  })

  it('notes another look behind many of one kind', () => {
    const keys = Array.from({ length: 30 }, (_, i) => `k${i}`)
    const reads = readsOf({}, ...keys.map(key => [value, key] as const), [isThere, 'a'])
    assert.equal(reads.holdFor({}), true)
    assert.equal(reads.holdFor({ a: 1 }), false)
  })
})

describe('a recorder', () => {
  it('notes for the evaluation that runs, and for the outer one again once an inner one has ended', () => {
    const recorder = new Recorder<State>()
    const [outer, inner] = [new Reads<State>(), new Reads<State>()]
    assert.equal(recorder.isRecording, false)
    recorder.note(value, 'x', 1)
    const answer = recorder.record(outer, () => {
      recorder.note(value, 'a', 1)
      const found = recorder.record(inner, () => {
        recorder.note(value, 'b', 2)
        return 'inner'
      })
      assert.equal(recorder.isRecording, true)
      recorder.note(value, 'c', 3)
      return found
    })
    assert.equal(answer, 'inner')
    assert.equal(recorder.isRecording, false)
    assert.equal(outer.holdFor({ a: 1, c: 3 }), true)
    assert.equal(outer.holdFor({ a: 1 }), false)
    assert.equal(inner.holdFor({ b: 2 }), true)
    assert.equal(inner.holdFor({}), false)
  })

  it('goes on with the outer evaluation where an inner one throws', () => {
    const recorder = new Recorder<State>()
    const [outer, inner] = [new Reads<State>(), new Reads<State>()]
    recorder.record(outer, () => {
      assert.throws(() => recorder.record(inner, () => assert.fail('inner')), /inner/)
      recorder.note(value, 'a', 1)
    })
    assert.equal(outer.holdFor({}), false)
    assert.equal(inner.holdFor({}), true)
    assert.throws(() => recorder.record(inner, () => assert.fail('again')), /again/)
    assert.equal(recorder.isRecording, false)
  })

  it('notes nothing while nobody wants to know, inside of an evaluation too', () => {
    const recorder = new Recorder<State>()
    const outer = new Reads<State>()
    recorder.record(outer, () =>
      recorder.record(undefined, () => {
        assert.equal(recorder.isRecording, false)
        recorder.note(value, 'a', 1)
        recorder.include(readsOf({ b: 1 }, [value, 'b']))
      }),
    )
    assert.equal(outer.holdFor({}), true)
  })

  it('includes for the evaluation that runs', () => {
    const recorder = new Recorder<State>()
    const outer = new Reads<State>()
    recorder.include(readsOf({ a: 1 }, [value, 'a']))
    recorder.record(outer, () => recorder.include(readsOf({ b: 1 }, [value, 'b'])))
    assert.equal(outer.holdFor({ b: 1 }), true)
    assert.equal(outer.holdFor({ a: 1 }), false)
  })
})

describe('a look for what it is made for', () => {
  interface Twofold {
    readonly name: string
    readonly own: Twofold
  }
  const own: Twofold = {
    name: 'own',
    get own() {
      return own
    },
  }
  const whole: Twofold = { name: 'whole', own }
  const see = lookFor((state: Twofold, subject: { readonly of: string }, key) => `${state.name} ${subject.of} ${key}`)

  it('is one for each, and another for what is the state’s own', () => {
    const [one, other] = [{ of: 'one' }, { of: 'other' }]
    assert.equal(see(one), see(one))
    assert.equal(see(one), see(one, false))
    assert.equal(see(one, true), see(one, true))
    assert.notEqual(see(one), see(one, true))
    assert.notEqual(see(one), see(other))
    assert.equal(see(one)(whole, 'a'), 'whole one a')
    assert.equal(see(one, true)(whole, 'a'), 'own one a')
    assert.equal(see(other, true)(whole, 'b'), 'own other b')
  })
})
