/// How large a table may be. What is larger is refused in words before it can harm anybody.
public struct TableLimits: Sendable {
    public var columns = 100
    public var rows = 200_000
    /// Characters in one cell.
    public var field = 10_000
    public var bytes = 100 << 20

    public var workbookBytes = 20 << 20
    /// What all parts of a workbook together may unfold into.
    public var unfoldedBytes = 200 << 20
    /// How many times its packed size a part may unfold into; sheets of people's lists stay below 40.
    public var unfolding = 200
    public var workbookParts = 2_000

    public static let standard = TableLimits()

    public init() {}
}
