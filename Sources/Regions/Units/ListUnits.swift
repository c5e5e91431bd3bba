public import Access
public import Care
import Foundation
import Storage

/// Lists the units in reach, fifty at a time: by name, kind, status or place.
public struct ListUnits: Query {
    public static let permission = Permission.seePlaces
    public static let opensIdentity = false
    public static let atMost = 50

    /// A part of the name.
    public var search: String?
    public var kind: String?
    public var status: UnitStatus?
    public var region: Region?
    /// The last code of the page before.
    public var after: String?

    public init(
        search: String? = nil, kind: String? = nil, status: UnitStatus? = nil, region: Region? = nil,
        after: String? = nil
    ) {
        self.search = search
        self.kind = kind
        self.status = status
        self.region = region
        self.after = after
    }

    public struct Outcome: Codable, Sendable {
        public let units: [UnitCard]
        /// Where the next page begins; `nil` on the last one.
        public let next: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let name = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        let found = try session.rows(
            """
            SELECT \(UnitCard.columns) FROM unit u
            WHERE (\(session.scope, region: "u.region", unit: "u.house")
                OR \(session.scope, region: "u.region", unit: "u.code"))
                AND u.code > \(after ?? "")
                AND (\(kind != nil || !name.isEmpty) OR u.parent IS NULL)
                AND (\(kind == nil) OR u.kind = \(kind ?? ""))
                AND (\(status == nil) OR u.status = \(status?.rawValue ?? ""))
                AND u.region >= \(region?.prefix ?? "") AND u.region < \((region?.prefix ?? "") + "~")
                AND (\(name.isEmpty) OR LOWER(u.name_zh) LIKE \(LikePattern.containing(name)) ESCAPE '!'
                    OR LOWER(u.name_en) LIKE \(LikePattern.containing(name)) ESCAPE '!')
            ORDER BY u.code LIMIT \(Self.atMost + 1)
            """
        ).map(UnitCard.init)
        let page = Array(found.prefix(Self.atMost))
        return Outcome(units: page, next: found.count > page.count ? page.last?.code : nil)
    }
}

/// Typed text as a pattern that finds it anywhere, whatever signs it holds.
enum LikePattern {
    static func containing(_ text: String) -> String {
        let plain = text.replacingOccurrences(of: "!", with: "!!").replacingOccurrences(of: "%", with: "!%")
            .replacingOccurrences(of: "_", with: "!_")
        return "%\(plain)%"
    }
}
