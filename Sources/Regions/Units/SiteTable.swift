import Access
import Care
import Storage

extension Session {
    /// The open sites of these kinds, nearest first and then in the order of the kinds.
    func sites(servingAnyOf regions: [Region], kinds: [String]) throws -> [ServiceSite] {
        let found = try rows(
            """
            SELECT code, region, kind, name_zh, name_en, address_zh, address_en, opening, hours_zh, hours_en, phone
            FROM unit WHERE kind IN \(list: kinds) AND status = 'open' AND region IN \(list: regions)
            ORDER BY region DESC, code \(unscoped: "where a person can go is public")
            """
        ).map { row in
            ServiceSite(
                code: try row("code"), region: try row("region"), kind: try row("kind"), names: try row.names,
                addresses: try row.both("address_zh", "address_en"), opening: try row.opening,
                hours: try row.both("hours_zh", "hours_en"), phone: try row("phone"))
        }
        let order = Dictionary(kinds.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return found.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.region != other.region { return one.region > other.region }
            return (order[one.kind] ?? 0, left.offset) < (order[other.kind] ?? 0, right.offset)
        }.map(\.element)
    }

    func keep(_ site: ServiceSite) throws {
        try run(
            """
            INSERT INTO unit
                (code, region, kind, name_zh, name_en, address_zh, address_en, opening, hours_zh, hours_en, phone,
                house)
            VALUES (\(site.code), \(site.region), \(site.kind), \(site.names["zh-Hans"] ?? ""),
                \(site.names["en"] ?? ""), \(site.addresses["zh-Hans"] ?? ""), \(site.addresses["en"] ?? ""),
                \(try site.opening.json), \(site.hours["zh-Hans"] ?? ""), \(site.hours["en"] ?? ""), \(site.phone),
                \(site.code))
            ON CONFLICT (code) DO NOTHING
            \(unscoped: "the operator sets up the places")
            """)
    }
}

extension Row {
    /// A text in both languages; the Chinese one where there is no English one.
    func both(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        let text: String = try self(chinese)
        let other: String = try self(english)
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
