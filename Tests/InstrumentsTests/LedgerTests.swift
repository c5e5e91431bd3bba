import Access
import App
import Care
import Files
import HouseKit
import Instruments
import ScreeningRules
import Storage
import Testing

/// The ledger of licences. The town opens on 4 March 2026.
@Suite struct LedgerTests {
    private static func ledger(
        _ town: Town, _ choice: ListLicences.Choice = .current, as person: Townsperson = .northAdministrator
    ) async throws -> ListLicences.Outcome {
        try await town.perform(ListLicences(choice: choice), as: person)
    }

    private static func renew(
        _ town: Town, _ loaded: LoadedInstrument, until: String
    ) async throws -> LoadedInstrument {
        try await town.perform(
            RenewLicence(
                instrument: loaded.instrument, licence: .inTown(number: "L-2", until: until),
                proof: UploadedFile(name: "p", bytes: ProofPaper.png)),
            as: .northAdministrator)
    }

    @Test(arguments: Engine.available)
    func `the ledger warns from 60 days before the end, and no day earlier`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.loadAndApprove(licence: .inTown(until: "2026-05-04"))
            let calm = try await Self.ledger(town)
            #expect(calm.licences.map(\.daysLeft) == [61])
            #expect(calm.licences.map(\.standing) == [.valid])
            #expect(calm.due == 0)
            town.clock.pass(days: 1)
            let warned = try await Self.ledger(town, .due)
            #expect(warned.licences.map(\.daysLeft) == [60])
            #expect(warned.licences.map(\.standing) == [.endsSoon])
            #expect(warned.due == 1)
            #expect(try await town.perform(CountLicenceWork(), as: .northAdministrator).due == 1)
            #expect(try await town.perform(CountLicenceWork(), as: .southAdministrator).due == 0)
            town.clock.pass(days: 60)
            #expect(try await Self.ledger(town).licences.map(\.standing) == [.endsSoon])
            town.clock.pass(days: 1)
            #expect(try await Self.ledger(town).licences.map(\.standing) == [.ended])
        }
    }

    @Test(arguments: Engine.available)
    func `a renewal counts once it is approved, and takes the warning away`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(until: "2026-04-01"))
            let renewal = try await Self.renew(town, loaded, until: "2027-04-01")
            #expect(renewal.version == nil)
            #expect(try await Self.ledger(town).due == 1)
            #expect(try await town.perform(CountLicenceWork(), as: .platformAdministrator).waiting == 1)
            #expect(try await town.perform(CountLicenceWork(), as: .northAdministrator).waiting == 0)
            try await town.perform(ApproveLoad(load: renewal.load), as: .platformAdministrator)
            let after = try await Self.ledger(town)
            #expect(after.due == 0)
            #expect(after.licences.map(\.licence.number) == ["L-2"])
            #expect(try await Self.ledger(town, .all).licences.map(\.isReplaced) == [true, false])
        }
    }

    @Test(arguments: Engine.available)
    func `the warning is written once, however often the clock comes by and on whichever server`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            _ = try await town.loadAndApprove(licence: .inTown(until: "2026-04-01"))
            let first = town.clock.now
            try await town.performBySystem(WarnOfLicences())
            town.clock.pass(hours: 5)
            let other = try await town.secondHouse()
            _ = try await other.office.perform(WarnOfLicences(), as: .system("test"))
            let once = try await town.number("SELECT COUNT(*) AS number FROM licence_notice")
            #expect(once == 1)
            #expect(try await Self.ledger(town).licences.map(\.warnedAt) == [first])
            town.clock.pass(days: 40)
            try await town.performBySystem(WarnOfLicences())
            let both = try await town.number("SELECT COUNT(*) AS number FROM licence_notice")
            #expect(both == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a licence that is over is neither brought nor approved`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            await #expect(throws: InstrumentError.alreadyOver) {
                try await town.load(licence: .inTown(until: "2026-03-03"))
            }
            let loaded = try await town.load(licence: .inTown(until: "2026-03-04"))
            town.clock.pass(days: 1)
            await #expect(throws: InstrumentError.alreadyOver) {
                try await town.perform(ApproveLoad(load: loaded.load), as: .platformAdministrator)
            }
        }
    }

    private static func changed(_ change: (inout LicenceEntry) -> Void) -> LicenceEntry {
        var licence = LicenceEntry.inTown()
        change(&licence)
        return licence
    }

    /// What must be said of each licence that is not in order.
    private static let faults: [(fault: InstrumentError, licence: LicenceEntry)] = [
        (.missing(field: "licence.holder"), changed { $0.holder = "  " }),
        (.tooLong(field: "licence.number"), changed { $0.number = String(repeating: "1", count: 201) }),
        (.badDay(field: "licence.validFrom"), changed { $0.validFrom = "2026-02-30" }),
        (.missing(field: "licence.validUntil"), changed { $0.validUntil = "" }),
        (.endsBeforeItBegins, changed { $0.validUntil = "2025-12-31" }),
        (.noMedium, changed { ($0.onPaper, $0.electronic) = (false, nil) }),
        (.badSittings, changed { $0.sittings = "0" }), (.badSittings, changed { $0.sittings = "many" }),
    ]

    @Test(arguments: Engine.available)
    func `the fields of a licence are checked one by one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for (fault, licence) in Self.faults {
                let error = await #expect(throws: InstrumentError.self) { try await town.load(licence: licence) }
                #expect(error == fault)
            }
            let kept = try await town.number("SELECT COUNT(*) AS number FROM instrument")
            #expect(kept == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a proof lies sealed, opens for those in charge, and each opening is in the audit log`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.load()
            let opened = try await town.perform(OpenProof(load: loaded.load), as: .platformAdministrator)
            #expect(Array(opened.content) == ProofPaper.pdf)
            #expect(opened.kind == .pdf)
            let openings = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenProof' AND outcome = 'done'")
            #expect(openings == 1)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(OpenProof(load: loaded.load), as: .southAdministrator)
            }
            let row = try await town.database.read { try $0.row("SELECT sealed FROM instrument_proof") }
            let found = try #require(row)
            let sealed: [UInt8] = try found("sealed")
            #expect(!String(decoding: sealed, as: UTF8.self).contains("a licence"))
        }
    }
}
