/** What this directory knows, in the fewest words. Names, OIDs and rules as in RFC 4512, 4519, 4524, 2798. */

export type Syntax =
  | 'text'
  | 'keyword'
  | 'exact'
  | 'exactParts'
  | 'dn'
  | 'telephone'
  | 'integer'
  | 'time'
  | 'octets'
  | 'oid'
  | 'boolean'

/** LDAP's names for a syntax: its OID (RFC 4517) and the rules for equality, order and substrings. */
export const syntaxes: Record<
  Syntax,
  { oid: string; equality?: string; ordering?: string; substr?: string }
> = {
  text: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseIgnoreMatch',
    substr: 'caseIgnoreSubstringsMatch',
  },
  exact: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseExactMatch',
  },
  exactParts: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseExactMatch',
    substr: 'caseExactSubstringsMatch',
  },
  keyword: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseIgnoreMatch',
  },
  dn: { oid: '1.3.6.1.4.1.1466.115.121.1.12', equality: 'distinguishedNameMatch' },
  telephone: {
    oid: '1.3.6.1.4.1.1466.115.121.1.50',
    equality: 'telephoneNumberMatch',
    substr: 'telephoneNumberSubstringsMatch',
  },
  integer: {
    oid: '1.3.6.1.4.1.1466.115.121.1.27',
    equality: 'integerMatch',
    ordering: 'integerOrderingMatch',
  },
  time: {
    oid: '1.3.6.1.4.1.1466.115.121.1.24',
    equality: 'generalizedTimeMatch',
    ordering: 'generalizedTimeOrderingMatch',
  },
  octets: { oid: '1.3.6.1.4.1.1466.115.121.1.40' },
  oid: { oid: '1.3.6.1.4.1.1466.115.121.1.38', equality: 'objectIdentifierMatch' },
  boolean: { oid: '1.3.6.1.4.1.1466.115.121.1.7', equality: 'booleanMatch' },
}

const arc = '1.2.840.113556.1.8000.2554.55269.44446.997.17729.34528.3026411.631348'

/** Name, OID, syntax; `single` for one value at most. Further names for the same type after a slash. */
export const userAttributes = `
objectClass 2.5.4.0 oid
cn/commonName 2.5.4.3 text
sn/surname 2.5.4.4 text
givenName/gn 2.5.4.42 text
initials 2.5.4.43 text
displayName 2.16.840.1.113730.3.1.241 text single
uid/userid 0.9.2342.19200300.100.1.1 text
mail/rfc822Mailbox 0.9.2342.19200300.100.1.3 text
employeeType 2.16.840.1.113730.3.1.4 text
employeeNumber 2.16.840.1.113730.3.1.3 text single
departmentNumber 2.16.840.1.113730.3.1.2 text
title 2.5.4.12 text
description 2.5.4.13 text
manager 0.9.2342.19200300.100.1.10 dn
telephoneNumber 2.5.4.20 telephone
mobile/mobileTelephoneNumber 0.9.2342.19200300.100.1.41 telephone
homePhone 0.9.2342.19200300.100.1.20 telephone
roomNumber 0.9.2342.19200300.100.1.6 text
preferredLanguage 2.16.840.1.113730.3.1.39 text single
jpegPhoto 0.9.2342.19200300.100.1.60 octets
userPassword 2.5.4.35 octets
member 2.5.4.31 dn
owner 2.5.4.32 dn
o/organizationName 2.5.4.10 text
ou/organizationalUnitName 2.5.4.11 text
dc/domainComponent 0.9.2342.19200300.100.1.25 text single
l/localityName 2.5.4.7 text
st/stateOrProvinceName 2.5.4.8 text
street/streetAddress 2.5.4.9 text
postalCode 2.5.4.17 text
securityInfoVersion ${arc}.2.1 integer single
securityInfoMethod ${arc}.2.2 exactParts
securityInfoMethodType ${arc}.2.3 keyword
securityInfoDefault ${arc}.2.4 exact single
securityInfoSecret ${arc}.2.5 exact
securityInfoPass ${arc}.2.6 exact single
securityInfoReregister ${arc}.2.7 time single
securityInfoSessionsRevoked ${arc}.2.8 time single
securityInfoPolicyDocument ${arc}.2.9 exact single
securityInfoFlag ${arc}.2.10 exact
securityInfoLostMethod ${arc}.2.11 exact
securityInfoPassInfo ${arc}.2.12 exact single
securityInfoLastReset ${arc}.2.13 time single
securityInfoApprovalDocument ${arc}.2.14 exact single
securityInfoNumbersSince ${arc}.2.15 exact single
securityInfoCoverageDocument ${arc}.2.16 exact single`

