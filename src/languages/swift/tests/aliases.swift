/// Short.
public typealias Handler = (Result<Int, Error>) -> Void
typealias Pair<T> = (T, T)
class C {
    typealias Key = String
    private typealias Hidden = Int
}
