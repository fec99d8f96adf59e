/** Departments, and what people there are called. Heads report to the division's head, those to the president. */
export interface Department {
  name: string
  division: 'academic' | 'administration'
  head: string
  titles: readonly string[]
}

const faculty = ['Professor', 'Associate Professor', 'Assistant Professor', 'Lecturer', 'Emeritus Professor']

const academic = (name: string): Department => ({
  name,
  division: 'academic',
  head: `Chair of ${name}`,
  titles: faculty,
})
const administration = (name: string, head: string, ...titles: string[]): Department => ({
  name,
  division: 'administration',
  head,
  titles,
})

export const departments: Department[] = [
  academic('Physics'),
  academic('Chemistry'),
  academic('Mathematics'),
  academic('Computer Science'),
  academic('History'),
  academic('Linguistics'),
  academic('Fine Arts'),
  academic('Nursing'),
  administration('Registrar', 'Registrar', 'Records specialist', 'Enrollment advisor', 'Transcript clerk'),
  administration('Library', 'University Librarian', 'Reference librarian', 'Archivist', 'Cataloger'),
  administration(
    'Information Technology',
    'Director of IT',
    'Systems engineer',
    'Network engineer',
    'Analyst',
  ),
  administration('Help Desk', 'Help desk manager', 'Help desk technician', 'Support specialist'),
  administration('Human Resources', 'Director of HR', 'Recruiter', 'Benefits advisor'),
  administration('Finance', 'Controller', 'Accountant', 'Payroll specialist', 'Buyer'),
  administration('Facilities', 'Director of Facilities', 'Electrician', 'Grounds supervisor', 'Custodian'),
  administration('Student Life', 'Dean of Students', 'Resident director', 'Counselor', 'Career advisor'),
]

export const studentFields = departments
  .filter(({ division }) => division === 'academic')
  .map(({ name }) => name)
