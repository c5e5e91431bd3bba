public import Care

/// Where a policy holds: everywhere (`*`), or in all places whose code begins with some digits.
public struct Territory: Hashable, Sendable, Decodable {
    /// 0 digits for everywhere, else the 2, 4, 6, 9 or 12 digits of one level of the tree.
    public let prefix: String

    public static let everywhere = Territory(prefix: "")

    private init(prefix: String) {
        self.prefix = prefix
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let digits = text == "*" ? "" : text
        guard text == "*" || [2, 4, 6, 9, 12].contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw decoder.fault("a region is * or the 2, 4, 6, 9 or 12 leading digits of a code") }
        self.init(prefix: digits)
    }

    public func contains(_ region: Region) -> Bool { region.code.hasPrefix(prefix) }
}
