import { spawnSync } from 'node:child_process'

/** Ends a process group at once; none left is fine. @param {number} pid its leader, which may be gone already */
export const killGroup = pid => {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** @param {number} pid @returns {boolean} whether a member of the group is still there */
export const groupExists = pid => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 0)
    return true
  } catch {
    return false
  }
}
