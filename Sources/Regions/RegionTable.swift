import Access
import Care
import Storage

extension Session {
    func places() throws -> [Place] {
        try rows(
            "SELECT code, name_zh, name_en FROM region ORDER BY code \(unscoped: "the names of places are public")"
        ).map(Place.init)
    }

    /// The place itself and all above it, from wide to narrow.
    func path(to region: Region) throws -> [Place] {
        try rows(
            """
            SELECT code, name_zh, name_en FROM region WHERE code IN \(list: region.upwards) ORDER BY code
            \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
    }

    func sites(servingAnyOf regions: [Region]) throws -> [ServiceSite] {
        try rows(
            """
            SELECT code, region, kind, name_zh, name_en, address_zh, address_en, hours_zh, hours_en, phone FROM unit
            WHERE kind = 'station' AND region IN \(list: regions) ORDER BY region DESC, code
            \(unscoped: "where a person can go is public")
            """
        ).map { row in
            ServiceSite(
                code: try row("code"), region: try row("region"), kind: .station,
                names: ["zh-Hans": try row("name_zh"), "en": try row("name_en")],
                addresses: ["zh-Hans": try row("address_zh"), "en": try row("address_en")],
                hours: ["zh-Hans": try row("hours_zh"), "en": try row("hours_en")], phone: try row("phone"))
        }
    }

    func keep(_ place: Place) throws {
        try run(
            """
            INSERT INTO region (code, level, parent, name_zh, name_en)
            VALUES (\(place.region), \(place.region.level.rawValue), \(place.region.parent),
                \(place.name(in: .zhHans)), \(place.name(in: .en)))
            ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en
            \(unscoped: "the operator sets up the tree of places")
            """)
    }

    func keep(_ site: ServiceSite) throws {
        try run(
            """
            INSERT INTO unit
                (code, region, kind, name_zh, name_en, address_zh, address_en, hours_zh, hours_en, phone)
            VALUES (\(site.code), \(site.region), \(site.kind.rawValue),
                \(site.names["zh-Hans"] ?? ""), \(site.names["en"] ?? ""),
                \(site.addresses["zh-Hans"] ?? ""), \(site.addresses["en"] ?? ""),
                \(site.hours["zh-Hans"] ?? ""), \(site.hours["en"] ?? ""), \(site.phone))
            ON CONFLICT (code) DO NOTHING
            \(unscoped: "the operator sets up the places")
            """)
    }
}
