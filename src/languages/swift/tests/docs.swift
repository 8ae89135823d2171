// A plain comment.
struct None {}

/// One line.
/// And another.
struct Lines {}

/**
 A block.
 */
struct Block {}

//// Separator
struct Four {}

/// Above the attribute.
@frozen
public struct Attributed {
    /// Of a.
    let a = 1 // trailing
    let b = 2
    let c = 3 /// not of d
    let d = 4
    // MARK: - Section
    /// Of f.
    // swiftlint:disable:next all
    func f() {}

    /// Apart.


    func g() {}
}
