/// What a person has answered so far: for each item the code of the option.
///
/// On the wire a plain object, `{"44250-9": "LA6569-3"}`.
public struct Answers: Hashable, Sendable, Codable {
    public private(set) var chosen: [String: String]

    public init(_ chosen: [String: String] = [:]) {
        self.chosen = chosen
    }

    public init(from decoder: any Decoder) throws {
        chosen = try decoder.singleValueContainer().decode([String: String].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(chosen)
    }

    /// The code of the chosen option; `nil` takes an answer back.
    public subscript(linkId: String) -> String? {
        get { chosen[linkId] }
        set { chosen[linkId] = newValue }
    }

    public var count: Int { chosen.count }

    /// Refuses answers that the questionnaire does not know.
    /// - Throws: `unknownItem`, `unknownOption`; the first in the order of the codes.
    public func check(against questionnaire: Questionnaire) throws(ScoringError) {
        var refused: [ScoringError] = []
        for (linkId, code) in chosen {
            guard let item = questionnaire.itemPlaces[linkId] else {
                refused.append(.unknownItem(linkId))
                continue
            }
            if questionnaire.items[item].optionPlaces[code] == nil {
                refused.append(.unknownOption(item: linkId, option: code))
            }
        }
        // A dictionary has no order; the same sheet must always get the same refusal.
        if let first = refused.min(by: { $0.place < $1.place }) { throw first }
    }
}

extension ScoringError {
    fileprivate var place: String {
        switch self {
        case .unknownItem(let item): item
        case .unknownOption(let item, _): item
        default: ""
        }
    }
}
