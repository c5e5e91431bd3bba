/// Why a sheet that has a result does not count, the mildest first (rulebook E.4.4).
///
/// A sheet with several marks is counted once, by the gravest of them. The order is ours [D]: haste alone may be a
/// quick reader; the same answer everywhere says less about what was read; answers against each other cannot both be
/// meant.
/// Which marks there are and in which order stands here alone: counting, tables, pages and files follow it.
public enum SheetMark: String, CaseIterable, Sendable {
    case tooFast, straightLine, inconsistent
}
