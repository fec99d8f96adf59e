import { expect, it } from 'vitest'

const { downloadProblem } = (await import('../../scripts/lib/download-problem.mjs' as string)) as {
  downloadProblem: (message: string) => { why: string; todo: string; passes: boolean }
}

const failed = (said: string) => `Electron failed (status 1):\n    ${said}`

it.each([
  [
    'Error: ENOSPC: no space left on device, write\n    at async open (node:fs)',
    'Error: ENOSPC: no space left on device, write',
    /disk is full/,
    true,
  ],
  [
    "Error: EACCES: permission denied, mkdir '/c'",
    "Error: EACCES: permission denied, mkdir '/c'",
    /may not/,
    true,
  ],
  [
    'RequestError: self-signed certificate in certificate chain\n    at TLSSocket.x',
    'RequestError: self-signed certificate in certificate chain',
    /NODE_EXTRA_CA_CERTS/,
    false,
  ],
  [
    'TypeError: fetch failed\n    at x\n  [cause]: Error: getaddrinfo ENOTFOUND github.example',
    'TypeError: fetch failed',
    /HTTPS_PROXY/,
    false,
  ],
  [
    'HTTPError: Response code 407 (Proxy Authentication Required)',
    'HTTPError: Response code 407 (Proxy Authentication Required)',
    /HTTPS_PROXY/,
    false,
  ],
])('%.20s… is told in a line, with what to do', (said, why, todo, passes) => {
  const problem = downloadProblem(failed(said))
  expect(problem).toMatchObject({ why, passes })
  expect(problem.todo).toMatch(todo)
})

it('of a download that stalled and said nothing it is told that nothing came', () => {
  expect(downloadProblem(failed(''))).toMatchObject({ why: 'nothing came any more', todo: '' })
})

it('what nobody knows is told as it is', () => {
  expect(downloadProblem(failed('Error: Odd\n    at here')).why).toBe('Error: Odd')
})
