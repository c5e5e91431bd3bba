import Access
import Care
import HouseKit
import Regions
import Storage
import Testing

/// Lists of places and populations, row by row and slice by slice.
@Suite struct ListTests {
    private static func row(_ code: String, _ name: String, more: [String: String] = [:]) -> [String: String] {
        ["code": code, "name": name].merging(more) { _, more in more }
    }

    @Test(arguments: [
        (row("12345", "短"), RegionListProblem.badCode), (row("99020x001000", "字母"), .badCode),
        (row("990202003000", ""), .emptyName),
        (row("990202003000", String(repeating: "长", count: 101)), .longName),
        (row("990202003000", "镇", more: ["level": "县级"]), .levelContradicts),
        (row("990202003001", "村", more: ["class": "999"]), .badClass),
        (row("990202003000", "镇", more: ["class": "121"]), .levelContradicts),
    ])
    func `a row that cannot be is told with its reason`(_ cells: [String: String], _ problem: RegionListProblem) {
        var list = RegionList()
        #expect(throws: Unlisted(problem)) { try list.read(cells).get() }
    }

    @Test(arguments: ["2026-03-01", "2026/3/1", "2026.03.01", "2026 年 3 月 1 日"])
    func `a day is read as people and spreadsheets write it`(_ text: String) throws {
        let cells = ["day": text, "kind": "更名", "old": "990202", "name": "新北县", "source": "令"]
        #expect(try ListedChange.read(cells).get().day == Day("2026-03-01"))
    }

    @Test(arguments: ["2026-13-01", "26-03-01", "2026-03", "20260301", "2026-02-30", "46082", ""])
    func `what is no day is told`(_ text: String) {
        let cells = ["day": text, "kind": "更名", "old": "990202", "name": "新北县", "source": "令"]
        #expect(throws: Unlisted(.badDay)) { try ListedChange.read(cells).get() }
    }

    private static func change(
        _ kind: RegionChange.Kind, _ old: Region, _ new: [Region], name: String = "", on day: String
    ) -> ListedChange {
        ListedChange(
            day: Day(day) ?? Day(daysSince1970: 0), kind: kind, predecessor: old, successors: new, name: name,
            source: "令")
    }

    /// A merger into a place that is new, then changes of what has ended and of what is new.
    private static let chain: [ListedChange] = {
        let new = TownPlaces.region("990202009000")
        return [
            change(.merged, TownPlaces.northTownship, [new], name: "新镇", on: "2026-03-01"),
            change(.merged, TownPlaces.northTownship, [TownPlaces.northHamlet], on: "2026-03-02"),
            change(.split, new, [TownPlaces.northHamlet, TownPlaces.nowhere], on: "2026-03-02"),
            change(.split, new, [TownPlaces.northHamlet], on: "2026-03-02"),
            change(.split, new, [TownPlaces.northHamlet, TownPlaces.southTownship], on: "2026-03-03"),
            change(.renamed, TownPlaces.northHamlet, [], name: "明天的名字", on: "2026-03-05"),
        ]
    }()

