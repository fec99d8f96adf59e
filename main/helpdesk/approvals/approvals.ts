import type { Approval, IssuedPass } from '../../../preload/contract.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { createTurn } from '../../turns.ts'
import { requireTechnician } from '../protection.ts'
import { type CarryOut, createApprovalCarrier } from './approval-carrier.ts'
import { type Decision, decideApproval, type Holding } from './approval-decision.ts'
import { createApprovalEnder } from './approval-end.ts'
import { createApprovalList } from './approval-list.ts'
import { type ApprovalRequestOptions, type Request, requestApproval } from './approval-request.ts'
import { type Stop, stopApproval } from './approval-stop.ts'
import { createApprovalWatch } from './approval-watch.ts'

export interface ApprovalsOptions extends ApprovalRequestOptions {
  desk: GetDesk
  carryOut: CarryOut
  /** The list is another one. */
  changed: (list: Approval[]) => void
  holding: Holding
  log: (line: string) => void
}

export interface Approvals {
  list(): Promise<Approval[]>
  request(request: Request): Promise<Approval>
  decide(decision: Decision): Promise<Approval>
  stop(stop: Stop): Promise<Approval>
  /** Carries it out, and shows the pass that it hands out, once. */
  collectPass(of: { id: string }): Promise<IssuedPass>
  /** Looks every few seconds what there is, and carries out what was approved. */
  startWatch(): void
  stopWatch(): void
  /** What the watch does each time. Never throws. */
  look(): Promise<void>
  /** Sign-out. */
  endAll(): void
}

/** A second operator's yes: asked for, given or not, taken back, and used by the console that asked. */
export function createApprovals(options: ApprovalsOptions): Approvals {
  const { desk: getDesk, store, clock } = options
  const inTurn = createTurn()
  const list = createApprovalList({ store, clock })
  const { end, endVoid } = createApprovalEnder(options)
  const carrier = createApprovalCarrier({ ...options, end, show: list.show })
  const watch = createApprovalWatch({ ...options, list, carrier, endVoid })

  /** One after the other: what is asked for twice at once is refused the second time. */
  function work<T>(act: (desk: Desk) => Promise<T>): Promise<T> {
    return inTurn(async () => {
      const desk = getDesk()
      requireTechnician(desk)
      try {
        return await act(desk)
      } finally {
        await watch.tell(desk)
      }
    })
  }

  return {
    async list() {
      return (await list.read(getDesk())).shown
    },
    request: (request) =>
      work(async (desk) => list.show(desk, await requestApproval(desk, request, options))),
    decide: (decision) =>
      work(async (desk) => list.show(desk, await decideApproval(desk, decision, options))),
    stop: (stop) => work(async (desk) => list.show(desk, await stopApproval(desk, stop, options))),
    collectPass: ({ id }) => work((desk) => carrier.handOut(desk, id)),
    startWatch: watch.start,
    stopWatch: watch.stop,
    look: watch.look,
    endAll() {
      list.forget()
      watch.forget()
    },
  }
}
