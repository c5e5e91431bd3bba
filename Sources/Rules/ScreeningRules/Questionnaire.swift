public import Care

/// One version of one scale: its items word for word, and everything that scores it.
///
/// A questionnaire is read from a FHIR R4 file (`init(fhir:)`) and is whole when it exists: its bands have no gaps,
/// its red flags name real items, and its golden vectors come out true.
public struct Questionnaire: Hashable, Sendable {
    /// The short name in addresses, tables and phrase keys: `phq-9`.
    public let slug: String
    /// `https://xinqiao.org/fhir/Questionnaire/<slug>`, without the version.
    public let canonical: String
    public let version: QuestionnaireVersion
    /// The languages in which every sentence of the scale is there. It is offered in no other.
    public let languages: Set<Language>
    public let title: Wording
    /// What the scale is for, in two plain sentences.
    public let purpose: Wording
    /// The question that stands above all items.
    public let stem: Wording
    /// "Over the last 2 weeks".
    public let timeFrame: Wording
    public let topic: Topic
    /// All items in the order of the file, the unscored ones too.
    public let items: [QuestionnaireItem]
    /// The scale called `total`.
    public let scoring: Scale
    /// Further scales over the same items, such as the factors of a long instrument.
    public let subscales: [Scale]
    /// The bands of the total.
    public let bands: Bands
    /// Ways in which the screening is positive beside the cut-off of the total.
    public let positiveRules: [PositiveRule]
    /// When a sheet is set aside and asked again.
    public let validityRules: [ValidityRule]
    public let redFlagRules: [RedFlagRule]
    public let qualityRule: QualityRule
    /// Which points the answers carry, where the scale is used with more than one: `1-5`.
    public let scheme: String?
    public let ageGate: AgeGate
    /// Days before asking the same person again makes sense. Source: rulebook E.4.7.
    public let retestDays: Int
    public let licence: Licence
    /// Where the scale, its bands and its wording come from.
    public let sources: [String]
    public let goldenVectors: [GoldenVector]
    /// The template that an institution filled with its wording, with its version; `nil` for any other scale.
    public let derivedFrom: String?

    let itemPlaces: [String: Int]
    /// Whether some items are asked only after certain answers.
    public let hasBranches: Bool

    /// Whether a total is typed in that somebody else took; there are no items then.
    public var isEntryOnly: Bool { scoring.kind == .entered }
    public var missingRule: MissingRule { scoring.missingRule }

    /// - Returns: `nil` when the questionnaire has no such item.
    public func item(_ linkId: String) -> QuestionnaireItem? {
        itemPlaces[linkId].map { items[$0] }
    }
}
