export class Vec {
  constructor(public x: f32, public y: f32) {}
  @operator("+") static add(a: Vec, b: Vec): Vec { return new Vec(a.x + b.x, a.y + b.y); }
  @operator.prefix("-")
  negate(): Vec { return new Vec(-this.x, -this.y); }
  @operator("[]") private at(i: i32): f32 { return this.x; }
}
