import CXLSXWriter
import Foundation
import Glibc

/// Writes a list as a workbook: every cell text, so that no code loses its zeros and nothing is calculated.
public enum XLSXWriter {
    /// What a spreadsheet lets a cell hold.
    static let longestCell = 32_767

    /// The library writes files only: into a folder that nobody else may open, removed before the bytes are given.
    /// - Throws: `CannotWrite` when there is no room for it.
    public static func bytes(sheet: String, header: [String], rows: [[String]]) throws -> [UInt8] {
        let folder = try privateFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/list.xlsx"
        guard write(path, folder, sheet, header, rows) else { throw CannotWrite() }
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func privateFolder() throws -> String {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/xinqiao-list-XXXXXX".utf8CString)
        // mkdtemp makes it for this user only (0700).
        guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) != nil else {
            throw CannotWrite()
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func write(
        _ path: String, _ folder: String, _ sheet: String, _ header: [String], _ rows: [[String]]
    ) -> Bool {
        folder.withCString { folder in
            // Row by row through a file, so that a list of 100,000 rows needs little memory.
            var options = lxw_workbook_options()
            options.constant_memory = UInt8(LXW_TRUE.rawValue)
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            guard let book = workbook_new_opt(path, &options),
                let page = workbook_add_worksheet(book, sheetName(sheet)), let bold = workbook_add_format(book)
            else { return false }
            format_set_bold(bold)
            worksheet_freeze_panes(page, 1, 0)
            setWidths(page, header, rows)
            for (row, cells) in ([header] + rows).enumerated() {
                for (column, cell) in cells.enumerated() where !cell.isEmpty {
                    worksheet_write_string(
                        page, UInt32(row), UInt16(column), String(cell.prefix(longestCell)), row == 0 ? bold : nil)
                }
            }
            return workbook_close(book) == LXW_NO_ERROR
        }
    }

    /// As wide as the longest of the first hundred cells, within reason; a Chinese character is two wide.
    private static func setWidths(
        _ page: UnsafeMutablePointer<lxw_worksheet>, _ header: [String], _ rows: [[String]]
    ) {
        for column in header.indices {
            let below = rows.prefix(100).compactMap { $0.indices.contains(column) ? $0[column] : nil }
            let cells = [header[column]] + below
            let widest = cells.map { $0.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) } }.max() ?? 0
            let width = Double(min(max(widest + 2, 10), 60))
            worksheet_set_column(page, UInt16(column), UInt16(column), width, nil)
        }
    }

    /// Thirty-one characters, without those that a sheet's name may not have.
    private static func sheetName(_ name: String) -> String {
        String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
    }
}

/// A workbook could not be written; there is no room on the disk.
public struct CannotWrite: Error, Equatable {
    public init() {}
}
