import Campaigns
public import Care
import Foundation
import Reports
import Storage

/// A class that has answered, put straight into the tables: thousands of sittings by hand would take minutes.
public struct AnsweredClass: Sendable {
    public var house = TownPlaces.northSchool
    public var region = TownPlaces.northTownship
    public var unit: String?
    /// Sheets of the GAD-7 by band, from `minimal` to `severe`.
    public var bands: [Int]
    /// The same of sheets that look clicked through.
    public var marked: [Int] = []
    public var missing = 0
    /// How many of the sheets, the first ones, hold a red flag.
    public var red = 0

    public init(_ unit: String?, _ bands: [Int], marked: [Int] = [], missing: Int = 0, red: Int = 0) {
        self.unit = unit
        self.bands = bands
        self.marked = marked
        self.missing = missing
        self.red = red
    }

    static let codes = ["minimal", "mild", "moderate", "severe"]
    static let totals = [2, 7, 12, 17]
}

extension Town {
    /// Invites a class and has it answer.
    public func answer(_ answered: AnsweredClass, in campaign: String, mark: String) async throws {
        let sheets = answered.bands.enumerated().map { ($0.offset, $0.element, false) }
            + answered.marked.enumerated().map { ($0.offset, $0.element, true) }
        var number = 0
        var rows = AnsweredRows()
        for (band, people, isMarked) in sheets {
            for _ in 0..<people {
                number += 1
                rows.add("\(mark) \(number)", answered, campaign, clock.now, band: band, isMarked: isMarked,
                    rank: number <= answered.red ? 3 : 0)
            }
        }
        for missing in 0..<answered.missing { rows.invite("\(mark) missing \(missing)", answered, campaign, clock.now) }
        for statement in rows.statements { try await tamper(statement) }
    }

    /// Lets the campaign end, and the report be drawn.
    public func drawReports() async throws {
        clock.pass(days: 60)
        try await workOff()
        try await performBySystem(StartReports())
        try await workOff()
    }
}

/// Rows of participants, their sittings and their sheets, in blocks.
struct AnsweredRows {
    private var people: [SQL] = []
    private var sittings: [SQL] = []
    private var sheets: [SQL] = []

    mutating func invite(_ id: String, _ place: AnsweredClass, _ campaign: String, _ now: Moment) {
        people.append(
            """
            (\(id), \(campaign), \("member of \(id)"), \(place.region), \(place.house), CAST(\(place.unit) AS TEXT),
            '2011-05', \("code of \(id)"), \([UInt8](id.utf8)), \(now))
            """)
    }

    mutating func add(
        _ id: String, _ place: AnsweredClass, _ campaign: String, _ now: Moment, band: Int, isMarked: Bool, rank: Int
    ) {
        invite(id, place, campaign, now)
        sittings.append(
            """
            (\("sitting \(id)"), \(id), \(campaign), CAST(\(place.unit) AS TEXT), \(place.house), \(place.region), 'XX',
            \("key of \(id)"), \(now), \(now), \(now), \(isMarked))
            """)
        sheets.append(
            """
            (\("sheet \(id)"), 'gad-7', '1.0.0', 'zh-Hans', 'from-14-to-17', 'self', 'notice', \(place.region), TRUE,
            \(place.house), \(now), \(now), \(now), \(rank), \(AnsweredClass.totals[band]),
            \(AnsweredClass.codes[band]), FALSE, \(isMarked), FALSE, FALSE, \("sitting \(id)"), 1)
            """)
    }

    var statements: [SQL] {
        Self.blocks(people).map {
            """
            INSERT INTO participant
                (id, campaign, member, region, house, unit, born_month, code_index, code_sealed, invited_at)
            VALUES \(joined: $0)
            """
        } + Self.blocks(sittings).map {
            """
            INSERT INTO sitting
                (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at, closes_at, finished_at,
                is_marked)
            VALUES \(joined: $0)
            """
        } + Self.blocks(sheets).map {
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit, started_at,
                expires_at, finished_at, worst_rank, total, band, prorated, too_fast, straight_line, inconsistent,
                sitting, sitting_place)
            VALUES \(joined: $0)
            """
        }
    }

    private static func blocks(_ rows: [SQL]) -> [[SQL]] {
        stride(from: 0, to: rows.count, by: 200).map { Array(rows[$0..<Swift.min($0 + 200, rows.count)]) }
    }
}
