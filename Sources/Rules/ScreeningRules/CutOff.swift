/// Where a screening counts as positive: a reason to look closer, never a diagnosis.
public struct CutOff: Hashable, Sendable {
    public enum When: String, Sendable, CaseIterable {
        case atLeast = "at-least"
        case atMost = "at-most"

        func isReached(_ value: Int, by total: Int) -> Bool {
            switch self {
            case .atLeast: total >= value
            case .atMost: total <= value
            }
        }
    }

    public let when: When
    /// Points.
    public let value: Int
    public let source: String

    public func isPositive(_ total: Int) -> Bool { when.isReached(value, by: total) }
}
