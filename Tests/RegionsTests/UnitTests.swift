import Access
import Care
import HouseKit
import Regions
import Storage
import Testing

/// Units: added, changed, closed, and who reaches them.
@Suite struct UnitTests {
    private static let school = TownPlaces.northSchool

    private static func station(
        _ name: String = "北一镇服务站", in region: Region = TownPlaces.northTownship, request: String = "one"
    ) -> AddUnit {
        AddUnit(
            region: region, kind: "station",
            facts: UnitFacts(name: name, hours: ["1": "9:00-17:30"], phone: "0990-5550111"), request: request)
    }

    @Test(arguments: Engine.available)
    func `a unit is added once, however often its form is sent`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.perform(Self.station(), as: .northAdministrator)
            #expect(try await town.perform(Self.station(), as: .northAdministrator) == first)
            let other = try await town.perform(Self.station(request: "two"), as: .northAdministrator)
            #expect(other != first)
            let unit = try await town.perform(ReadUnit(unit: first.code), as: .northLead)
            #expect(unit.facts.name == "北一镇服务站" && unit.card.status == .open)
            #expect(unit.hours.typed == ["1": "9:00–17:30"])
            #expect(unit.history.map(\.status) == [.open])
        }
    }

    @Test(arguments: [
        (UnitFacts(name: " "), UnitError.emptyName),
        (UnitFacts(name: String(repeating: "长", count: 101)), .longText(field: "facts.name")),
        (UnitFacts(name: "站", address: String(repeating: "长", count: 501)), .longText(field: "facts.address")),
        (UnitFacts(name: "站", hours: ["1": "9-17"]), .badHours(day: "1")),
        (UnitFacts(name: "站", hours: ["8": "9:00-17:00"]), .badHours(day: "8")),
        (UnitFacts(name: "站", phone: "请打电话"), .badPhone),
        (UnitFacts(name: "站", latitude: 91, longitude: 0), .badCoordinates),
        (UnitFacts(name: "站", latitude: 30), .badCoordinates),
    ])
    func `facts that cannot be are refused with their field and change nothing`(
        _ facts: UnitFacts, _ error: UnitError
    ) async throws {
        try await withTown(.sqlite) { town in
            let ledger = try await town.ledger(without: ["audit_line"])
            await #expect(throws: error) {
                try await town.perform(ChangeUnit(unit: Self.school, facts: facts), as: .northAdministrator)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == ledger)
        }
    }

    @Test(arguments: [
        (AddUnit(region: TownPlaces.northTownship, kind: "castle", facts: UnitFacts(name: "堡"), request: "x"),
            UnitError.unknownKind),
        (AddUnit(region: TownPlaces.northTownship, kind: "class", facts: UnitFacts(name: "班"), request: "x"),
            .notAPart),
        (AddUnit(
            region: TownPlaces.northTownship, kind: "prison", parent: school, facts: UnitFacts(name: "监"),
            request: "x"), .notAPart),
        (AddUnit(
            region: TownPlaces.northHamlet, kind: "school-room", parent: school, facts: UnitFacts(name: "室"),
            request: "x"), .notAPart),
        (AddUnit(region: TownPlaces.region("990202009000"), kind: "station", facts: UnitFacts(name: "站"), request: "x"),
            .unknownPlace),
    ])
    func `a unit that cannot stand there is refused`(_ add: AddUnit, _ error: UnitError) async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: error) { try await town.perform(add, as: .northAdministrator) }
            let units = try await town.number("SELECT COUNT(*) AS number FROM unit")
            #expect(units == TownPlaces.sites.count)
        }
    }

    @Test(arguments: Engine.available)
    func `a closed unit is not shown to residents any more, and keeps its reason`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            func sites() async throws -> [String] {
                try await town.perform(FindSites(region: TownPlaces.northVillage)).sites.map(\.code)
            }
            #expect(try await sites() == ["990202-centre"])
            let added = try await town.perform(Self.station(), as: .northAdministrator).code
            #expect(try await sites() == [added, "990202-centre"])
            let close = ChangeUnitStatus(unit: added, status: .suspended, reason: "装修")
            try await town.perform(close, as: .northAdministrator)
            #expect(try await sites() == ["990202-centre"])
            let unit = try await town.perform(ReadUnit(unit: added), as: .northLead)
            #expect(unit.history.map(\.reason) == ["装修", ""])
            await #expect(throws: UnitError.sameStatus) { try await town.perform(close, as: .northAdministrator) }
        }
    }

    @Test func `a unit that is planned is shown to nobody outside before it opens`() async throws {
        try await withTown(.sqlite) { town in
            var add = Self.station()
            add.status = .planned
            let code = try await town.perform(add, as: .northAdministrator).code
            let sites = try await town.perform(FindSites(region: TownPlaces.northVillage)).sites.map(\.code)
            #expect(!sites.contains(code))
        }
    }

    @Test(arguments: Engine.available)
    func `a unit merges into one that is there, in reach and not itself`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let code = try await town.perform(Self.station(), as: .northAdministrator).code
            func merge(into heir: String?) -> ChangeUnitStatus {
                ChangeUnitStatus(unit: code, status: .merged, reason: "合并", successor: heir)
            }
            for heir in [nil, code, "nowhere", "990203-centre"] {
                await #expect(throws: UnitError.noSuccessor, "\(heir ?? "none")") {
                    try await town.perform(merge(into: heir), as: .northAdministrator)
                }
            }
            await #expect(throws: UnitError.emptyReason) {
                try await town.perform(
                    ChangeUnitStatus(unit: code, status: .closed, reason: " "), as: .northAdministrator)
            }
            try await town.perform(merge(into: "990202-centre"), as: .northAdministrator)
            let unit = try await town.perform(ReadUnit(unit: code), as: .northLead)
            #expect(unit.card.status == .merged && unit.history.first?.successor == "990202-centre")
        }
    }

    @Test(arguments: Engine.available)
    func `a grade comes with its classes, and later ones are added to it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            func add(_ count: Int) async throws -> Int {
                try await town.perform(
                    AddClasses(unit: Self.school, entryYear: 2025, classes: count), as: .northAdministrator).added
            }
            #expect(try await add(10) == 10)
            #expect(try await add(10) == 0)
            #expect(try await add(12) == 2)
            let school = try await town.perform(ReadUnit(unit: Self.school), as: .northTeacher)
            #expect(school.parts.map(\.kind) == ["grade"])
            let grade = try await town.perform(ReadUnit(unit: "\(Self.school)-2025"), as: .northTeacher)
            #expect(grade.parts.map(\.number) == Array(1...12))
            #expect(grade.parts.first?.names["zh-Hans"] == "2025 级 1 班")
        }
    }

    @Test(arguments: [
        (AddClasses(unit: school, entryYear: 2013, classes: 1), UnitError.badYear),
        (AddClasses(unit: school, entryYear: 2028, classes: 1), .badYear),
        (AddClasses(unit: school, entryYear: 2025, classes: 0), .badClasses),
        (AddClasses(unit: school, entryYear: 2025, classes: 61), .badClasses),
        (AddClasses(unit: "990202-centre", entryYear: 2025, classes: 1), .noGrades),
    ])
    func `a grade that cannot be is refused`(_ add: AddClasses, _ error: UnitError) async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: error) { try await town.perform(add, as: .northAdministrator) }
        }
    }

    @Test(arguments: Engine.available)
    func `a contact is sealed, masked, and opened with a line in the audit log`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(
                KeepUnitContact(
                    unit: Self.school, duty: "德育主任", name: Private("王示华"), phone: Private("0990-5550144")),
                as: .northAdministrator)
            #expect(try await !town.holdsInTheOpen("王示华"))
            #expect(try await !town.holdsInTheOpen("5550144"))
            let contact = try #require(
                try await town.perform(ReadUnit(unit: Self.school), as: .northLead).contacts.first)
            #expect(contact.nameMask == "王**" && contact.phoneMask == "****44")
            let opened = try await town.perform(
                OpenUnitContact(unit: Self.school, contact: contact.id), as: .northLead)
            #expect(opened.name == "王示华" && opened.phone == "0990-5550144")
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenUnitContact'")
            #expect(lines == 1)
            // A contact of one unit is not to be had through another.
            await #expect(throws: Refusal.notFound) {
                try await town.perform(OpenUnitContact(unit: "990202-centre", contact: contact.id), as: .northLead)
            }
            try await town.perform(
                RemoveUnitContact(unit: Self.school, contact: contact.id), as: .northAdministrator)
            #expect(try await town.perform(ReadUnit(unit: Self.school), as: .northLead).contacts.isEmpty)
        }
    }
}
