import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { Argument, Channel, Events, Result, SecurityInfoConsole, Value } from './contract.ts'

const call =
  <C extends Channel>(channel: C) =>
  (argument?: Argument<C>): Promise<Result<Value<C>>> =>
    ipcRenderer.invoke(channel, argument)

function on<E extends keyof Events>(event: E, listener: (value: Events[E]) => void): () => void {
  const forward = (_: unknown, value: Events[E]) => listener(value)
  ipcRenderer.on(event, forward)
  return () => ipcRenderer.off(event, forward)
}

const securityInfoConsole: SecurityInfoConsole = {
  on,
  session: {
    signInPage: call('session.signInPage'),
    current: call('session.current'),
    signIn: call('session.signIn'),
    signInPractice: call('session.signInPractice'),
    lock: call('session.lock'),
    unlock: call('session.unlock'),
    signOut: call('session.signOut'),
  },
  users: {
    search: call('users.search'),
    read: call('users.read'),
    history: call('users.history'),
    repair: call('users.repair'),
  },
  enrollment: {
    countries: call('enrollment.countries'),
    begin: call('enrollment.begin'),
    resend: call('enrollment.resend'),
    pushState: call('enrollment.pushState'),
    pushAgain: call('enrollment.pushAgain'),
    confirm: call('enrollment.confirm'),
    answer: call('enrollment.answer'),
    finish: call('enrollment.finish'),
    cancel: call('enrollment.cancel'),
    copy: call('enrollment.copy'),
  },
  methods: {
    rename: call('methods.rename'),
    remove: call('methods.remove'),
    makeDefault: call('methods.makeDefault'),
  },
  tests: {
    begin: call('tests.begin'),
    resend: call('tests.resend'),
    pushState: call('tests.pushState'),
    pushAgain: call('tests.pushAgain'),
    confirm: call('tests.confirm'),
    answer: call('tests.answer'),
    notArrived: call('tests.notArrived'),
    cancel: call('tests.cancel'),
  },
  verification: {
    read: call('verification.read'),
    setCase: call('verification.setCase'),
    reportLost: call('verification.reportLost'),
    begin: call('verification.begin'),
    observe: call('verification.observe'),
    callerFailed: call('verification.callerFailed'),
    breakGlass: call('verification.breakGlass'),
    end: call('verification.end'),
  },
  reset: {
    devices: call('reset.devices'),
    preview: call('reset.preview'),
    apply: call('reset.apply'),
    restore: call('reset.restore'),
  },
  passes: {
    bounds: call('passes.bounds'),
    issue: call('passes.issue'),
    remove: call('passes.remove'),
  },
  approvals: {
    list: call('approvals.list'),
    request: call('approvals.request'),
    decide: call('approvals.decide'),
    stop: call('approvals.stop'),
    collectPass: call('approvals.collectPass'),
  },
  notices: {
    read: call('notices.read'),
    retry: call('notices.retry'),
    alerts: call('notices.alerts'),
  },
  coverage: {
    run: call('coverage.run'),
    read: call('coverage.read'),
    cancel: call('coverage.cancel'),
    open: call('coverage.open'),
    cancelList: call('coverage.cancelList'),
    rows: call('coverage.rows'),
    trend: call('coverage.trend'),
  },
  exports: {
    preview: call('exports.preview'),
    begin: call('exports.begin'),
    cancel: call('exports.cancel'),
    show: call('exports.show'),
    page: call('exports.page'),
    drawn: call('exports.drawn'),
  },
  reminders: {
    plan: call('reminders.plan'),
    templates: call('reminders.templates'),
    preview: call('reminders.preview'),
    saveTemplates: call('reminders.saveTemplates'),
    sendTest: call('reminders.sendTest'),
    start: call('reminders.start'),
    state: call('reminders.state'),
    pause: call('reminders.pause'),
    resume: call('reminders.resume'),
    cancel: call('reminders.cancel'),
    list: call('reminders.list'),
  },
  policy: {
    read: call('policy.read'),
    check: call('policy.check'),
    tryOut: call('policy.tryOut'),
    tryOutState: call('policy.tryOutState'),
    cancelTryOut: call('policy.cancelTryOut'),
    tryOutRows: call('policy.tryOutRows'),
    save: call('policy.save'),
    versions: call('policy.versions'),
    version: call('policy.version'),
  },
  messages: {
    gateways: call('messages.gateways'),
    choose: call('messages.choose'),
    saveTwilio: call('messages.saveTwilio'),
    saveSmtp: call('messages.saveSmtp'),
    sendTest: call('messages.sendTest'),
    ownPush: call('messages.ownPush'),
    testPush: call('messages.testPush'),
    pushTest: call('messages.pushTest'),
    templates: call('messages.templates'),
    preview: call('messages.preview'),
    saveTemplates: call('messages.saveTemplates'),
  },
  practicePhone: {
    open: call('practicePhone.open'),
    read: call('practicePhone.read'),
    answer: call('practicePhone.answer'),
  },
  userDisplay: {
    open: call('userDisplay.open'),
    close: call('userDisplay.close'),
    state: call('userDisplay.state'),
    content: call('userDisplay.content'),
    answer: call('userDisplay.answer'),
  },
  settings: {
    read: call('settings.read'),
    write: call('settings.write'),
    directories: call('settings.directories'),
    ownDirectory: call('settings.ownDirectory'),
    addDirectory: call('settings.addDirectory'),
    changeOwnDirectory: call('settings.changeOwnDirectory'),
    removeDirectory: call('settings.removeDirectory'),
    resetPractice: call('settings.resetPractice'),
    keyState: call('settings.keyState'),
    importKey: call('settings.importKey'),
    copyKey: call('settings.copyKey'),
  },
  app: {
    info: call('app.info'),
    ready: call('app.ready'),
    active: call('app.active'),
  },
}

contextBridge.exposeInMainWorld('securityInfoConsole', securityInfoConsole)

// Chromium keeps what a page has thrown away until it needs the room: here it goes when the operator pauses.
ipcRenderer.on('app.paused', () => webFrame.clearCache())
