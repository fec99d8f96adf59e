const { session, settings } = window.securityInfoConsole

/**
 * What the console's first page shows, asked for before the code that shows it runs: main answers meanwhile. The other
 * windows may not ask for it, and need nothing of it.
 */
export const firstAsked =
  location.hash === ''
    ? { session: session.current(), signInPage: session.signInPage(), settings: settings.read() }
    : null
