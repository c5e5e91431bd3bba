/// Words for a notice to begin with, in one language: what a template says to its own people. Whoever answers for them
/// reads and changes them; who is answerable and whom to ask stands in no template.
///
/// Source: PIPL art. 17, 30, 31; rulebook G.2.2, H.2.
public struct NoticeBeginning: Codable, Sendable, Equatable {
    public let purpose: String
    public let method: String
    /// Which kinds of data, and who sees them.
    public let kinds: String
    public let necessity: String
    /// The same for a child under 14; `nil` where no child takes part.
    public let children: String?

    public init(purpose: String, method: String, kinds: String, necessity: String, children: String? = nil) {
        self.purpose = purpose
        self.method = method
        self.kinds = kinds
        self.necessity = necessity
        self.children = children
    }

    /// By the name of the field that it fills; empty for a field that only the planner can fill.
    public func words(for part: String) -> String {
        switch part {
        case "purpose": purpose
        case "method": method
        case "kinds": kinds
        case "necessity": necessity
        case "children": children ?? ""
        default: ""
        }
    }

    /// Everything that it says.
    public var text: String { [purpose, method, kinds, necessity, children ?? ""].joined(separator: "\n") }
}
