import { bytesOf, createRandom } from './random.ts'

/**
 * Some of the console's own questions, each with answers and their hashes as `methods/security-questions.ts` stores
 * them. The hashes were made beforehand: scrypt takes its time, by design, and a start has none to give.
 */
const samples: Record<string, Record<string, string>> = {
  'What was the name of your first stuffed animal?': {
    Barnaby: '$scrypt$ln=14,r=8,p=1$x7JMeBNo+imw/K286B1WGw$csN85Vtmi2nK+IffpEaC/op95EFD/4rEbkqB8774Xg0',
    Whiskers: '$scrypt$ln=14,r=8,p=1$ZLiqX2xBlXHPDtJi9zYPMA$JroGxhS+XVdM9wGRHtS5aGVrS00jsW1xK8/ZEV5mUVM',
    Clementine: '$scrypt$ln=14,r=8,p=1$egYsF2MSce5OYBkxSW8Yng$uS6y7ZfKoGeVg025O3RWzuDIFgr8bA34whFDXJ8kNdQ',
  },
  'What did you want to become when you were ten?': {
    astronaut: '$scrypt$ln=14,r=8,p=1$xVrkGBZcyibayBBtV2FzFQ$j8zJwHIxoYnu2c6aVcyN/BvHrQs0TyfRLrHN0J1yFHA',
    'lighthouse keeper':
      '$scrypt$ln=14,r=8,p=1$AWdMUPvuJ7TaManKevdtvA$74p5Y0Uc5fXGyINSgyguY3ao4qIQ3AQvvHUkFcbNjhI',
    veterinarian: '$scrypt$ln=14,r=8,p=1$HmjkR//5Prfyffz7zdjeXg$tcP1THaifpPFwy3DQ+8QNIq00IDGIZETvOUbitOX0gY',
  },
  'Which dish did you refuse to eat as a child?': {
    'liver and onions':
      '$scrypt$ln=14,r=8,p=1$CTl090q6pCRQBmyUWL5KBQ$WP0LNh4K3/ycaqj/DHt64Mw6oQrZKQCSl7gxo3Xs+3s',
    'boiled cabbage':
      '$scrypt$ln=14,r=8,p=1$clUDPeefwCspRwSPTxtZDQ$YkGFPg1nAKV/E20O6HDolDmBojT6sozKvYxd6Qsl4F8',
    'fish soup': '$scrypt$ln=14,r=8,p=1$kyuEoEs8gqAaduiUhvSntQ$xRxaoLOA1j+q6pfrdyCOKl6hl7ylTcIP6IE6z4l15c8',
  },
  'What was the first thing that you learned to cook?': {
    pancakes: '$scrypt$ln=14,r=8,p=1$V/0Z7pOQ9jSqmmgndTJ0lw$J8HOm75XBrs7czxYKvUgjWDLMLKMie9AbT+IhFR6VNI',
    'scrambled eggs':
      '$scrypt$ln=14,r=8,p=1$ScBy3LEmx5z88mt1q91+mg$F3lewvs4iCjjzlSfZt5vDVA363JwVQkrJ02xULhdSkk',
    'lentil soup': '$scrypt$ln=14,r=8,p=1$RAdY/Fj8XBOECNVnbGfkeg$LaK1nUsxDXrqT7DNRzVDQdjsZdycCxfBRrFvJESnUpY',
  },
  'Where were you when you first saw the sea?': {
    Brighton: '$scrypt$ln=14,r=8,p=1$KNQaMj2oBlESfVrm8jD7Lw$Yeb0gGEfVKbg5S2dD92/BzGnEbjKMXjQHBDN7W+wDz8',
    Lisbon: '$scrypt$ln=14,r=8,p=1$TDFu3cxEbDlTf3/Utl4fCg$n248J2r2CAFgV8uc+UeMKpQbGMTUrkUTM6UOCzVGv/c',
    Valencia: '$scrypt$ln=14,r=8,p=1$NAo7CqwpP7yFtAqEkd0Y7Q$yI3R1qG9827q/5KJ0BU5MnB7R//IeGIz1a0DMlCShTs',
  },
  'What did you buy with the first money that you earned?': {
    bicycle: '$scrypt$ln=14,r=8,p=1$MkPwklBZdpOCNk+v8149uQ$A5EdxMNUhECP8D5BRh2Hov30iJ7sZdD4jh1F1RqDL+M',
    'record player':
      '$scrypt$ln=14,r=8,p=1$+FAUMfnBZ2czJ8xM7rWx8g$s/Dc4CWojbXe4zTmVRWRMU/qhAlW1ndQjF/PWWwE1fk',
    camera: '$scrypt$ln=14,r=8,p=1$d0A2ngnZnRvmNbt9tWZ5Gg$uCRoxp1r/ONx46BcJ0IgQTOh4jQRTfZB+guHUYXUnec',
  },
}

/** The answers of this method, the same every time: as many as the practice directory's policy asks for. */
export function sampleAnswers(methodId: string): { question: string; hash: string }[] {
  const random = createRandom(bytesOf(`answers of ${methodId}`, 4).readUInt32BE())
  const left = Object.entries(samples)
  return Array.from({ length: 3 }, () => {
    const [[question, answers] = ['', {}]] = left.splice(random.below(left.length), 1)
    return { question, hash: random.pick(Object.values(answers)) }
  })
}

/** The answer behind a hash; null where it is none of the samples. */
export function answerBehind(question: string, hash: string): string | null {
  const found = Object.entries(samples[question] ?? {}).find(([, sample]) => sample === hash)
  return found?.[0] ?? null
}
