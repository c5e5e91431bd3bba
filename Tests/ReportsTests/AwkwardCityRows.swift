import Access
import Care
import HouseKit
import Storage

/// The rows of an awkward city: hundreds of sittings by hand would take minutes.
extension Town {
    /// Its schools with their grades and classes, and that they take part.
    func add(_ schools: [AwkwardCity.School], to campaign: String) async throws {
        for school in schools {
            try await addUnit(school.code, of: school, "school", in: nil)
            for (grade, classes) in school.sizes.enumerated() {
                let code = "\(school.code)-\(2_024 + grade)"
                try await addUnit(code, of: school, "grade", in: school.code)
                for number in classes.indices {
                    try await addUnit("\(code)-\(number + 1)", of: school, "class", in: code)
                }
            }
            try await tamper(
                """
                INSERT INTO campaign_site (campaign, unit, region)
                VALUES (\(campaign), \(school.code), \(school.region)) ON CONFLICT DO NOTHING
                """)
        }
    }

    private func addUnit(
        _ code: String, of school: AwkwardCity.School, _ kind: String, in parent: String?
    ) async throws {
        try await tamper(
            """
            INSERT INTO unit (code, region, kind, name_zh, name_en, address_zh, address_en, hours_zh, hours_en,
                phone, parent, house, status, opening)
            VALUES (\(code), \(school.region), \(kind), '示例', 'An example', '', '', '', '', '',
                CAST(\(parent) AS TEXT), \(school.code), 'open', '{}')
            ON CONFLICT DO NOTHING
            """)
    }

    /// Invites a class; whoever is missing has no mark.
    func answer(_ room: AnsweredRoom, in campaign: String) async throws {
        let marks = room.people.map(\.letters) + Array(repeating: "-------", count: room.missing)
        let rows = marks.enumerated().map { number, mark -> SQL in
            let id = "\(mark) \(campaign) \(room.code) \(number)"
            return """
                (\(id), \(campaign), \("member of \(id)"), \(room.house.region), \(room.house.code), \(room.code),
                '2011-05', \("code of \(id)"), \([UInt8](id.utf8)), \(clock.now))
                """
        }
        try await tamper(
            """
            INSERT INTO participant
                (id, campaign, member, region, house, unit, born_month, code_index, code_sealed, invited_at)
            VALUES \(joined: rows)
            """)
    }

    /// Everybody with a mark hands in what it says.
    func fillSheets(of campaign: String) async throws {
        let now: SQL = "CAST(\(clock.now) AS BIGINT)"
        let asked: SQL = "FROM participant p WHERE p.campaign = \(campaign) AND SUBSTR(p.id, 1, 1) <> '-'"
        try await tamper(
            """
            INSERT INTO sitting
                (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at, closes_at, finished_at,
                is_marked)
            SELECT 'sitting ' || p.id, p.id, p.campaign, p.unit, p.house, p.region, 'XX', 'key of ' || p.id, \(now),
                \(now), \(now), FALSE \(asked)
            """)
        let ofParts = InventedScale.slugOfParts
        try await sheets(
            ofParts, 1,
            SheetOfMark(
                mark: "SUBSTR(p.id, 1, 1)", points: "SUBSTR(p.id, 5, 1)", bands: ["low", "middle", "high"]),
            now, asked)
        try await tamper(
            """
            INSERT INTO sheet_score (sheet, scale, total, raw, prorated, band, positive)
            SELECT CAST(\(ofParts) AS TEXT) || ' ' || p.id, CAST(\(InventedScale.part) AS TEXT), 1, 1, FALSE,
                CASE SUBSTR(p.id, 2, 1) WHEN '0' THEN 'low' ELSE 'high' END, FALSE
            \(asked) AND SUBSTR(p.id, 1, 1) <> '6'
            """)
        try await sheets(
            InventedScale.slug, 2,
            SheetOfMark(mark: "SUBSTR(p.id, 3, 1)", points: "SUBSTR(p.id, 6, 1)", bands: ["low", "high"]), now,
            "\(asked) AND SUBSTR(p.id, 3, 1) <> '-'")
    }

    /// Whoever has a graver mark was too fast as well.
    private static var mark: SQL { "SUBSTR(p.id, 7, 1)" }

    private func sheets(
        _ slug: String, _ place: Int, _ read: SheetOfMark, _ now: SQL, _ asked: SQL
    ) async throws {
        let rank: SQL = place == 1 ? "CAST(SUBSTR(p.id, 4, 1) AS BIGINT)" : "0"
        try await tamper(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit, started_at,
                expires_at, finished_at, worst_rank, total, band, prorated, too_fast, straight_line, inconsistent,
                not_valid, sitting, sitting_place)
            SELECT CAST(\(slug) AS TEXT) || ' ' || p.id, CAST(\(slug) AS TEXT), '1.0.0', 'zh-Hans', 'from-14-to-17',
                'self', 'notice', p.region, TRUE, p.house, \(now), \(now), \(now), \(rank),
                CAST(\(read.points) AS BIGINT), \(read.band), FALSE,
                \(read.isMarked), \(read.isMarked) AND \(Self.mark) = '1', \(read.isMarked) AND \(Self.mark) = '2',
                CASE WHEN \(read.band) IS NULL AND \(Self.mark) <> '0' THEN 'truth' END,
                'sitting ' || p.id, CAST(\(place) AS BIGINT)
            \(asked)
            """)
    }
}

/// What one letter of a mark says of a sheet: its band, a marked one's, or, as the last, that it has none.
private struct SheetOfMark {
    let mark: SQL
    let points: SQL
    let bands: [String]

    var band: SQL {
        var cases: SQL = "CASE"
        for (number, code) in bands.enumerated() {
            let letters = [number, number + bands.count].map(String.init)
            cases = "\(cases) WHEN \(mark) IN \(list: letters) THEN CAST(\(code) AS TEXT)"
        }
        return "\(cases) END"
    }

    var isMarked: SQL {
        let letters = bands.indices.map { String($0 + bands.count) }
        return "\(mark) IN \(list: letters)"
    }
}
