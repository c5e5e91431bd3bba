import Campaigns
public import Care
import Regions
public import Reports
import Storage

/// A county with three schools that have answered the GAD-7: the northern school with a grade of three classes, one of
/// which is small, a large school without classes, and one of twenty-one people.
public struct ReportedCounty {
    public static let classes = (1...3).map { "\(TownPlaces.northSchool)-2024-\($0)" }
    public static let large = "990202001-other"
    public static let small = "990202002-small"

    public let campaign: ID<ReportedCampaign>

    /// - Parameter request: another one for another campaign of the same county.
    public init(
        _ town: Town, request: String = "a form", shift: Int = 0, marked: Int = 0, isDrawn: Bool = true
    ) async throws {
        try await Self.addSchools(town)
        let plan = try await town.openCampaign(request: request)
        campaign = ID(plan.rawValue)
        let answered: [(AnsweredClass, String)] = [
            (AnsweredClass(Self.classes[0], [20 - shift, 12 + shift, 6, 4], missing: 3, red: 2), "one"),
            (AnsweredClass(Self.classes[1], [22, 11, 7, 5], missing: 11), "two"),
            (AnsweredClass(Self.classes[2], [4, 2, 1, 0], missing: 1, red: 1), "three"),
        ]
        for (answered, name) in answered {
            try await town.answer(answered, in: campaign.rawValue, mark: "\(request) \(name)")
        }
        var large = AnsweredClass(nil, [60, 30, 20, 14], marked: [marked, marked, marked, marked], red: 12)
        (large.house, large.unit) = (Self.large, Self.large)
        try await town.answer(large, in: campaign.rawValue, mark: "\(request) large")
        var small = AnsweredClass(nil, [12, 5, 3, 1])
        (small.house, small.unit, small.region) = (Self.small, Self.small, TownPlaces.northHamlet)
        try await town.answer(small, in: campaign.rawValue, mark: "\(request) small")
        for (unit, region) in [(Self.large, TownPlaces.northTownship), (Self.small, TownPlaces.northHamlet)] {
            try await town.tamper(
                """
                INSERT INTO campaign_site (campaign, unit, region) VALUES (\(campaign), \(unit), \(region))
                ON CONFLICT DO NOTHING
                """)
        }
        if isDrawn { try await town.drawReports() }
    }

    private static func addSchools(_ town: Town) async throws {
        try await town.perform(
            AddClasses(unit: TownPlaces.northSchool, entryYear: 2_024, classes: 3), as: .northAdministrator)
        for (code, region) in [(large, TownPlaces.northTownship), (small, TownPlaces.northHamlet)] {
            try await town.tamper(
                """
                INSERT INTO unit (code, region, kind, name_zh, name_en, address_zh, address_en, hours_zh, hours_en,
                    phone, house, status, opening)
                VALUES (\(code), \(region), 'school', \("\(Marker.north) 学校"), 'A school', '', '', '', '', '', \(code),
                    'open', '{}')
                ON CONFLICT DO NOTHING
                """)
            // Nothing opens where nobody could carry it out.
            try await town.tamper(
                """
                INSERT INTO post (id, account, role, region, unit, from_day)
                VALUES (\("teacher of \(code)"), \(town.id(.northTeacher)), 'schoolPsychologyTeacher',
                    \(region), \(code), '2000-01-01')
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension Town {
    public func report(
        _ county: ReportedCounty, _ place: String? = nil, measure: String? = nil,
        as person: Townsperson = .northAdministrator
    ) async throws -> ReadReport.Outcome {
        try await perform(ReadReport(campaign: county.campaign, place: place, measure: measure), as: person)
    }
}

extension ReadReport.Outcome {
    public var gad7: ReportTable? { tables.first { $0.measure.kind == .bands && $0.measure.questionnaire == "gad-7" } }

    /// Every count of people on the page, and what is between two that stand side by side.
    public var numbers: [Int] {
        var numbers = [handedIn, missing].compactMap { $0 }
        for part in parts { numbers += [part.people] + part.cells }
        for table in tables {
            numbers += [table.people, table.marked, table.without].compactMap { $0 } + table.lines.map(\.people)
            numbers += table.reasons.map(\.people)
            numbers += table.lines.compactMap { line in line.withMarked.map { $0 - line.people } }
            if let without = table.without, let marked = table.marked { numbers.append(without - marked) }
        }
        return numbers
    }

    public var flags: ReportTable? { tables.first { $0.measure.kind == .flags } }
}
