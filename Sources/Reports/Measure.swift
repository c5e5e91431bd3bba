/// One thing that a report counts people by.
public struct Measure: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Who has handed in, and who has not.
        case handedIn, missing
        /// The gravest answer of somebody; marked sheets count here as well, because red flags stay (rulebook E.4.4).
        case flags
        /// The bands of a scale's total, of sheets that count and of marked ones; and sheets with too few answers.
        case bands, marked, unscored
        /// The marked sheets by their gravest mark; and sheets that a validity scale says do not speak for the person.
        case marks, notValid
        /// The bands of one of its subscales.
        case subscale
    }

    public let kind: Kind
    public let questionnaire: String?
    public let version: String?
    public let scale: String?

    init(_ kind: Kind, _ questionnaire: String? = nil, _ version: String? = nil, _ scale: String? = nil) {
        self.kind = kind
        self.questionnaire = questionnaire
        self.version = version
        self.scale = scale
    }

    /// `bands/who-5/1.0.0`, as the tables hold it.
    public var code: String { [kind.rawValue, questionnaire, version, scale].compactMap { $0 }.joined(separator: "/") }

    public init?(code: String) {
        let parts = code.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let kind = Kind(rawValue: first), parts.count <= 4 else { return nil }
        func part(_ number: Int) -> String? { number < parts.count ? parts[number] : nil }
        self.init(kind, part(1), part(2), part(3))
    }

    /// All measures of one version of a scale are decided together; any other by itself.
    var group: String { questionnaire.map { "scale/\($0)/\(version ?? "")" } ?? code }

    /// The cells of who was flagged how gravely: not at all, ranks 1 and 2, ranks 3 and 4 (rulebook C.2).
    static let flagCells = ["none", "yellow", "red"]
    /// The one cell of a measure that only counts people.
    static let onlyCell = "people"
}
