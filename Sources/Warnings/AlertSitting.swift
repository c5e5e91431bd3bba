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
                classNames: try person.names("name_zh", "name_en"), roomNames: seat?.room, seat: seat?.number)
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
    private func seats(of people: [String]) throws -> [String: (room: [String: String]?, number: Int)] {
        guard !people.isEmpty else { return [:] }
        let seats = try rows(
            """
            SELECT e.participant, e.number, r.name_zh, r.name_en
            FROM published_sitting_seat e JOIN published_unit r ON r.code = e.room_unit
            WHERE e.participant IN \(list: people) AND NOT e.is_absent
            \(unscoped: "the alerts themselves were found within the scope")
            """)
        var found: [String: (room: [String: String]?, number: Int)] = [:]
        for seat in seats {
            let (participant, number): (String, Int) = (try seat("participant"), try seat("number"))
            found[participant] = (room: try seat.names("name_zh", "name_en"), number: number)
        }
        return found
    }
}

extension Row {
    /// A name in both languages, the Chinese one where there is no other; `nil` where there is nothing with a name.
    func names(_ chinese: StaticString, _ english: StaticString) throws -> [String: String]? {
        guard let text = try self(chinese, as: String?.self) else { return nil }
        let other = try self(english, as: String?.self) ?? ""
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
