/// Goes through a sheet cell by cell and row by row. A formula is never believed: what it once gave may be old, or
/// was never true.
final class SheetReader: PartReader {
    private let texts: [String]
    private let formats: CellFormats
    private let countsFrom1904: Bool
    private let limits: TableLimits
    private(set) var builder: TableBuilder

    private var row = 0
    private var cells: [String] = []
    private var faults: [FileFault] = []
    private var column = -1
    private var kind = ""
    private var style = 0
    private var value = ""
    private var isFormula = false
    private var isAid = false

    init(texts: [String], formats: CellFormats, countsFrom1904: Bool, limits: TableLimits) {
        self.texts = texts
        self.formats = formats
        self.countsFrom1904 = countsFrom1904
        self.limits = limits
        builder = TableBuilder(limits: limits)
    }

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "row": beginRow(attributes["r"].flatMap(Int.init) ?? row + 1)
        case "c": beginCell(attributes)
        case "f": isFormula = true
        case "rPh": isAid = true
        case "v": gathersText = true
        case "t": gathersText = !isAid
        default: break
        }
    }

    override func end(_ element: Substring) {
        switch element {
        case "v", "t":
            if gathersText { value += text }
            gathersText = false
        case "rPh": isAid = false
        case "c": endCell()
        case "row": endRow()
        default: break
        }
    }

    private func beginRow(_ number: Int) {
        row = number
        column = -1
        cells.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
    }

    private func beginCell(_ attributes: [String: String]) {
        column = attributes["r"].flatMap(Self.column) ?? column + 1
        kind = attributes["t"] ?? "n"
        style = attributes["s"].flatMap(Int.init) ?? 0
        value = ""
        isFormula = false
    }

    private func endCell() {
        guard isFormula || !value.isEmpty else { return }
        guard column < limits.columns else { return refuse(.tooManyColumns(row: row, most: limits.columns)) }
        guard column >= 0 else { return refuse(.workbook(.broken)) }
        while cells.count <= column { cells.append("") }
        if isFormula { return faults.append(.formula(row: row, column: column)) }
        let text = written()
        guard text.utf8.count <= limits.field || text.count <= limits.field else {
            return refuse(.tooLongField(row: row, column: column, most: limits.field))
        }
        guard !text.unicodeScalars.contains(where: Self.isControl) else { return refuse(.controlCharacter(row: row)) }
        cells[column] = text
    }

    private func written() -> String {
        switch kind {
        case "s": shared()
        case "inlineStr", "str", "d": value
        case "b": value == "1" ? "TRUE" : "FALSE"
        case "e": fault(.errorValue(row: row, column: column))
        default: number()
        }
    }

    private func shared() -> String {
        guard let index = Int(value), texts.indices.contains(index) else {
            refuse(.workbook(.broken))
            return ""
        }
        return texts[index]
    }

    private func number() -> String {
        let format = formats.format(style)
        guard let number = CellNumber(value) else { return fault(.errorValue(row: row, column: column)) }
        if let text = number.written(as: format, countsFrom1904: countsFrom1904) { return text }
        return fault(
            format == .number ? .precisionLost(row: row, column: column) : .notADate(row: row, column: column))
    }

    private func fault(_ fault: FileFault) -> String {
        faults.append(fault)
        return ""
    }

    private func endRow() {
        guard cells.contains(where: { !$0.isEmpty }) || !faults.isEmpty else { return }
        do throws(FileFault) {
            try builder.add(number: row, cells: cells, faults: faults)
        } catch {
            refuse(error)
        }
    }

    private static func isControl(_ scalar: UnicodeScalar) -> Bool {
        scalar.value < 32 && ![9, 10, 13].contains(scalar.value) || (127..<160).contains(scalar.value)
    }

    /// The column of a cell's name: 0 for `A7`, 27 for `AB7`.
    private static func column(_ name: String) -> Int? {
        var column = 0
        for byte in name.utf8 {
            guard (65...90).contains(byte), column < 100_000 else { break }
            column = column * 26 + Int(byte) - 64
        }
        return column - 1
    }
}
