import { childDn } from '../../directory/dn.ts'

export const approvalsDn = (baseDn: string): string =>
  childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn))

export const dnOfApproval = (baseDn: string, id: string): string => childDn('cn', id, approvalsDn(baseDn))
