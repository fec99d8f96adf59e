import type { Person, PersonType, Registration } from './person.ts'

/** People written by hand: those that examples and tests name, and names that break careless code. */

/** Accounts with which a sign-in fails in each way, and one that has no console role. */
export const otherPasswords: Record<string, string> = {
  dmarsh: 'practice-disabled',
  llowe: 'practice-locked',
  eprescott: 'practice-expired',
  pokafor: 'practice-user',
}

type Special = Partial<Person> & Pick<Person, 'uid' | 'name'>

const person = (
  uid: string,
  name: string,
  types: PersonType[],
  department: string,
  title: string | null,
  registration: Registration,
  more: Partial<Person> = {},
): Special => ({ uid, name, types, department, title, registration, ...more })

const staff: PersonType[] = ['staff']
const faculty: PersonType[] = ['faculty']
const student: PersonType[] = ['student']
const administrators = ['administrators']

export const specialPeople: Special[] = [
  person('asilva', 'Ana Silva', staff, 'Help Desk', 'Help desk technician', 'app-and-text', {
    groups: ['security-info-technicians'],
    photo: 'portrait',
  }),
  person('tdvorak', 'Tomáš Dvořák', staff, 'Finance', 'Internal auditor', 'app', {
    groups: ['security-info-auditors'],
    photo: 'portrait',
  }),
  person(
    'mlindqvist',
    'Märta Lindqvist',
    staff,
    'Information Technology',
    'Identity administrator',
    'app-and-text',
    { groups: ['security-info-administrators'], photo: 'portrait' },
  ),
  person('jvirtanen', 'Joonas Virtanen', staff, 'Help Desk', 'Help desk lead', 'app-and-text', {
    groups: ['security-info-technicians', 'security-info-administrators'],
    photo: 'portrait',
  }),

  person('pokafor', 'Priya Okafor', staff, 'Registrar', 'Records specialist', 'email', { photo: 'portrait' }),
  person('pokonkwo', 'Priya Okonkwo', staff, 'Library', 'Reference librarian', 'app-and-text', {
    photo: 'portrait',
  }),
  person('prokafor', 'Prisca Okafor', faculty, 'Chemistry', 'Associate Professor', 'app-text-and-call', {
    photo: 'portrait',
  }),

  person('dmarsh', 'Dolores Marsh', staff, 'Facilities', 'Electrician', 'app', { account: 'disabled' }),
  person('llowe', 'Lionel Lowe', staff, 'Finance', 'Accountant', 'text', { account: 'locked' }),
  person('eprescott', 'Edith Prescott', staff, 'Student Life', 'Counselor', 'app', { account: 'expired' }),
  person('rgraves', 'Rosalind Graves', student, 'History', null, 'none', { account: 'disabled' }),
  person('hkim', 'Hana Kim', student, 'Nursing', null, 'email', { account: 'locked' }),

  person('anwosu', 'Adaeze Nwosu-Whitfield', staff, 'Office of the President', 'President', 'app-and-text', {
    groups: administrators,
    photo: 'portrait',
  }),
  person('iobriain', 'Ignatius Ó Briain', faculty, 'Office of the Provost', 'Provost', 'app-text-and-call', {
    groups: administrators,
    manager: 'anwosu',
  }),
  person(
    'spapadaki',
    'Σοφία Παπαδάκη',
    staff,
    'Office of the President',
    'Chief Operating Officer',
    'push-and-text',
    {
      groups: administrators,
      manager: 'anwosu',
      latin: 'Sofia Papadaki',
      language: 'el',
    },
  ),
  person('dachterberg', 'Devon Achterberg', staff, 'Information Technology', 'Systems engineer', 'app', {
    groups: administrators,
  }),
  person('ntruong', 'Nhi Trương', staff, 'Information Technology', 'Network engineer', 'email', {
    groups: administrators,
  }),
  person('qabara', 'Quentin Abara', staff, 'Finance', 'Treasurer', 'none', { groups: administrators }),

  person('suharti', 'Suharti', staff, 'Library', 'Archivist', 'app', { given: null }),
  person('sthorvaldsdottir', 'Sigríður Þorvaldsdóttir', student, 'Chemistry', null, 'app'),
  person('o', 'O', student, 'Linguistics', null, 'app', { given: null }),
  person('ee', 'E E', student, 'Mathematics', null, 'questions'),
  person('jobrien', "Siobhán O'Brien", faculty, 'History', 'Professor', 'call'),
  person(
    'mdasgracas',
    'Maria das Graças Aparecida Conceição Figueiredo Cavalcanti de Albuquerque e Vasconcelos Bittencourt',
    faculty,
    'Linguistics',
    'Professor',
    'app-and-text',
  ),
  person(
    'jfernandez',
    'Juan José Ildefonso Fernández-Villaverde y Gutiérrez de Santillana del Mar',
    staff,
    'Human Resources',
    'Recruiter',
    'none',
  ),
  person('mleung', 'Leung, May (visiting)', faculty, 'Fine Arts', 'Lecturer', 'text', {
    namedBy: 'cn',
    family: 'Leung',
    given: 'May',
  }),
  person('kjones', 'Jones, Kit + Co. "K"', staff, 'Facilities', 'Grounds supervisor', 'none', {
    namedBy: 'cn',
    family: 'Jones',
    given: 'Kit',
  }),
  person('creyes', '# C\\Sharp <Reyes>; Jr.', student, 'Computer Science', null, 'app', {
    namedBy: 'cn',
    family: 'Reyes',
    given: 'Sharp',
  }),
  person('evega', 'Estrella (Star) *Vega*', student, 'Physics', null, 'two-phones', {
    family: 'Vega',
    given: 'Estrella',
  }),
  person('wblackfeather', 'Winona Blackfeather', staff, 'Facilities', 'Custodian', 'none', { mails: [] }),
  person('estrand', 'Ezekiel Strand', student, 'Chemistry', null, 'none', { mails: [] }),
  person('lhorakova', 'Ludmila Horáková', faculty, 'Nursing', 'Assistant Professor', 'text-and-email', {
    mails: ['ludmila.horakova@example.edu', 'lhorakova@nursing.example.edu', 'l.horakova@example.org'],
  }),
  person('ftuttle', 'Fergus Tuttle', staff, 'Library', 'Cataloger', 'app', { photo: 'unreadable' }),

  person('ospeight', 'Ottoline Speight', staff, 'Registrar', 'Transcript clerk', 'questions'),
  person('binglis', 'Bartholomew Inglis', faculty, 'Physics', 'Lecturer', 'email-and-questions'),
  person('mecheverria', 'Marisol Echeverría', staff, 'Registrar', 'Enrollment advisor', 'app-unconfirmed'),
  person('rdoyle', 'Rafferty Doyle', staff, 'Student Life', 'Career advisor', 'two-phones'),
  person('asolheim', 'Annika Solheim', staff, 'Finance', 'Payroll specialist', 'app-and-text', {
    reregister: true,
  }),
  person('jmwinyi', 'Jabari Mwinyi', student, 'Physics', null, 'app', { reregister: true }),

  person('cashby', 'Cordelia Ashby', staff, 'Registrar', 'Records specialist', 'not-json'),
  person('pnance', 'Percival Nance', staff, 'Library', 'Cataloger', 'wrong-shape'),
  person('wroth', 'Wilhelmina Roth', faculty, 'Mathematics', 'Professor', 'unknown-type'),
  person('tcrane', 'Thaddeus Crane', staff, 'Finance', 'Buyer', 'duplicate-id'),
  person('ifarrow', 'Isolde Farrow', staff, 'Human Resources', 'Benefits advisor', 'default-without-method'),
  person('hblaine', 'Horatio Blaine', faculty, 'Chemistry', 'Lecturer', 'types-differ'),
  person('pstroud', 'Philippa Stroud', staff, 'Student Life', 'Resident director', 'bad-version'),
  person('cmerrow', 'Cassius Merrow', student, 'Fine Arts', null, 'bad-time'),

  ...twoRoles(),
]

