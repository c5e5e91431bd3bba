public import Care
public import ScreeningRules

/// A scale on its way out: a page gets the whole of it, a program its words and points as JSON.
public struct ShownScale: Codable, Sendable, OnlyShown {
    public typealias Told = ToldScale

    public let questionnaire: Questionnaire
    /// Whether its words are made up, because only its keys ship: they are shown to nobody.
    public let isWordless: Bool

    init(_ questionnaire: Questionnaire, isWordless: Bool) {
        self.questionnaire = questionnaire
        self.isWordless = isWordless
    }

    /// - Throws: always; a scale is read from its own file, never from what was shown of it.
    public init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "shown, not read"))
    }

    public func encode(to encoder: any Encoder) throws {
        try ToldScale(questionnaire, isWordless: isWordless).encode(to: encoder)
    }
}

/// What a program is told of a scale.
public struct ToldScale: Codable {
    let slug: String
    let version: String
    let languages: [String]
    let title: [String: String]
    let items: [Item]
    let bands: [Stretch]
    let licence: String
    let citation: String
    let sources: [String]

    struct Item: Codable {
        let linkId: String
        let text: [String: String]
        let options: [Option]
    }

    struct Option: Codable {
        let code: String
        let weight: Int?
        let text: [String: String]
    }

    struct Stretch: Codable {
        let code: String
        let from: Int
        let to: Int
        let title: [String: String]
        let source: String
    }

    init(_ scale: Questionnaire, isWordless: Bool) {
        slug = scale.slug
        version = scale.version.description
        languages = isWordless ? [] : scale.languages.map(\.rawValue).sorted()
        title = scale.title.byLanguage
        items = scale.items.map { item in
            Item(
                linkId: item.linkId, text: isWordless ? [:] : item.text.byLanguage,
                options: item.options.map {
                    Option(code: $0.code, weight: $0.weight, text: isWordless ? [:] : $0.text.byLanguage)
                })
        }
        bands = scale.bands.all.map {
            Stretch(
                code: $0.code, from: $0.range.lowerBound, to: $0.range.upperBound, title: $0.title.byLanguage,
                source: $0.source)
        }
        licence = scale.licence.holder
        citation = scale.licence.citation
        sources = scale.sources
    }
}

extension Wording {
    fileprivate var byLanguage: [String: String] {
        Dictionary(uniqueKeysWithValues: languages.map { ($0.rawValue, self[$0]) })
    }
}
