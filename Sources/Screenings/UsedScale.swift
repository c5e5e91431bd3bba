import Care
public import ScreeningRules

/// The scale that a sheet was answered with, on its way out: a page gets the whole of it, a program what its points
/// mean.
///
/// It comes with the sheet, because an institution's own scale stands on no shelf, and because old results keep their
/// words when its licence is over.
public struct UsedScale: Codable, Sendable {
    public let questionnaire: Questionnaire

    init(_ questionnaire: Questionnaire) {
        self.questionnaire = questionnaire
    }

    /// - Throws: always; a scale is read from its own file, never from what was told of it.
    public init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "told, not read"))
    }

    public func encode(to encoder: any Encoder) throws {
        try Told(questionnaire).encode(to: encoder)
    }
}

/// What a program is told: no question and no answer, which may belong to somebody else.
private struct Told: Encodable {
    let questionnaire: String
    let version: String
    let title: [String: String]
    let lowest: Int
    let highest: Int
    let direction: String
    let bands: [Stretch]

    struct Stretch: Encodable {
        let code: String
        let from: Int
        let to: Int
        let title: [String: String]
    }

    init(_ scale: Questionnaire) {
        questionnaire = scale.slug
        version = scale.version.description
        title = Self.byLanguage(scale.title)
        lowest = scale.scoring.range.lowerBound
        highest = scale.scoring.range.upperBound
        direction = scale.scoring.direction.rawValue
        bands = scale.bands.all.map {
            Stretch(
                code: $0.code, from: $0.range.lowerBound, to: $0.range.upperBound, title: Self.byLanguage($0.title))
        }
    }

    private static func byLanguage(_ text: Wording) -> [String: String] {
        Dictionary(uniqueKeysWithValues: text.languages.map { ($0.rawValue, text[$0]) })
    }
}
