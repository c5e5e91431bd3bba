extension SQLValue {
    /// Why no database may be given this value, or nil.
    ///
    /// libpq ends a text at its first NUL, and SQLite turns NaN into NULL: both would keep something else than
    /// what was given, in silence.
    package var refusal: String? {
        switch self {
        case .text(let text) where text.utf8.contains(0): "a text contains a NUL character"
        case .real(let number) where number.isNaN: "a number is NaN"
        default: nil
        }
    }
}
