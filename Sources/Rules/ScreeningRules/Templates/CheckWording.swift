import Care

extension Questionnaire.Template {
    /// The words by language and place.
    /// - Throws: everything that is wrong with the rows.
    func words(from rows: [WordingRow]) throws(WordingRefusal) -> [Language: [String: String]] {
        var words: [Language: [String: String]] = [:]
        var faults: [WordingFault] = []
        for row in rows {
            if let kind = keep(row, in: &words) {
                faults.append(WordingFault(kind: kind, place: row.place, language: row.language, line: row.line))
            }
        }
        if rows.isEmpty { faults.append(WordingFault(kind: .nothing, place: "", language: "", line: nil)) }
        faults += missing(in: words)
        guard faults.isEmpty else { throw WordingRefusal(faults: faults) }
        return words
    }

    /// - Returns: what is wrong with the row; `nil` when it was kept.
    private func keep(_ row: WordingRow, in words: inout [Language: [String: String]]) -> WordingFault.Kind? {
        guard let language = Language(rawValue: row.language) else { return .unknownLanguage }
        guard let place = name(of: row.place) else { return .unknownPlace }
        let text = row.text.trimmingPrefix { $0.isWhitespace }
        if text.isEmpty { return .empty }
        if row.text.count > WordingFault.longest { return .tooLong }
        if row.text.unicodeScalars.contains(where: \.isInvisible) { return .invisible }
        if text.hasPrefix("=") { return .formula }
        guard words[language, default: [:]].updateValue(trimmed(row.text), forKey: place) == nil else { return .twice }
        return nil
    }

    /// A bare number is the item at that place.
    private func name(of place: String) -> String? {
        let place = trimmed(place)
        if let number = Int(place) {
            return places.first { $0.kind == .item(number: number) }?.name
        }
        return places.contains { $0.name == place } ? place : nil
    }

    /// A language that is begun must be finished: a scale with half of its words cannot be answered.
    private func missing(in words: [Language: [String: String]]) -> [WordingFault] {
        words.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { language in
            places.filter { words[language]?[$0.name] == nil }
                .map { WordingFault(kind: .missing, place: $0.name, language: language.rawValue, line: nil) }
        }
    }

    private func trimmed(_ text: String) -> String {
        let head = text.drop { $0.isWhitespace }
        return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension Unicode.Scalar {
    /// Controls, and the signs that turn the direction of writing round.
    fileprivate var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
