import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { progress } from './console.mjs'

const alive = pid => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A lock whose holder died, or that never got its holder's name, is nobody's. */
const isStale = file => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid > 0 ? !alive(pid) : Date.now() - statSync(file).mtimeMs > 5000
  } catch {
    return false
  }
}

const tryTake = file => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Runs `work` while no other process of this machine runs it under the same lock.
 * @template T @param {string} file the lock @param {string} what for the message to who must wait
 * @param {() => Promise<T>} work @returns {Promise<T>}
 */
export const withLock = async (file, what, work) => {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  while (!tryTake(file)) {
    if (isStale(file)) {
      rmSync(file, { force: true })
      continue
    }
    if (!told) progress(`Waiting for another process: ${what} ...`)
    told = true
    await delay(300)
  }
  const release = () => rmSync(file, { force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}
