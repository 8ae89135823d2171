base class B {}
interface class I {}
final class F {}
sealed class S {}
mixin class MC {}
abstract base class AB {}
abstract interface class AI {}
abstract mixin class AM {}
class Alias = B with MC;
class Generic<T> = B with MC implements I;
