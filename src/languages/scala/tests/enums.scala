/** Colours. */
enum Color(val rgb: Int):
  case Red extends Color(0xff0000)
  case Green, Blue
  /** Mixed. */
  case Mix(parts: List[Color])
  def hex: String = rgb.toHexString

enum Tree[+T] {
  case Leaf
  case Node(left: Tree[T], value: T)
}
