import type { Mobile } from './person.ts'
import type { Random } from './random.ts'

// Only numbers set aside for fiction: 555-01xx in North America, and the ranges of Ofcom, ARCEP, PTS, the
// Bundesnetzagentur and ACMA. Of those ranges only the ones that numbering plans know: the rest can't be registered.
const areas = ['206', '312', '415', '503', '617', '718']
const two = (n: number): string => String(n).padStart(2, '0')
const three = (n: number): string => String(n).padStart(3, '0')

const northAmerican: ((area: string, line: string) => string)[] = [
  (area, line) => `+1 ${area} 555 01${line}`,
  (area, line) => `+1 (${area}) 555-01${line}`,
  (area, line) => `(${area}) 555-01${line}`,
  (area, line) => `${area}-555-01${line}`,
  (area, line) => `+1${area}55501${line}`,
  (area, line) => `${area}.555.01${line}`,
]

export function workPhone(random: Random): string {
  return random.weighted<() => string>([
    [70, () => random.pick(northAmerican)(random.pick(areas), two(random.below(100)))],
    [10, () => `+1 ${random.pick(areas)} 555 01${two(random.below(100))} x${100 + random.below(800)}`],
    [8, () => `020 7946 0${three(random.below(1000))}`],
    [8, () => `+44 20 7946 0${three(random.below(1000))}`],
    [4, () => `+33 1 99 00 ${two(random.below(100))} ${two(random.below(100))}`],
  ])()
}

export function mobilePhone(random: Random): Mobile {
  return random.weighted<() => Mobile>([
    [70, () => northAmericanMobile(random)],
    [20, () => swedishMobile(random)],
    [6, () => germanMobile(random)],
    [4, () => australianMobile(random)],
  ])()
}

function northAmericanMobile(random: Random): Mobile {
  const [area, line] = [random.pick(areas), two(random.below(100))]
  return { written: random.pick(northAmerican)(area, line), e164: `+1${area}55501${line}` }
}

function swedishMobile(random: Random): Mobile {
  const line = two(5 + random.below(95))
  const written = random.pick([`070-174 06 ${line}`, `+46 70 174 06 ${line}`, `+46 (0)70 174 06 ${line}`])
  return { written, e164: `+467017406${line}` }
}

function germanMobile(random: Random): Mobile {
  const line = two(random.below(100))
  return {
    written: random.pick([`0176 040690${line}`, `+49 176 040690${line}`]),
    e164: `+49176040690${line}`,
  }
}

function australianMobile(random: Random): Mobile {
  const line = random.pick(['156', '157', '158', '159', '110'])
  return { written: `+61 491 570 ${line}`, e164: `+61491570${line}` }
}
