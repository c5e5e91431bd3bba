/// Something that has happened and that other subjects may answer. The announcing subject does not know them.
public protocol Announcement: Codable, Sendable {}

/// When this, then these: written on one page, `App/Reactions.swift`.
public struct Reactions: Sendable {
    typealias Reaction = @Sendable (any Announcement) -> (any UseCase)?

    private(set) var atOnce: [String: [Reaction]] = [:]
    private(set) var soon: [String: [Reaction]] = [:]

    public init() {}

    /// The reaction happens in the same transaction: if it fails, what was announced is not kept either.
    public mutating func atOnce<Event: Announcement>(
        when event: Event.Type, _ reaction: @escaping @Sendable (Event) -> (any UseCase)?
    ) {
        atOnce[Self.key(event), default: []].append { ($0 as? Event).flatMap(reaction) }
    }

    /// The reaction becomes a job in the same transaction and is performed moments later.
    public mutating func soon<Event: Announcement>(
        when event: Event.Type, _ reaction: @escaping @Sendable (Event) -> (any UseCase)?
    ) {
        soon[Self.key(event), default: []].append { ($0 as? Event).flatMap(reaction) }
    }

    static func key(_ event: any Announcement.Type) -> String { String(describing: event) }
}
