type Handler[F[_], A] = A => F[Unit]
opaque type Id = Long
type Id2 = [T] =>> T
object Types {
  type Aux[A, B0] = Generic[A] { type Repr = B0 }
  type Closeable = { def close(): Unit }
  def use(x: { def run(): Unit }): x.type = x
  private type Hidden <: AnyRef
}