/** Kept by the directory itself; sent only when asked for by name or with "+". */
export const operationalAttributes = `
entryUUID 1.3.6.1.1.16.4 text single
entryDN 1.3.6.1.1.20 dn single
createTimestamp 2.5.18.1 time single
modifyTimestamp 2.5.18.2 time single
creatorsName 2.5.18.3 dn single
modifiersName 2.5.18.4 dn single
structuralObjectClass 2.5.21.9 oid single
subschemaSubentry 2.5.18.10 dn single
hasSubordinates 2.5.18.9 boolean single
numSubordinates 1.3.6.1.4.1.453.16.2.103 integer single
memberOf 1.2.840.113556.1.2.102 dn
pwdAccountLockedTime 1.3.6.1.4.1.42.2.27.8.1.17 time single
pwdEndTime 1.3.6.1.4.1.42.2.27.8.1.33 time single
attributeTypes 2.5.21.5 exact
objectClasses 2.5.21.6 exact
namingContexts 1.3.6.1.4.1.1466.101.120.5 dn
supportedControl 1.3.6.1.4.1.1466.101.120.13 oid
supportedExtension 1.3.6.1.4.1.1466.101.120.7 oid
supportedFeatures 1.3.6.1.4.1.4203.1.3.5 oid
supportedLDAPVersion 1.3.6.1.4.1.1466.101.120.15 integer
vendorName 1.3.6.1.1.4 exact single
vendorVersion 1.3.6.1.1.5 exact single`

export interface ClassDefinition {
  name: string
  oid: string
  kind: 'ABSTRACT' | 'STRUCTURAL' | 'AUXILIARY'
  sup: string | null
  must: string[]
  may: string[]
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')
const objectClass = (
  name: string,
  oid: string,
  kind: ClassDefinition['kind'],
  sup: string | null,
  must: string,
  may: string,
): ClassDefinition => ({ name, oid, kind, sup, must: words(must), may: words(may) })

export const objectClasses: ClassDefinition[] = [
  objectClass('top', '2.5.6.0', 'ABSTRACT', null, 'objectClass', ''),
  objectClass('domain', '0.9.2342.19200300.100.4.13', 'STRUCTURAL', 'top', 'dc', 'description o l st street'),
  objectClass('organization', '2.5.6.4', 'STRUCTURAL', 'top', 'o', 'description l st street postalCode'),
  objectClass('organizationalUnit', '2.5.6.5', 'STRUCTURAL', 'top', 'ou', 'description l telephoneNumber'),
  objectClass('groupOfNames', '2.5.6.9', 'STRUCTURAL', 'top', 'cn member', 'description o ou owner'),
  objectClass('person', '2.5.6.6', 'STRUCTURAL', 'top', 'cn sn', 'userPassword telephoneNumber description'),
  objectClass(
    'organizationalPerson',
    '2.5.6.7',
    'STRUCTURAL',
    'person',
    '',
    'title ou l st street postalCode',
  ),
  objectClass(
    'inetOrgPerson',
    '2.16.840.1.113730.3.2.2',
    'STRUCTURAL',
    'organizationalPerson',
    '',
    'uid givenName initials displayName mail employeeType employeeNumber departmentNumber manager mobile homePhone roomNumber preferredLanguage jpegPhoto o',
  ),
  objectClass(
    'securityInfoUser',
    `${arc}.1.1`,
    'AUXILIARY',
    'top',
    '',
    'securityInfoVersion securityInfoMethod securityInfoMethodType securityInfoDefault securityInfoSecret securityInfoPass securityInfoReregister securityInfoSessionsRevoked securityInfoFlag securityInfoLostMethod securityInfoPassInfo securityInfoLastReset securityInfoNumbersSince',
  ),
  objectClass(
    'securityInfoPolicy',
    `${arc}.1.2`,
    'STRUCTURAL',
    'top',
    'cn',
    'securityInfoPolicyDocument securityInfoVersion description',
  ),
  objectClass(
    'securityInfoApproval',
    `${arc}.1.3`,
    'STRUCTURAL',
    'top',
    'cn',
    'securityInfoApprovalDocument securityInfoVersion description',
  ),
  objectClass(
    'securityInfoCoverage',
    `${arc}.1.4`,
    'STRUCTURAL',
    'top',
    'cn',
    'securityInfoCoverageDocument description',
  ),
  objectClass('subschema', '2.5.20.1', 'AUXILIARY', 'top', '', 'attributeTypes objectClasses'),
]
