/// Writes a list that spreadsheets open in Chinese and that cannot calculate.
public enum CSVWriter {
    /// UTF-8 with a byte order mark, without which Excel takes Chinese for something else; CRLF as RFC 4180 says.
    public static func bytes(header: [String], rows: [[String]]) -> [UInt8] {
        var text = "\u{FEFF}"
        for cells in [header] + rows {
            text += cells.map(field).joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }

    /// A cell that a spreadsheet would calculate gets an apostrophe, which makes it text again.
    static func defused(_ cell: String) -> String { beginsFormula(cell[...]) ? "'" + cell : cell }

    /// What `defused` was given, so that a list of ours can be mended and brought again.
    static func undefused(_ cell: String) -> String {
        cell.first == "'" && beginsFormula(cell.dropFirst()) ? String(cell.dropFirst()) : cell
    }

    /// Also the full-width signs, which Excel takes for the narrow ones.
    private static func beginsFormula(_ cell: Substring) -> Bool {
        guard let first = cell.unicodeScalars.first else { return false }
        return "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    }

    private static func field(_ cell: String) -> String {
        let cell = defused(cell)
        guard cell.utf8.contains(where: { [44, 34, 10, 13, 59, 9].contains($0) }) || cell.hasPrefix(" ")
            || cell.hasSuffix(" ")
        else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
