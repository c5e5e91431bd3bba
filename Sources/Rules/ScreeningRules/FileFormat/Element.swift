import Foundation

/// One place in a file, with the path that leads to it.
struct Element {
    let path: String
    let json: JSONValue

    init(path: String, json: JSONValue) {
        self.path = path
        self.json = json
    }

    /// - Throws: `unreadable` when the bytes are not JSON, `tooLarge` when no scale is so long.
    init(reading data: Data) throws(QuestionnaireFault) {
        try FileLimits.check(data)
        let json: JSONValue
        do throws(JSONReader.Fault) {
            json = try JSONReader.read([UInt8](data))
        } catch {
            throw QuestionnaireFault(
                kind: .unreadable, element: "file", reason: "is not JSON: line \(error.line): \(error.reason)",
                facts: "\(error.line)")
        }
        self.init(path: "", json: json)
    }

    func maybe(_ key: String) -> Element? {
        guard case .object(let members) = json, let value = members[key] else { return nil }
        if case .null = value { return nil }
        return Element(path: pathOf(key), json: value)
    }

    func child(_ key: String) throws(QuestionnaireFault) -> Element {
        guard let child = maybe(key) else {
            throw QuestionnaireFault(kind: .missing, element: pathOf(key), reason: "is missing")
        }
        return child
    }

    /// The elements of an array; none when it is not there.
    func list(_ key: String) throws(QuestionnaireFault) -> [Element] {
        guard let child = maybe(key) else { return [] }
        guard case .array(let values) = child.json else { throw child.malformed("a list") }
        return values.enumerated().map { Element(path: "\(child.path)[\($0.offset)]", json: $0.element) }
    }

    func string() throws(QuestionnaireFault) -> String {
        guard case .string(let text) = json, text.contains(where: { !$0.isWhitespace }) else {
            throw malformed("a text that is not empty")
        }
        // The database keeps no NUL, and no scale was ever printed with one.
        guard !text.unicodeScalars.contains("\0") else { throw malformed("a text without NUL characters") }
        return text
    }

    /// Bounded, so that adding and multiplying what a file says can never overflow.
    func integer() throws(QuestionnaireFault) -> Int {
        guard case .number(let number) = json, let whole = Int(exactly: number), (-100_000...100_000).contains(whole)
        else { throw malformed("a whole number up to 100,000") }
        return whole
    }

    /// Points with up to so many decimals, as the whole number that is kept: 2.07 with two decimals is 207.
    func points(decimals: Int) throws(QuestionnaireFault) -> Int {
        guard decimals > 0 else { return try integer() }
        guard case .number(let number) = json, abs(number) <= 1_000, abs((number * 100).rounded() - number * 100) < 1e-6
        else { throw malformed("a number up to 1,000 with at most two decimals") }
        return Int((number * 100).rounded())
    }

    func flag() throws(QuestionnaireFault) -> Bool {
        guard case .bool(let value) = json else { throw malformed("true or false") }
        return value
    }

    /// A text that is one of the cases of an enum.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(QuestionnaireFault) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try string()) else {
            let choices = Choice.allCases.map(\.rawValue)
            throw fault(
                .malformed, "is not one of " + choices.joined(separator: ", "), facts: choices.joined(separator: " | "))
        }
        return choice
    }

    func malformed(_ expected: String) -> QuestionnaireFault {
        fault(.malformed, "is not \(expected)")
    }

    func fault(_ kind: QuestionnaireFault.Kind, _ reason: String, facts: String = "") -> QuestionnaireFault {
        QuestionnaireFault(kind: kind, element: path.isEmpty ? "file" : path, reason: reason, facts: facts)
    }

    private func pathOf(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
