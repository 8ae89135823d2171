// café 😀
export class Über {
  naïve = "😀"; after() {}
}
