public import Foundation

/// By which words a text counts people who were asked, from `Content/Policies/counted-people.json`. It helps a writer
/// of good will to see a small count; who wants to hide one can, and that is why a second person reads.
public struct CountedPeople: Sendable {
    private let words: Words

    private struct Words: Decodable {
        let source: String
        /// Written numbers below ten.
        let numerals: [String: Int]
        /// Further signs of a written number: what stands beside one makes another number of it.
        let inNumerals: String
        /// What stands between a number and what it counts, and which of those count people by themselves.
        let measures: [String]
        let alone: [String]
        let asked: [String]
    }

    /// Why the file cannot be used.
    public struct Fault: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    public init(json: Data, file: String) throws(Fault) {
        do {
            words = try JSONDecoder().decode(Words.self, from: json)
        } catch {
            throw Fault(description: "\(file): \(error)")
        }
        guard !words.source.isEmpty, !words.asked.isEmpty, words.numerals.keys.allSatisfy({ $0.count == 1 }) else {
            throw Fault(description: "\(file): needs a source, who is asked, and numerals of one sign")
        }
    }

    /// The first count of fewer than ten people, with the words that make it one.
    func smallCount(in text: String) -> String? {
        let written = Set(words.inNumerals).union(words.numerals.keys.joined())
        var rest = Substring(text)
        while let start = rest.firstIndex(where: { Self.isDigit($0) || written.contains($0) }) {
            let isWritten = written.contains(rest[start])
            let number = rest[start...].prefix { isWritten ? written.contains($0) : Self.isDigit($0) || $0 == "." }
            rest = rest[number.endIndex...]
            if isSmall(number), let noun = counted(after: rest) { return "\(number)\(noun)" }
        }
        return nil
    }

    /// Full-width digits are digits too.
    private static func isDigit(_ sign: Character) -> Bool {
        sign.unicodeScalars.allSatisfy { $0.properties.generalCategory == .decimalNumber }
    }

    /// A whole number from 1 to 9; 9.5 is a share, and 12 is told in every table.
    private func isSmall(_ number: Substring) -> Bool {
        guard number.count == 1, let sign = number.first else { return false }
        let count = words.numerals[String(sign)] ?? (Self.isDigit(sign) ? sign.wholeNumberValue ?? 0 : 0)
        return count > 0 && count < SmallNumbers.cell
    }

    /// What the number counts, where those are people who were asked.
    private func counted(after number: Substring) -> String? {
        let text = number.drop { $0 == " " }
        let measure = words.measures.first { text.hasPrefix($0) } ?? ""
        let noun = text.dropFirst(measure.count).drop { $0 == " " }.lowercased()
        if let found = words.asked.first(where: { noun.hasPrefix($0) }) { return measure + found }
        return words.alone.contains(measure) ? measure : nil
    }
}
