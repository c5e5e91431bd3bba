import Access
import Accounts
@testable import App
import Care
import HouseKit
import Regions
import ScreeningRules
import Screenings
import Storage
import Testing
import Warnings

/// Who names no place is looked after where the house is at home, and never in somebody else's city.
@Suite struct HomeTests {
    private static let province = TownPlaces.region("990000000000")
    private static let farCity = TownPlaces.region("110100000000")
    private static let nearCity = TownPlaces.region("990300000000")
    private static let otherCity = TownPlaces.region("990400000000")

    /// Two provinces with cities whose codes stand before and behind that of the town.
    private static let nation = SetUpPlaces(
        places: [
            place("110000000000", "远省"), place(farCity.code, "远市"), place("110101000000", "远县"),
            place(province.code, "近省"), place(nearCity.code, "近市"), place("990301000000", "近县"),
        ], sites: [])

    private static func place(_ code: String, _ name: String) -> Place {
        Place(region: TownPlaces.region(code), names: [.zhHans: name, .en: ""])
    }

    private static func change(_ kind: RegionChange.Kind, to successors: [Region], name: String = "") -> ListedChange {
        ListedChange(
            day: Day("2026-03-01") ?? Day(daysSince1970: 0), kind: kind, predecessor: TownPlaces.city,
            successors: successors, name: name, source: "令第 1 号")
    }

    /// A house over an empty ground, as on the day of its first start.
    private static func withEmptyHouse(
        _ engine: Engine, _ body: @Sendable (House) async throws -> Void
    ) async throws {
        try await withGround(engine) { ground in
            let database = UnreliableDatabase(try ground.open())
            let clock = StoppedClock(at: .china("2026-03-04", 10))
            do {
                try await body(try await Town.house(on: ground, database, clock, isDemo: false))
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }

    private static func start(in region: Region?) -> StartSheet {
        StartSheet(
            questionnaire: "phq-9", language: .zhHans, ageGroup: .from18to59, region: region, agreed: true,
            request: "a request of twenty-two signs and more")
    }

    @Test(arguments: Engine.available)
    func `in a nation a red answer without a place reaches the duty of the home and nobody else`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(Self.nation)
            #expect(try await town.house.settleHome(told: TownPlaces.city).region == TownPlaces.city)
            let far = Post(role: .dutyLead, region: Self.farCity)
            _ = try await town.performBySystem(
                AddAccount(login: "lead.far", displayName: "Far", password: Private("a long secret"), post: far))
            let stranger = try await town.performBySystem(RecogniseColleague(login: "lead.far")).caller
            _ = try await town.office.perform(TakeDuty(region: Self.farCity), as: stranger)
            _ = try await town.perform(TakeDuty(region: TownPlaces.city), as: .cityLead)

            let raised = try await town.raiseAlert(in: nil)
            let alert = try await town.read(raised.alert)
            #expect(alert.card.region == TownPlaces.city && alert.card.holder == TownPlaces.city)
            #expect(try await town.perform(ListAlerts(), as: .cityLead).alerts.count == 1)
            #expect(try await town.office.perform(ListAlerts(), as: stranger).alerts.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a house in a nation stays shut until it is told its home and then remembers it`(
        _ engine: Engine
    ) async throws {
        try await Self.withEmptyHouse(engine) { house in
            _ = try await house.office.perform(Self.nation, as: .system("test"))
            let fault = try await Self.fault(of: house)
            #expect(fault?.standing == .untold && fault?.cities == 2)
            #expect(fault?.fault?.contains("--home CODE") == true)
            await #expect(throws: ScreeningError.placeNeeded) {
                try await house.office.perform(Self.start(in: nil), as: .anyone)
            }
            _ = try await house.office.perform(Self.start(in: Self.farCity), as: .anyone)

            #expect(try await house.settleHome(told: Self.nearCity).name == "近市")
            #expect(try await house.settleHome(told: nil).region == Self.nearCity)
        }
    }

