import Care
import Files
import Foundation
import ScreeningRules

/// The words of a scale as an institution brings them: a list of place, language and text.
///
/// A spreadsheet has the columns `place`, `language`, `text`, in either language of the platform; a program may send
/// the same as JSON.
enum WordingFile {
    private struct Line: Decodable {
        let place: String
        let language: String
        let text: String
    }

    static func rows(of bytes: [UInt8]) throws -> [WordingRow] {
        guard bytes.count <= ScaleFile.largest else {
            throw InstrumentError.tooLarge(megabytes: ScaleFile.largest >> 20)
        }
        let lines = looksLikeJSON(bytes) ? try json(bytes) : try table(bytes)
        return try lines.map { line in
            guard let language = Language(rawValue: line.words.language) else {
                throw InstrumentError.wordingFault(row: line.number)
            }
            return WordingRow(place: line.words.place, language: language, text: line.words.text)
        }
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { ![0x20, 0x0A, 0x0D, 0x09, 0xEF, 0xBB, 0xBF].contains($0) }.map { [0x5B, 0x7B].contains($0) } ?? false
    }

    private static func json(_ bytes: [UInt8]) throws(InstrumentError) -> [(number: Int, words: Line)] {
        guard let lines = try? JSONDecoder().decode([Line].self, from: Data(bytes)) else { throw .notJSON }
        return lines.enumerated().map { ($0.offset + 1, $0.element) }
    }

    private static func table(_ bytes: [UInt8]) throws -> [(number: Int, words: Line)] {
        let table = try read(bytes)
        let header = table.header.map { $0.lowercased() }
        let columns = try Column.allCases.map { column in
            guard let place = header.firstIndex(where: { column.names.contains($0) }) else {
                throw InstrumentError.wordingFault(row: 1)
            }
            return place
        }
        return try table.rows.map { row in
            if let fault = row.faults.first { throw InstrumentError.file(fault) }
            let words = columns.map { row.cells[$0].trimmingCharacters(in: .whitespacesAndNewlines) }
            return (row.number, Line(place: words[0], language: words[1], text: words[2]))
        }
    }

    private static func read(_ bytes: [UInt8]) throws(InstrumentError) -> Table {
        do {
            return try Table.read(bytes)
        } catch {
            throw .file(error)
        }
    }

    /// The columns of a wording file, as the template to fill names them.
    enum Column: String, CaseIterable {
        case place, language, text

        var names: [String] { [rawValue] + others }

        /// Names that a Chinese spreadsheet may use.
        private var others: [String] {
            switch self {
            case .place: ["\u{4F4D}\u{7F6E}", "\u{9898}\u{53F7}"]
            case .language: ["\u{8BED}\u{8A00}"]
            case .text: ["\u{6587}\u{5B57}"]
            }
        }
    }
}
