import type { ConsoleRole } from '../../preload/contract.ts'
import { childDn } from '../directory/dn.ts'

export const baseDn = 'dc=practice,dc=example'
export const peopleDn = childDn('ou', 'people', baseDn)
export const groupsDn = childDn('ou', 'groups', baseDn)
export const securityInfoDn = childDn('ou', 'security-info', baseDn)
export const policyDn = childDn('cn', 'policy', securityInfoDn)
export const approvalsDn = childDn('ou', 'approvals', securityInfoDn)
export const policyVersionsDn = childDn('ou', 'policy-versions', securityInfoDn)
export const coverageDn = childDn('ou', 'coverage', securityInfoDn)
export const privilegedDn = childDn('cn', 'administrators', groupsDn)
export const subschemaDn = 'cn=subschema'

export const roleGroups: Record<ConsoleRole, string> = {
  technician: childDn('cn', 'security-info-technicians', groupsDn),
  auditor: childDn('cn', 'security-info-auditors', groupsDn),
  administrator: childDn('cn', 'security-info-administrators', groupsDn),
}

export const personDn = (uid: string): string => childDn('uid', uid, peopleDn)
