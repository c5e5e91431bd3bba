import Files
import Foundation
import ScreeningRules

/// The words of a scale as an institution brings them: a list of place, language and text.
///
/// A spreadsheet has the columns `place`, `language`, `text`; a program may send JSON, a language to its places.
enum WordingFile {
    /// The rows that can be read, and the cells that cannot.
    struct Reading {
        var rows: [WordingRow] = []
        var cells: [FileFault] = []
        /// Places whose rows cannot be read: they are not missing as well.
        var spoilt: Set<[String]> = []
    }

    /// - Throws: what is wrong with the file; what is wrong with the words is the template's to say.
    static func reading(_ bytes: [UInt8]) throws(InstrumentError) -> Reading {
        guard bytes.count <= ScaleFile.largest else { throw .tooLarge(megabytes: ScaleFile.largest >> 20) }
        return looksLikeJSON(bytes) ? Reading(rows: try json(bytes)) : try table(bytes)
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let blanks: [UInt8] = [0x20, 0x0A, 0x0D, 0x09, 0xEF, 0xBB, 0xBF]
        return bytes.first { !blanks.contains($0) } == UInt8(ascii: "{")
    }

    private static func json(_ bytes: [UInt8]) throws(InstrumentError) -> [WordingRow] {
        do {
            return try WordingRow.rows(json: Data(bytes))
        } catch {
            throw .scaleFaults([error])
        }
    }

    private static func table(_ bytes: [UInt8]) throws(InstrumentError) -> Reading {
        let table = try read(bytes)
        let header = table.header.map { $0.lowercased() }
        var columns: [Int] = []
        for column in Column.allCases {
            guard let place = header.firstIndex(where: { column.names.contains($0) }) else {
                throw .wordingColumns
            }
            columns.append(place)
        }
        var reading = Reading()
        for row in table.rows {
            let words = columns.map { row.cells[$0] }
            guard row.faults.isEmpty else {
                reading.cells += row.faults
                reading.spoilt.insert(Array(words.prefix(2)))
                continue
            }
            // Who fills in one language leaves the rows of the other empty.
            if words[2].allSatisfy(\.isWhitespace) { continue }
            reading.rows.append(WordingRow(place: words[0], language: words[1], text: words[2], line: row.number))
        }
        return reading
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
