class Roles {
  def go(p: Param): pkg.Outer.Inner[Arg] = {
    count = 1
    other.field = p
    table(0) = call(named = p)
    obj.method[Targ](p).next
    new Thing(p)
    new lib.Deep[Targ]
    a op b
    s"hi $name ${p.x}"
    (p: Ascribed).run()
    throw err
    this.self
    value: @unchecked
  }
}
