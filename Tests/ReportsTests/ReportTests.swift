import Access
import Care
import HouseKit
import Reports
import Storage
import Testing

@Suite struct ReportTests {
    @Test(arguments: Engine.available)
    func `the county reads how many took part and what it came to`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            let report = try await town.report(county)
            #expect(report.place.id == TownPlaces.north.code && report.place.level == .whole)
            #expect(report.handedIn == 42 + 45 + 7 + 124 + 21 && report.missing == 15)
            let table = try #require(report.gad7)
            #expect(table.people == 239 && table.lines.map(\.people) == [118, 60, 37, 24])
            #expect(table.lines.map(\.codes) == [["minimal"], ["mild"], ["moderate"], ["severe"]])
            #expect(table.lines[0].percent == 49.4 && table.lines[0].lowest == 43.1 && table.lines[0].highest == 55.7)
            // All are valid: nobody is told to be without a result, so those who might be stand in the last line.
            #expect(table.lines.map(\.hasWithout) == [false, false, false, true] && table.without == nil)
            #expect(table.mean == nil)
            #expect(report.flags?.lines.map(\.people) == [224, 15])
            #expect(report.comparedWith == nil)
        }
    }

    @Test func `a small school stands in the rest with the smallest of the others`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            let report = try await town.report(county, measure: "bands/gad-7/1.0.0")
            #expect(report.parts.map(\.place?.id) == [ReportedCounty.large, nil])
            #expect(report.parts.map(\.cells) == [[60, 30, 20, 14], [58, 30, 17, 10]])
            #expect(report.parts.last?.parts == 2)
            let small = try await town.report(county, ReportedCounty.small)
            #expect(small.handedIn == 21 && small.tables.isEmpty && small.parts.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `every school and class has its own page as far as numbers allow`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            // The northern school is the smallest that could keep the small one company, so its bands are not shown.
            let school = try await town.report(county, TownPlaces.northSchool, as: .northTeacher)
            #expect(school.place.level == .house && school.handedIn == 94 && school.gad7 == nil)
            #expect(school.path.isEmpty)
            let grade = try await town.report(county, "\(TownPlaces.northSchool)-2024", as: .northTeacher)
            #expect(grade.handedIn == 94 && grade.place.level == .grade)
            #expect(grade.parts.map(\.people) == [45, 49] && grade.parts.map(\.parts) == [1, 2])
            let seen = try await town.report(county, as: .northTeacher)
            #expect(seen.place.id == TownPlaces.northSchool)
            await #expect(throws: Refusal.notFound) {
                try await town.report(county, TownPlaces.north.code, as: .northTeacher)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.report(county, ReportedCounty.large, as: .northTeacher)
            }
            await #expect(throws: Refusal.notFound) { try await town.report(county, "nowhere") }
        }
    }

    @Test func `nobody else reads it`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            for person in [Townsperson.classTeacher, .gridWorker, .northCounsellor, .northLead, .northProgram] {
                await #expect(throws: Refusal.forbidden) { try await town.report(county, as: person) }
            }
            await #expect(throws: Refusal.notFound) { try await town.report(county, as: .southAdministrator) }
            let read = ReadReport(campaign: county.campaign)
            for stranger in [town.southTeacher] {
                await #expect(throws: Refusal.notFound) { try await town.office.perform(read, as: stranger) }
            }
            // The plan of a yearly screening shows evaluators nothing until somebody lets it.
            await #expect(throws: Refusal.notFound) { try await town.report(county, as: .evaluator) }
            #expect(try await town.perform(ListReports(), as: .evaluator).reports.isEmpty)
            try await town.tamper(
                "UPDATE campaign SET sights = 'statistics-evaluator' WHERE id = \(county.campaign)")
            #expect(try await town.report(county, as: .evaluator).handedIn == 239)
            #expect(try await town.perform(ListReports(), as: .evaluator).reports.count == 1)
            await #expect(throws: Refusal.notFound) { try await town.report(county, as: .northTeacher) }
        }
    }

    @Test(arguments: [5, 10])
    func `no number under ten is in any page of any level or between two of its columns`(_ marked: Int) async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, marked: marked)
            var (waiting, seen): ([String?], Set<String>) = ([nil], [])
            while let place = waiting.popLast() {
                let first = try await town.report(county, place)
                guard seen.insert(first.place.id).inserted else { continue }
                for measure in first.partMeasures {
                    let report = try await town.report(county, place, measure: measure.code)
                    let numbers = report.numbers
                    #expect(numbers.allSatisfy { $0 >= 10 }, "\(first.place.id) \(measure.code) \(numbers)")
                    let counted = report.tables.filter { $0.measure.kind != .subscale }
                    #expect(counted.allSatisfy { $0.people + ($0.without ?? 0) == report.handedIn })
                    #expect(report.parts.allSatisfy { $0.cells.reduce(0, +) == $0.people })
                    waiting += report.parts.compactMap { $0.place?.id }
                }
            }
            #expect(seen.count >= 5)
        }
    }

    /// Of two means and the people behind each follows the mean of those who stand behind one of them only.
    @Test(arguments: zip([1, 2, 10], [0, 1, 1]))
    func `no mean stands where fewer than ten are behind it or behind what is left of the whole`(
        _ marked: Int, _ means: Int
    ) async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, marked: marked, isDrawn: false)
            let clicked = AnsweredClass(
                ReportedCounty.classes[0], [0, 0, 0, 0], marked: [marked, marked, marked, marked])
            try await town.answer(clicked, in: county.campaign.rawValue, mark: "clicked")
            try await town.drawReports()
            try await town.bring(NormRow(shares: NormTests.bands).text)
            var (waiting, behind): ([String?], [String: Int]) = ([nil], [:])
            var inside: [String: Set<String>] = [:]
            while let place = waiting.popLast() {
                let report = try await town.report(county, place, measure: "bands/gad-7/1.0.0")
                guard inside[report.place.id] == nil else { continue }
                let parts = report.parts.compactMap { $0.place?.id }
                inside[report.place.id] = Set(parts)
                waiting += parts
                for table in report.tables where table.mean == nil {
                    #expect(table.deviation == nil && table.norm?.difference == nil, "\(report.place.id)")
                }
                for table in report.tables where table.mean != nil {
                    #expect(table.people >= 10 && table.without ?? 0 >= 10, "\(report.place.id)")
                    behind[report.place.id] = table.people
                }
            }
            for (whole, parts) in inside {
                let told = parts.compactMap { behind[$0] }
                guard !told.isEmpty else { continue }
                let people = try #require(behind[whole], "a part of \(whole) has a mean and the whole has none")
                let rest = people - told.reduce(0, +)
                #expect(rest == 0 || rest >= 10, "\(rest) of \(whole) stand behind no mean")
            }
            #expect(behind.count == means, "\(behind)")
        }
    }

    @Test(arguments: Engine.available)
    func `marked sheets are left out and told apart where they are enough`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let few = try await ReportedCounty(town, marked: 2)
            let table = try #require(try await town.report(few).gad7)
            #expect(table.people == 247 && table.lines.map(\.people) == [118, 60, 37, 24 + 8])
            #expect(table.without == nil && table.marked == nil && table.lines.allSatisfy { $0.withMarked == nil })
            let many = try await ReportedCounty(town, request: "second", marked: 10)
            let second = try #require(try await town.report(many).gad7)
            #expect(second.people == 239 && second.without == 40 && second.mean == 6.3)
            #expect(second.lines.map(\.people) == [118, 60, 37, 24] && !second.lines.contains(where: \.hasWithout))
            // How many of the forty had too few answers is not told; so the last band cannot be told either.
            #expect(second.lines.map(\.withMarked) == [128, 70, 47, nil] && second.marked == nil)
            #expect(try await town.report(many).flags?.people == 279, "red flags stay")
        }
    }

    @Test func `a year later the same place is compared with the same scale`() async throws {
        try await withTown(.sqlite) { town in
            let first = try await ReportedCounty(town, request: "first", shift: 15)
            let second = try await ReportedCounty(town, request: "second")
            let report = try await town.report(second)
            #expect(report.comparedWith == (try await town.report(first).card.closesAt))
            let line = try #require(report.gad7?.lines.first?.before)
            #expect(line.people == 103 && line.change == 6.3 && line.lowest < 0 && line.highest > 6.3 && !line.isClear)
            #expect(try await town.report(first).comparedWith == nil)
            #expect(try await town.perform(ListReports(), as: .northAdministrator).reports.map(\.campaign) == [
                second.campaign, first.campaign,
            ])
        }
    }
}
