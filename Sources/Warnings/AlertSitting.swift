import Access
import Care
import Storage

/// Where somebody sat who has shown a red flag in a sitting: enough to go there, and not who it is.
public struct AlertSitting: Codable, Sendable, Equatable {
    /// The class; `nil` for whoever belongs to none.
    public let classNames: [String: String]?
    /// The room in which the seat is; `nil` for whoever answered on their own.
    public let roomNames: [String: String]?
    public let seat: Int?
    /// The place on the list of the class, as the slip bears it, where the seat has another number, as in the room for
    /// latecomers: by class and seat alone somebody would go to another child.
    public let slip: Int?
}

extension Session {
    /// Cards of alerts that were found within the scope, with where each person sat: two more statements for all of
    /// them together. Who it is stays sealed on the roster.
    func cards(_ rows: [Row]) throws -> [AlertCard] {
        let found = try sittings(of: try rows.map { try $0("sheet", as: String.self) })
        return try rows.map { row in
            let sheet: String = try row("sheet")
            return try AlertCard(row, sitting: found[sheet])
        }
    }

    private func sittings(of sheets: [String]) throws -> [String: AlertSitting] {
        guard !sheets.isEmpty else { return [:] }
        let people = try rows(
            """
            SELECT g.sheet, g.participant, p.region, c.name_zh, c.name_en,
                (g.house IS NULL AND p.house IS NOT NULL) AS is_with_place
            FROM published_flagged_sheet g JOIN published_participant p ON p.id = g.participant
            LEFT JOIN published_unit c ON c.code = p.unit AND p.unit <> p.house
            WHERE g.sheet IN \(list: sheets) \(unscoped: "the alerts themselves were found within the scope")
            """
        ).filter { try mayGoThere($0) }
        let seats = try seats(of: try people.map { try $0("participant", as: String.self) })
        var found: [String: AlertSitting] = [:]
        for person in people {
            let (sheet, participant): (String, String) = (try person("sheet"), try person("participant"))
            let seat = seats[participant]
            found[sheet] = AlertSitting(
                classNames: try person.names("name_zh", "name_en"), roomNames: seat?.room, seat: seat?.number,
                slip: seat?.slip)
        }
        return found
    }

    /// Staff of a school is with the place. To a colleague a seat is as good as a name, so whoever sees the alert by a
    /// post in that school alone is not told of it (decision 0040).
    private func mayGoThere(_ person: Row) throws -> Bool {
        let isWithPlace: Bool = try person("is_with_place")
        let region: Region = try person("region")
        return !isWithPlace || scope.regions.contains { $0.contains(region) }
    }

    /// Who was noted as absent has answered elsewhere.
    private func seats(of people: [String]) throws -> [String: FoundSeat] {
        guard !people.isEmpty else { return [:] }
        let seats = try rows(
            """
            SELECT e.participant, e.number, r.name_zh, r.name_en,
                CASE WHEN p.number > 0 AND (p.unit <> e.room_unit OR p.number <> e.number) THEN p.number END AS slip
            FROM published_sitting_seat e JOIN published_unit r ON r.code = e.room_unit
            JOIN published_participant p ON p.id = e.participant
            WHERE e.participant IN \(list: people) AND NOT e.is_absent
            \(unscoped: "the alerts themselves were found within the scope")
            """)
        var found: [String: FoundSeat] = [:]
        for seat in seats {
            found[try seat("participant")] = FoundSeat(
                room: try seat.names("name_zh", "name_en"), number: try seat("number"), slip: try seat("slip"))
        }
        return found
    }
}

private struct FoundSeat {
    let room: [String: String]?
    let number: Int
    let slip: Int?
}

extension Row {
    /// A name in both languages, the Chinese one where there is no other; `nil` where there is nothing with a name.
    func names(_ chinese: StaticString, _ english: StaticString) throws -> [String: String]? {
        guard let text = try self(chinese, as: String?.self) else { return nil }
        let other = try self(english, as: String?.self) ?? ""
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