    @Test(arguments: Engine.available)
    func `a house with one city needs not be told and asks when more have come`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            #expect(try await town.house.settleHome(told: nil).region == TownPlaces.city)
            try await town.performBySystem(Self.nation)
            let fault = try await Self.fault(of: town.house)
            #expect(fault?.standing == .outgrown && fault?.region == TownPlaces.city && fault?.cities == 3)
            // Meanwhile the house is open, and nobody is lost or sent elsewhere.
            #expect(try await town.row(of: town.raiseAlert(in: nil)) == TownPlaces.city)
        }
    }

    @Test(arguments: Engine.available)
    func `a home may be told before the list of places is read`(_ engine: Engine) async throws {
        try await Self.withEmptyHouse(engine) { house in
            #expect(try await house.settleHome(told: nil).standing == .noPlaces)
            #expect(try await house.settleHome(told: Self.nearCity).standing == .noPlaces)
            await #expect(throws: ScreeningError.notSetUp) {
                try await house.office.perform(Self.start(in: nil), as: .anyone)
            }
            _ = try await house.office.perform(Self.nation, as: .system("test"))
            #expect(try await house.settleHome(told: nil).region == Self.nearCity)
        }
    }

    @Test(arguments: Engine.available)
    func `a home that is not in the tree is refused and the one before it stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let fault = try await Self.fault(of: town.house, told: TownPlaces.nowhere)
            #expect(fault?.standing == .unknown && fault?.region == TownPlaces.nowhere)
            #expect(fault?.fault?.contains(TownPlaces.nowhere.code) == true)
            #expect(try await town.house.settleHome(told: nil).region == TownPlaces.city)
        }
    }

    @Test(arguments: Engine.available)
    func `a home told too early that no list holds keeps the house shut and takes no sheet`(
        _ engine: Engine
    ) async throws {
        try await Self.withEmptyHouse(engine) { house in
            _ = try await house.settleHome(told: Self.otherCity)
            _ = try await house.office.perform(Self.nation, as: .system("test"))
            let fault = try await Self.fault(of: house)
            #expect(fault?.standing == .unknown && fault?.region == Self.otherCity)
            await #expect(throws: ScreeningError.placeNeeded) {
                try await house.office.perform(Self.start(in: nil), as: .anyone)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a home that has merged twice is the city that is there now`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(Self.nation)
            _ = try await town.house.settleHome(told: TownPlaces.city)
            let second = ListedChange(
                day: Day("2026-03-02") ?? Day(daysSince1970: 0), kind: .moved, predecessor: Self.nearCity,
                successors: [Self.otherCity], name: "新市", source: "令第 2 号")
            let outcome = try await town.performBySystem(
                RecordRegionChanges(changes: [Self.change(.merged, to: [Self.nearCity]), second]))
            #expect(outcome.recorded == 2)
            let home = try await town.house.settleHome(told: nil)
            #expect(home.region == Self.otherCity && home.name == "新市")
            let raised = try await town.raiseAlert(in: nil)
            #expect(try await town.row(of: raised) == Self.otherCity)
        }
    }

    @Test(arguments: Engine.available)
    func `a renamed home is the same place by another name`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(RecordRegionChanges(changes: [Self.change(.renamed, to: [], name: "新双县市")]))
            let home = try await town.house.settleHome(told: nil)
            #expect(home.region == TownPlaces.city && home.name == "新双县市")
        }
    }

    @Test(arguments: Engine.available)
    func `after a split an answer stays with those who were there and the next start asks which part`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(Self.nation)
            _ = try await town.house.settleHome(told: TownPlaces.city)
            try await town.performBySystem(
                RecordRegionChanges(changes: [Self.change(.split, to: [Self.nearCity, Self.farCity])]))
            let raised = try await town.raiseAlert(in: nil)
            #expect(try await town.row(of: raised) == TownPlaces.city)
            #expect(try await town.perform(ListAlerts(), as: .cityLead).alerts.count == 1)
            #expect(try await Self.fault(of: town.house)?.standing == .split)
            #expect(try await town.house.settleHome(told: Self.nearCity).standing == .settled)
        }
    }

    @Test func `every standing but a settled one and an empty tree says what to do`() {
        for standing in Home.Standing.allCases {
            let home = Home(standing: standing, region: Self.nearCity, name: "近市", cities: 2)
            let isGood = [.settled, .noPlaces].contains(standing)
            #expect((home.fault == nil) == isGood)
            #expect(isGood || home.fault?.contains("xinqiao ") == true)
            #expect(home.line.contains(Self.nearCity.code))
        }
    }

    /// The home that keeps a house shut.
    private static func fault(of house: House, told: Region? = nil) async throws -> Home? {
        do {
            _ = try await house.settleHome(told: told)
            return nil
        } catch HouseFault.noHome(let home) {
            return home
        }
    }
}

extension Town {
    /// The place to which an alert belongs.
    fileprivate func row(of raised: Raised) async throws -> Region {
        let row = try await database.read { try $0.row("SELECT region FROM alert WHERE id = \(raised.alert)") }
        guard let row else { throw NothingThere() }
        return try row("region")
    }
}
