import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

@Suite struct AuditLineTests {
    @Test(arguments: Engine.available)
    func `a command leaves one line that says who did what to what`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            let slip = KeepSlip(name: "one", region: TownPlaces.north)
            _ = try await workshop.office.perform(slip, as: town.caller(.northLead))
            let line = Line(caller: "lead.north", subject: "slip one", outcome: "done", region: TownPlaces.north.code)
            #expect(try await workshop.lines(of: "KeepSlip") == [line])
        }
    }

    @Test(arguments: Engine.available)
    func `a command that fails keeps nothing but the line of the attempt`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            let slip = KeepSlip(name: "one", region: TownPlaces.north, announces: true, fails: true)
            await #expect(throws: Refusal.invalid(field: "name")) {
                try await workshop.office.perform(slip, as: town.caller(.northLead))
            }
            #expect(try await workshop.slips() == 0)
            #expect(try await workshop.lines(of: "KeepSlip").map(\.outcome) == ["invalid"])
        }
    }

    @Test(
        arguments: [
            (Townsperson.gridWorker, TownPlaces.north, "forbidden"), (.northLead, TownPlaces.south, "notFound"),
        ])
    func `a refused attempt has its line too`(
        _ person: Townsperson, _ region: Region, _ outcome: String
    ) async throws {
        try await withTown(.sqlite) { town in
            let workshop = try await Workshop(town)
            await #expect(throws: Refusal.self) {
                try await workshop.office.perform(KeepSlip(name: "one", region: region), as: town.caller(person))
            }
            #expect(try await workshop.lines(of: "KeepSlip").map(\.outcome) == [outcome])
        }
    }

    @Test(arguments: Engine.available)
    func `without its line a command does not happen`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            try await town.tamper("ALTER TABLE audit_line RENAME TO gone")
            await #expect(throws: StorageError.self) {
                try await workshop.office.perform(
                    KeepSlip(name: "one", region: TownPlaces.north), as: town.caller(.northLead))
            }
            #expect(try await workshop.slips() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever opens identifying data has left a line before the answer comes`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            _ = try await workshop.office.perform(OpenSlip(name: "one"), as: town.caller(.northLead))
            let line = Line(caller: "lead.north", subject: "slip one", outcome: "done", region: nil)
            #expect(try await workshop.lines(of: "OpenSlip") == [line])
        }
    }

    @Test(arguments: [UnreliableDatabase.Mood.refusing(.full), .refusing(.busy("busy"))])
    func `if the line cannot be written there is no answer`(_ mood: UnreliableDatabase.Mood) async throws {
        try await withTown(.sqlite) { town in
            let workshop = try await Workshop(town)
            town.database.become(mood)
            await #expect(throws: StorageError.self) {
                try await workshop.office.perform(OpenSlip(name: "one"), as: town.caller(.northLead))
            }
            // A look at what identifies nobody needs no line and still works.
            #expect(try await workshop.office.perform(CountSlips(), as: town.caller(.northLead)) == 0)
        }
    }

    @Test func `a look at what identifies nobody leaves no line`() async throws {
        try await withTown(.sqlite) { town in
            let workshop = try await Workshop(town)
            _ = try await workshop.office.perform(CountSlips(), as: town.caller(.northLead))
            #expect(try await workshop.lines(of: "CountSlips").isEmpty)
        }
    }

    @Test func `a forbidden look leaves a line even where an allowed one would not`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListAlerts(), as: .gridWorker) }
            let lines = try await town.lines(of: "ListAlerts")
            #expect(lines.map(\.outcome) == ["forbidden"])
        }
    }

    @Test func `a slip of a visitor without a name leaves no line`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: ScreeningError.noSheet) { try await town.perform(FinishSheet(key: "none")) }
            let lines = try await town.lines(of: "FinishSheet")
            #expect(lines.isEmpty)
        }
    }

    @Test func `what the platform does for an announcement bears the announcement's name`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await town.raiseAlert(in: TownPlaces.north)
            #expect(try await town.lines(of: "RaiseAlert").map(\.caller) == ["RedFlagSeen"])
        }
    }

    @Test func `no line holds a name, a phone or an answer`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            try await town.perform(
                AskForCall(key: raised.key, wanted: true, name: Private(Marker.north), phone: Private("13800138000")))
            _ = try await town.perform(OpenContact(alert: raised.alert), as: .northLead)
            let found = try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE subject LIKE \("%\(Marker.north)%") OR subject LIKE '%13800138000%'
                    OR subject LIKE \("%\(PHQ9.options[2])%") OR caller_name LIKE \("%\(Marker.north)%")
                """)
            #expect(found == 0)
            #expect(try await town.lines(of: "OpenContact").count == 1)
        }
    }
}
