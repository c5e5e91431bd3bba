/// Where a screening counts as positive: a reason to look closer, never a diagnosis.
public struct CutOff: Hashable, Sendable {
    public enum When: String, Sendable, CaseIterable {
        case atLeast = "at-least"
        case atMost = "at-most"
    }

    public let when: When
    /// Points.
    public let value: Int
    public let source: String

    public func isPositive(_ total: Int) -> Bool {
        switch when {
        case .atLeast: total >= value
        case .atMost: total <= value
        }
    }
}
