import type { Mobile } from './person.ts'
import type { Random } from './random.ts'

// Only numbers set aside for fiction: 555-01xx in North America, Ofcom's, ARCEP's and ACMA's ranges.
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
    [8, () => `01632 960${three(random.below(1000))}`],
    [8, () => `+44 1632 960${three(random.below(1000))}`],
    [4, () => `+33 1 99 00 ${two(random.below(100))} ${two(random.below(100))}`],
  ])()
}

export function mobilePhone(random: Random): Mobile {
  return random.weighted<() => Mobile>([
    [70, () => northAmericanMobile(random)],
    [20, () => ukMobile(random)],
    [6, () => frenchMobile(random)],
    [4, () => australianMobile(random)],
  ])()
}

function northAmericanMobile(random: Random): Mobile {
  const [area, line] = [random.pick(areas), two(random.below(100))]
  return { written: random.pick(northAmerican)(area, line), e164: `+1${area}55501${line}` }
}

function ukMobile(random: Random): Mobile {
  const line = three(random.below(1000))
  const written = random.pick([`07700 900${line}`, `+44 7700 900${line}`, `+44 (0)7700 900-${line}`])
  return { written, e164: `+447700900${line}` }
}

function frenchMobile(random: Random): Mobile {
  const [a, b] = [two(random.below(100)), two(random.below(100))]
  return { written: random.pick([`06 39 98 ${a} ${b}`, `+33 6 39 98 ${a} ${b}`]), e164: `+3363998${a}${b}` }
}

function australianMobile(random: Random): Mobile {
  const line = random.pick(['156', '157', '158', '159', '110'])
  return { written: `+61 491 570 ${line}`, e164: `+61491570${line}` }
}
