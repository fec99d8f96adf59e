// What Electron's own installer says when it gives up is a stack; this is what a person needs of it.

const causes = [
  {
    is: /ENOSPC|EDQUOT|no space left/i,
    todo: 'The disk is full: make room, then run the same command again.',
    passes: true,
  },
  {
    is: /EACCES|EPERM|EROFS/,
    todo: 'This user may not write there: change who the tree and the cache belong to.',
    passes: true,
  },
  {
    is: /certificate|UNABLE_TO_(VERIFY|GET_ISSUER)|SELF_SIGNED/i,
    todo: 'Behind a proxy that opens TLS, name its certificate in NODE_EXTRA_CA_CERTS.',
  },
  {
    is: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|fetch failed|Response code/,
    todo: 'Behind a proxy, set ELECTRON_GET_USE_PROXY=1 and HTTPS_PROXY; ELECTRON_MIRROR names a mirror.',
  },
]

/**
 * Of the failure with all that the installer said: the line that says why, and what can be done about it.
 * `passes`: it is about this machine as it is just now, and worth another try at once.
 */
export function downloadProblem(message) {
  // The first line is ours, and says that it failed.
  const lines = message
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  const cause = causes.find(({ is }) => lines.some((line) => is.test(line)))
  const why =
    lines.find((line) => cause?.is.test(line)) ?? lines.find((line) => /error/i.test(line)) ?? lines.at(-1)
  return { why: why ?? 'nothing came any more', todo: cause?.todo ?? '', passes: cause?.passes ?? false }
}
