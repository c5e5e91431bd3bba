/// The address of a scale as programs know it: `https://xinqiao.org/fhir/Questionnaire/phq-9|1.0.0`.
public struct ScaleAddress: Sendable, Equatable {
    public static let base = "https://xinqiao.org/fhir/Questionnaire/"

    public let slug: String
    /// `nil` for the newest.
    public let version: String?

    /// - Returns: `nil` for the address of something else.
    public init?(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts[0].hasPrefix(Self.base) else { return nil }
        slug = String(parts[0].dropFirst(Self.base.count))
        version = parts.count == 2 ? parts[1] : nil
    }
}
