public import Care
public import Foundation

/// A number that a person in need can dial, with what it is for.
public struct HelpLine: PolicyEdition, Equatable {
    /// What the line is, the same in every region: a local entry replaces the national one of its code.
    public let code: String
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// As people read it; `dialled` is what a button dials.
    public let number: String
    private let name: [String: String]
    private let description: [String: String]

    public var dialled: String { number.filter { $0.isNumber || $0 == "+" } }
    public func name(in language: Language) -> String { name[language.rawValue] ?? number }
    /// One sentence: when to call.
    public func description(in language: Language) -> String { description[language.rawValue] ?? "" }

    private enum Keys: String, CodingKey, CaseIterable {
        case code, region, validFrom, source, number, name, description
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        code = try container.decode(String.self, forKey: .code)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        number = try container.decode(String.self, forKey: .number)
        name = try container.decode([String: String].self, forKey: .name)
        description = try container.decode([String: String].self, forKey: .description)
        guard !code.isEmpty, number.wholeMatch(of: /\+?[0-9][0-9 -]{1,18}[0-9]/) != nil else {
            throw decoder.fault("a line needs a code and a number of digits")
        }
        for words in [name, description] {
            guard Language.allCases.allSatisfy({ words[$0.rawValue]?.isEmpty == false }) else {
                throw decoder.fault("the words of \(code) are missing in a language")
            }
        }
    }
}

/// The lines of all regions, from `Content/Policies/help-lines.json`.
public struct HelpLines: Sendable {
    public let all: [HelpLine]

    /// - Throws: `PolicyFault` when the text is not a list of lines, two entries have the same code, territory and
    ///   first day, or none holds everywhere.
    public init(json: Data, file: String) throws(PolicyFault) {
        all = try readList(HelpLine.self, json: json, file: file)
        guard Set(all.map { "\($0.code)/\($0.region.prefix)/\($0.validFrom)" }).count == all.count else {
            throw PolicyFault(file: file, reason: "two lines have the same code, region and first day")
        }
        guard all.contains(where: { $0.region == .everywhere }) else {
            throw PolicyFault(file: file, reason: "no line holds everywhere (region *)")
        }
    }

    /// One line for each code, in the order in which the file first names the codes; never empty.
    ///
    /// - Parameter region: `nil` where the person chose none: the lines that hold everywhere.
    public func lines(for region: Region?, on day: Day) -> [HelpLine] {
        var codes: [String] = []
        for line in all where !codes.contains(line.code) { codes.append(line.code) }
        let found = codes.compactMap { line($0, for: region, on: day) }
        // A wrong clock must not leave the page of help without a number.
        return found.isEmpty ? all.filter { $0.region == .everywhere } : found
    }

    private func line(_ code: String, for region: Region?, on day: Day) -> HelpLine? {
        let same = all.filter { $0.code == code }
        guard let region else {
            return same.filter { $0.region == .everywhere && $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
        }
        return closest(of: same, for: region, on: day)
    }
}