    @Test(arguments: Engine.available)
    func `a trial of changes answers as the real run does`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let problems: [Int: RegionListProblem] = [
                1: .endedAlready, 2: .unknownSuccessor, 3: .splitIntoOne, 5: .dayToCome,
            ]
            let before = try await town.ledger(without: ["audit_line"])
            let trial = try await town.performBySystem(RecordRegionChanges(changes: Self.chain, isTrial: true))
            #expect(try await town.ledger(without: ["audit_line"]) == before)
            let real = try await town.performBySystem(RecordRegionChanges(changes: Self.chain))
            #expect(trial == real)
            #expect(real.recorded == 2 && real.problems == problems)
        }
    }

    @Test func `a code that comes twice is told, in its short form as well`() throws {
        var list = RegionList()
        _ = try list.read(Self.row("990202000000", "北县")).get()
        #expect(throws: Unlisted(.listedTwice)) { try list.read(Self.row("990202", "北县")).get() }
    }

    @Test func `a parent counts when it came before, when none is needed, and not when it was taken back`() throws {
        let city = try #require(Region("990200000000"))
        var list = RegionList(tops: [city])
        #expect(try list.read(Self.row("9902", "双县市")).get().hasParentInList)
        #expect(try list.read(Self.row("990202", "北县")).get().hasParentInList)
        #expect(try !list.read(Self.row("990299001000", "孤镇")).get().hasParentInList)
        list.forget(TownPlaces.north)
        #expect(try !list.read(Self.row("990202009000", "北九镇")).get().hasParentInList)
        // A township may hang directly below its city.
        #expect(try list.read(Self.row("990200003000", "直镇")).get().hasParentInList)
    }

    private static func listed(_ code: String, _ name: String, parent: Bool = false) -> ListedRegion {
        ListedRegion(
            region: TownPlaces.region(code), name: name, nameEn: "", urbanClass: nil, hasParentInList: parent)
    }

    @Test(arguments: Engine.available)
    func `good rows are kept, orphans and what hangs below them are told`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let rows = [
                Self.listed("990202003000", "北三镇"), Self.listed("990202003001", "三一村", parent: true),
                Self.listed("990207001000", "孤镇"), Self.listed("990207001001", "孤村", parent: true),
            ]
            let outcome = try await town.performBySystem(ImportRegions(rows: rows))
            #expect(outcome.added == 2)
            #expect(outcome.orphans.map(\.code) == ["990207001000", "990207001001"])
            let found = try await town.perform(
                BrowseRegion(region: TownPlaces.region("990202003000")), as: .northLead)
            #expect(found.children.map { $0.names["zh-Hans"] } == ["三一村"])
        }
    }

    @Test(arguments: Engine.available)
    func `the same list again changes nothing and says so`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let rows = [Self.listed("990202003000", "北三镇"), Self.listed("990202001000", "北一镇")]
            _ = try await town.performBySystem(ImportRegions(rows: rows))
            let ledger = try await town.ledger(without: ["audit_line"])
            let outcome = try await town.performBySystem(ImportRegions(rows: rows))
            #expect(outcome.unchanged == 2 && outcome.added == 0 && outcome.changed == 0)
            #expect(try await town.ledger(without: ["audit_line"]) == ledger)
        }
    }

    @Test(arguments: Engine.available)
    func `another name in a later list is a renaming, and the English one stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let rows = [Self.listed("990202001000", "北桥镇")]
            #expect(try await town.performBySystem(ImportRegions(rows: rows)).changed == 1)
            let found = try await town.perform(BrowseRegion(region: TownPlaces.northTownship), as: .northLead)
            #expect(found.region?.names == ["zh-Hans": "北桥镇", "en": "First North Town"])
            #expect(found.formerNames.map { $0.names["zh-Hans"] } == ["北一镇"])
            #expect(found.formerNames.map(\.until) == [Day("2026-03-03")])
        }
    }

    @Test(arguments: Engine.available)
    func `a trial says the same and keeps nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let ledger = try await town.ledger(without: ["audit_line"])
            let rows = [Self.listed("990202003000", "北三镇"), Self.listed("990202001000", "别名镇")]
            let outcome = try await town.performBySystem(ImportRegions(rows: rows, isTrial: true))
            #expect(outcome.added == 1 && outcome.changed == 1)
            let figures = [ListedPopulation(region: TownPlaces.north, year: 2024, population: 5, source: "统计局")]
            let counted = try await town.performBySystem(ImportPopulations(rows: figures, isTrial: true))
            #expect(counted.added == 1)
            #expect(try await town.ledger(without: ["audit_line"]) == ledger)
        }
    }

    @Test(arguments: Engine.available)
    func `populations are kept by year with their source, corrected and not doubled`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            func figure(_ year: Int, _ count: Int) -> ListedPopulation {
                ListedPopulation(region: TownPlaces.north, year: year, population: count, source: "统计局")
            }
            let stray = ListedPopulation(region: TownPlaces.nowhere, year: 2024, population: 1, source: "x")
            let first = try await town.performBySystem(
                ImportPopulations(rows: [figure(2023, 410_000), figure(2024, 420_000), stray]))
            #expect(first.added == 2 && first.unknown == [TownPlaces.nowhere])
            let second = try await town.performBySystem(
                ImportPopulations(rows: [figure(2023, 410_000), figure(2024, 420_001)]))
            #expect(second.changed == 1 && second.unchanged == 1 && second.added == 0)
            let found = try await town.perform(BrowseRegion(region: TownPlaces.north), as: .northLead)
            #expect(found.populations.map(\.population) == [420_001, 410_000])
            #expect(found.region?.population == 420_001)
        }
    }

    @Test(arguments: [
        (["code": "990202", "year": "2024", "population": "12 000", "source": "x"], RegionListProblem.badPopulation),
        (["code": "990202", "year": "2027", "population": "12000", "source": "x"], .badYear),
        (["code": "990202", "year": "2024", "population": "-1", "source": "x"], .badPopulation),
        (["code": "990202", "year": "2024", "population": "12000", "source": ""], .emptySource),
        (["code": "99", "year": "1948", "population": "12000", "source": "x"], .badYear),
    ])
    func `a figure that cannot be is told with its reason`(_ cells: [String: String], _ problem: RegionListProblem) {
        #expect(throws: Unlisted(problem)) { try ListedPopulation.read(cells, latest: 2026).get() }
    }

    @Test func `changes are read in both languages, with several successors`() throws {
        let change = try ListedChange.read([
            "day": "2026-01-01", "kind": "拆分", "old": "990202001000", "new": "990202003000、990202004000",
            "source": "令",
        ]).get()
        #expect(change.kind == .split && change.successors.count == 2)
        #expect(throws: Unlisted(.badKind)) {
            try ListedChange.read(["day": "2026-01-01", "kind": "gone", "old": "9902", "source": "x"]).get()
        }
        #expect(throws: Unlisted(.badDay)) { try ListedChange.read(["day": "1.1.2026"]).get() }
    }
}
