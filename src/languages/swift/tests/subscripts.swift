struct Grid {
    subscript(row: Int, column: Int) -> Double {
        get { cells[row * width + column] }
        set(value) { cells[row * width + column] = value }
    }
    static subscript(name: String) -> Int { 0 }
    private subscript<T>(dynamicMember path: KeyPath<Grid, T>) -> T { self[keyPath: path] }
}
