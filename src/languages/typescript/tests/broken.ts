export function before(a: string) {
  return a.
}

class Half {
  whole() {}
  broken( {
  after() {}
}

export function after() {}
const x = ;
interface Open {
  a: string
