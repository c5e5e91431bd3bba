public import Access

/// Lists all places for a person who chooses where they live.
public struct ListPlaces: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> [Place] {
        try session.places()
    }
}