function twoRoles(): Special[] {
  const both: PersonType[] = ['staff', 'student']
  return [
    person('wmbeki', 'Wangari Mbeki', both, 'Library', 'Student assistant', 'app-and-text'),
    person('jsvoboda', 'Jiřina Svobodová', both, 'Registrar', 'Student assistant', 'email'),
    person('opetrov', 'Олег Петров', both, 'Computer Science', 'Teaching assistant', 'app', {
      latin: 'Oleg Petrov',
      language: 'ru',
    }),
    person('yzhang', '张雅文', both, 'Physics', 'Teaching assistant', 'none', {
      given: '雅文',
      family: '张',
      latin: 'Zhang Yawen',
      language: 'zh',
    }),
    person('lbaptiste', 'Lourdes Baptiste', both, 'Help Desk', 'Student assistant', 'text-and-email'),
    person('dgreer', 'Dashiell Greer', both, 'Student Life', 'Resident assistant', 'questions'),
    person('snakamura', 'Sayuri Nakamura', ['faculty', 'staff'], 'Library', 'Curator and Lecturer', 'app'),
    person('eabebe', 'እምነት አበበ', ['faculty', 'student'], 'Nursing', 'Clinical instructor', 'app-and-text', {
      latin: 'Emnet Abebe',
      language: 'am',
    }),
  ]
}
