import Care
import Storage

/// Of one person's sittings the one that counts: of two the one that was handed in last. Who has begun a second one and
/// not handed it in is told by the first, as in a report of many (decision 0031).
struct CountingSitting {
    let handedInAt: Moment?
    private let id: String?

    /// - Parameter rows: sheets with `sitting`, `finished_at` and `is_aside`.
    init(_ rows: [Row]) throws {
        var (best, at): (String?, Moment?) = (nil, nil)
        for row in rows {
            guard let finished = try row("finished_at", as: Moment?.self) else { continue }
            let isPresent = try !Self.wasFollowed(row)
            guard isPresent || at.map({ finished > $0 }) ?? true else { continue }
            (best, at) = (try row("sitting"), finished)
            if isPresent { break }
        }
        (id, handedInAt) = (best, at)
    }

    /// Its sheets before those of the others.
    func first(_ rows: [Row]) throws -> [Row] {
        let own = try rows.filter { try $0("sitting", as: String?.self) == id }
        return try own + rows.filter { try $0("sitting", as: String?.self) != id }
    }

    func isAside(_ row: Row) throws -> Bool {
        try Self.wasFollowed(row) && row("sitting", as: String?.self) != id
    }

    static func isOpen(_ row: Row) throws -> Bool {
        try !wasFollowed(row) && row("finished_at", as: Moment?.self) == nil
    }

    private static func wasFollowed(_ row: Row) throws -> Bool { try row("is_aside", as: Int.self) == 1 }
}
