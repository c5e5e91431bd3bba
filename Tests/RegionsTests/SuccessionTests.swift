import Access
import Accounts
import Care
import HouseKit
import Regions
import Screenings
import Testing
import Warnings

/// Places are renamed, merged, split and moved; their rows keep their code, and somebody answers for them.
@Suite struct SuccessionTests {
    private static let merged = change(.merged, TownPlaces.northTownship, [TownPlaces.northHamlet])

    private static func change(
        _ kind: RegionChange.Kind, _ old: Region, _ new: [Region], name: String = "", on day: String = "2026-03-01"
    ) -> ListedChange {
        ListedChange(
            day: Day(day) ?? Day(daysSince1970: 0), kind: kind, predecessor: old, successors: new, name: name,
            source: "令第 1 号")
    }

    /// Somebody as the house knows them now.
    private static func caller(_ person: Townsperson, in town: Town) async throws -> Caller {
        try await town.performBySystem(RecogniseColleague(login: person.rawValue)).caller
    }

    private static func alerts(_ person: Townsperson, in town: Town) async throws -> [Region] {
        try await town.office.perform(ListAlerts(), as: try await caller(person, in: town)).alerts.map(\.region)
    }

    @Test(arguments: Engine.available)
    func `after a move an alert of the old village is on the new township's duty list and still on the old county's`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            _ = try await town.raiseAlert(in: TownPlaces.northVillage)
            #expect(try await Self.alerts(.southTownshipLead, in: town).isEmpty)
            let moved = Self.change(.moved, TownPlaces.northVillage, [TownPlaces.southVillage])
            let outcome = try await town.performBySystem(RecordRegionChanges(changes: [moved]))
            #expect(outcome.recorded == 1 && outcome.problems.isEmpty)
            #expect(try await Self.alerts(.southTownshipLead, in: town) == [TownPlaces.northVillage])
            #expect(try await Self.alerts(.southLead, in: town) == [TownPlaces.northVillage])
            #expect(try await Self.alerts(.northLead, in: town) == [TownPlaces.northVillage])
        }
    }

    @Test(arguments: Engine.available)
    func `a merger is inherited through every later merger`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.raiseAlert(in: TownPlaces.northVillage)
            let first = Self.change(.merged, TownPlaces.northVillage, [TownPlaces.northHamlet])
            let second = Self.change(
                .merged, TownPlaces.northHamlet, [TownPlaces.southTownship], on: "2026-03-02")
            // In the other order the chain must close as well.
            try await town.performBySystem(RecordRegionChanges(changes: [second]))
            try await town.performBySystem(RecordRegionChanges(changes: [first]))
            #expect(try await Self.alerts(.southTownshipLead, in: town) == [TownPlaces.northVillage])
        }
    }

    @Test(arguments: Engine.available)
    func `of a split place nobody below gains anything, and the place above still sees it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            _ = try await town.raiseAlert(in: TownPlaces.northTownship)
            let split = Self.change(
                .split, TownPlaces.northTownship, [TownPlaces.northHamlet, TownPlaces.southTownship])
            let outcome = try await town.performBySystem(RecordRegionChanges(changes: [split]))
            #expect(outcome.recorded == 1)
            #expect(try await Self.alerts(.southTownshipLead, in: town).isEmpty)
            #expect(try await Self.alerts(.southLead, in: town).isEmpty)
            #expect(try await Self.alerts(.northLead, in: town) == [TownPlaces.northTownship])
        }
    }

    @Test func `whoever inherits a place sees its rows but cannot take its duty`() async throws {
        try await withTown(.sqlite) { town in
            try await town.performBySystem(
                RecordRegionChanges(
                    changes: [Self.change(.moved, TownPlaces.northHamlet, [TownPlaces.southTownship])]))
            let lead = try await Self.caller(.southTownshipLead, in: town)
            #expect(lead.posts.map(\.inherited) == [[TownPlaces.northHamlet]])
            await #expect(throws: WarningError.notYourPost) {
                try await town.office.perform(TakeDuty(region: TownPlaces.northHamlet), as: lead)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a place that ended is not offered any more, but is there as it was on an earlier day`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(RecordRegionChanges(changes: [Self.merged]))
            let offered = try await town.perform(ChoosePlace(within: TownPlaces.north)).places.map(\.region)
            #expect(!offered.contains(TownPlaces.northTownship))
            #expect(offered.contains(TownPlaces.northHamlet))
            let now = try await town.perform(BrowseRegion(region: TownPlaces.north), as: .northLead)
            #expect(now.children.map(\.region) == [TownPlaces.northHamlet])
            let before = try await town.perform(
                BrowseRegion(region: TownPlaces.north, on: Day("2026-02-28")), as: .northLead)
            #expect(before.children.map(\.region) == [TownPlaces.northTownship, TownPlaces.northHamlet])
            let old = try await town.perform(BrowseRegion(region: TownPlaces.northTownship), as: .northLead)
            #expect(old.region?.endedOn == Day("2026-03-01"))
            #expect(old.changes.map(\.successor) == [TownPlaces.northHamlet])
        }
    }

    @Test(arguments: Engine.available)
    func `a new name holds from its day, and the old one for the days before`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            func name(on day: String) async throws -> String? {
                let found = try await town.perform(
                    BrowseRegion(region: TownPlaces.northTownship, on: Day(day)), as: .northLead)
                return found.region?.names["zh-Hans"]
            }
            let renamed = Self.change(.renamed, TownPlaces.northTownship, [], name: "新北镇")
            try await town.performBySystem(RecordRegionChanges(changes: [renamed]))
            #expect(try await name(on: "2026-02-28") == "北一镇")
            #expect(try await name(on: "2026-03-01") == "新北镇")
            let named = try await town.perform(NamePlaces(regions: [TownPlaces.northTownship]))
            #expect(named.map { $0.name(in: .zhHans) } == ["新北镇"])
        }
    }

    @Test(arguments: Engine.available)
    func `the same changes again change nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let changes = [Self.merged, Self.change(.renamed, TownPlaces.northHamlet, [], name: "大北镇")]
            try await town.performBySystem(RecordRegionChanges(changes: changes))
            let ledger = try await town.ledger(without: ["audit_line"])
            let outcome = try await town.performBySystem(RecordRegionChanges(changes: changes))
            #expect(outcome.unchanged == 2 && outcome.recorded == 0 && outcome.problems.isEmpty)
            #expect(try await town.ledger(without: ["audit_line"]) == ledger)
        }
    }

    @Test(arguments: Engine.available)
    func `changes that would lead in a circle are refused, in a list and by what was recorded before`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (one, two, three) = (TownPlaces.northHamlet, TownPlaces.northTownship, TownPlaces.southTownship)
            // The later change first, as in a list that goes back in time.
            let list = [
                Self.change(.merged, two, [three]), Self.change(.merged, one, [two]),
                Self.change(.merged, three, [one]),
            ]
            for isTrial in [true, false] {
                let told = try await town.performBySystem(RecordRegionChanges(changes: list, isTrial: isTrial))
                #expect(told.recorded == 2 && told.problems == [2: .comesBack])
            }
            let again = try await town.performBySystem(RecordRegionChanges(changes: [list[2]]))
            #expect(again.problems == [0: .comesBack])
        }
    }

    @Test(arguments: [
        (change(.merged, TownPlaces.nowhere, [TownPlaces.north]), RegionListProblem.unknownPlace),
        (change(.merged, TownPlaces.northTownship, []), .noSuccessor),
        (change(.merged, TownPlaces.northTownship, [TownPlaces.northTownship]), .ownSuccessor),
        (change(.moved, TownPlaces.northTownship, [TownPlaces.north, TownPlaces.south]), .oneSuccessor),
        (change(.merged, TownPlaces.northTownship, [TownPlaces.nowhere]), .unknownSuccessor),
        (change(.renamed, TownPlaces.northTownship, []), .emptyName),
        (change(.moved, TownPlaces.northVillage, [TownPlaces.region("990299001001")], name: "新村"), .parentMissing),
    ])
    func `a change that cannot be is told and changes nothing`(
        _ change: ListedChange, _ problem: RegionListProblem
    ) async throws {
        try await withTown(.sqlite) { town in
            let ledger = try await town.ledger(without: ["audit_line"])
            let outcome = try await town.performBySystem(RecordRegionChanges(changes: [change]))
            #expect(outcome.problems == [0: problem])
            #expect(try await town.ledger(without: ["audit_line"]) == ledger)
        }
    }

    @Test func `a place ends once`() async throws {
        try await withTown(.sqlite) { town in
            try await town.performBySystem(RecordRegionChanges(changes: [Self.merged]))
            let again = Self.change(.moved, TownPlaces.northTownship, [TownPlaces.southTownship], on: "2026-03-03")
            let outcome = try await town.performBySystem(RecordRegionChanges(changes: [again]))
            #expect(outcome.problems == [0: .endedAlready])
        }
    }
}
