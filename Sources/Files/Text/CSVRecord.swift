/// One line of a list, as it stands in the file: its cells, and the line on which it begins, counted from 1.
public struct CSVRecord: Sendable, Equatable {
    public let line: Int
    public let cells: [String]

    public init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }
}
