/// One answer that can be chosen.
public struct AnswerOption: Hashable, Sendable {
    /// The code system of `code`, such as `http://loinc.org`.
    public let system: String
    public let code: String
    /// Points; `nil` only in items that no scale counts.
    public let weight: Int?
    public let text: Wording
}
