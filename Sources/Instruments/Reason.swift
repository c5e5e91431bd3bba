import Foundation

/// Why something was declined or withdrawn: a line that a colleague will read.
enum Reason {
    static func checked(_ text: String) throws(InstrumentError) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw .noReason }
        guard text.count <= InstrumentError.longestLine else { throw .tooLong(field: "reason") }
        return text
    }
}
