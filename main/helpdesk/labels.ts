/** "Authenticator app", then "Authenticator app 2" and so on: no two methods of a user have one label. */
export function freeLabel(label: string, methods: readonly { label: string }[]): string {
  const isTaken = (text: string) => methods.some((method) => method.label === text)
  let free = label
  for (let number = 2; isTaken(free); number += 1) free = `${label} ${number}`
  return free
}
