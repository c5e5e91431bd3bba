/// One question with its possible answers.
public struct QuestionnaireItem: Hashable, Sendable {
    /// The LOINC code of the item, or `<slug>.<number>` where LOINC has none.
    public let linkId: String
    public let text: Wording
    /// In the order in which they are shown.
    public let options: [AnswerOption]
    /// Whether a scale counts this item.
    public let isScored: Bool
    /// Whether the page asks for an answer before it offers the result. Scoring has its own rule for gaps.
    public let isRequired: Bool
    /// After which answers the item is asked; `nil` when always.
    public let branch: Branch?

    let optionPlaces: [String: Int]

    /// - Returns: `nil` when the item has no such answer.
    public func option(_ code: String) -> AnswerOption? {
        optionPlaces[code].map { options[$0] }
    }
}
