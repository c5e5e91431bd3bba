import Access
import Care
import Storage

extension Session {
    /// What somebody may give today, asked anew each time.
    func giver(_ account: ID<Caller>) throws -> StaffCheck.Giver {
        let row = try row(
            """
            SELECT suspended_at FROM account WHERE id = \(account)
            \(unscoped: "whether the maker of a list is still in service")
            """)
        guard let row, try row("suspended_at", as: Moment?.self) == nil else { return .gone }
        return .person(posts: try heldPosts(of: account).filter { $0.isHeld(on: today) })
    }

    func currentRegions(among regions: [Region]) throws -> Set<Region> {
        Set(try rows(
            """
            SELECT code FROM published_region WHERE code IN \(list: Array(Set(regions))) AND ended_on IS NULL
            \(unscoped: "that a region exists is public")
            """
        ).map { try $0("code") })
    }

    /// Where the units lie in which somebody can still be given a post.
    func openUnits(among units: [String]) throws -> [String: Region] {
        try rows(
            """
            SELECT code, region FROM published_unit
            WHERE code IN \(list: Array(Set(units))) AND status NOT IN ('closed', 'merged')
            \(unscoped: "that a unit exists is public")
            """
        ).reduce(into: [:]) { $0[try $1("code", as: String.self)] = try $1("region") }
    }

    func takenLogins(among logins: [String]) throws -> Set<String> {
        Set(try rows(
            """
            SELECT login FROM login_claim WHERE login IN \(list: Array(Set(logins)))
            \(unscoped: "names of accounts belong to nobody's region")
            """
        ).map { try $0("login") })
    }

    /// Who of these names holds which post, also those who have not joined yet.
    func postedPeople(named names: [String]) throws -> Set<String> {
        Set(try rows(
            """
            SELECT a.display_name, p.role, p.region, p.unit FROM account a JOIN post p ON p.account = a.id
            WHERE a.display_name IN \(list: Array(Set(names))) AND p.ended_at IS NULL
                AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "compared with rows that were held against the reach of whoever imports")
            """
        ).map { row in
            StaffCheck.sign(
                try row("display_name"),
                Post(role: try row("role"), region: try row("region"), unit: try row("unit")))
        })
    }
}
