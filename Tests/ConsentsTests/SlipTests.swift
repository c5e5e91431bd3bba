import Access
import Care
import Consents
import HouseKit
import Storage
import Testing

/// Slips for a class, the one reminder, and who may do any of it.
@Suite struct SlipTests {
    @Test(arguments: Engine.available)
    func `a class gets one slip a child, told once, the same to the same form`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2014-05", "2014-09", "2007-01"])
            let slips = try await town.slips(stage)
            // Who is of age is asked nothing at home.
            #expect(slips.map(\.participant) == stage.children.prefix(2).map(\.id))
            #expect(slips.map(\.number) == [1, 2])
            #expect(Set(slips.map(\.secret)).count == 2)
            #expect(slips.allSatisfy { $0.secret.count == 43 })
            #expect(try await town.slips(stage) == slips)
            #expect(try await town.slips(stage, request: "another form").isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `after a lost stack the old slips open nothing, except those that were used`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let old = try await town.slips(stage)
            try await town.agree(old[0].secret)
            let new = try await town.slips(stage, again: true, request: "lost")
            #expect(new.map(\.number) == [2, 3])
            #expect(try await town.guardian(old[0].secret).mayTakeBack)
            await #expect(throws: ConsentError.linkReplaced) { try await town.guardian(old[1].secret) }
            #expect(try await town.slips(stage, again: true, request: "lost") == new)
            #expect(try await town.guardian(new[0].secret).mayAnswer)
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian is reminded once, gets a slip again, and both slips are good`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let child = stage.children[0].id
            let remind = RemindOnce(campaign: stage.campaign, participant: child)
            await #expect(throws: ConsentError.noSlipYet) { try await town.perform(remind, as: .northTeacher) }
            let first = try await town.slips(stage)
            town.clock.pass(minutes: 1)
            try await town.perform(remind, as: .northTeacher)
            await #expect(throws: ConsentError.remindedAlready) { try await town.perform(remind, as: .northTeacher) }
            town.clock.pass(minutes: 1)
            let second = try await town.slips(stage, request: "after the reminder")
            #expect(second.map(\.participant) == [child])
            #expect(try await town.guardian(first[0].secret).mayAnswer)
            try await town.agree(second[0].secret)
            #expect(try await town.slips(stage, request: "a third form").isEmpty)
            await #expect(throws: ConsentError.answeredAlready) { try await town.perform(remind, as: .northTeacher) }
        }
    }

    @Test(arguments: Engine.available)
    func `a class is reminded together, of each only who still waits`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let remind = RemindClass(campaign: stage.campaign, unit: stage.schoolClass)
            await #expect(throws: ConsentError.nobodyToRemind) { try await town.perform(remind, as: .northTeacher) }
            let slips = try await town.slips(stage)
            try await town.perform(DeclineGuardianConsent(secret: slips[0].secret))
            try await town.perform(
                RemindOnce(campaign: stage.campaign, participant: stage.children[1].id), as: .northTeacher)
            #expect(try await town.perform(remind, as: .northTeacher).reminded == 1)
            await #expect(throws: ConsentError.nobodyToRemind) { try await town.perform(remind, as: .northTeacher) }
            // Whoever said no is not reminded, and nobody learns that it was a no.
            await #expect(throws: ConsentError.answeredAlready) {
                try await town.perform(
                    RemindOnce(campaign: stage.campaign, participant: stage.children[0].id), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `no slip without a notice, before the approval, after the close, or without a form`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(withNotice: false)
            await #expect(throws: ConsentError.noNotice) { try await town.slips(stage) }
            for state in ["draft", "submitted", "closed"] {
                try await town.tamper("UPDATE campaign SET state = \(state)")
                await #expect(throws: ConsentError.notOpen) { try await town.slips(stage) }
            }
            await #expect(throws: ConsentError.noRequest) { try await town.slips(stage, request: " ") }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent_link") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `another school, another county and a class teacher make and see nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let child = stage.children[0].id
            let before = try await town.ledger(without: ["audit_line"])
            let tries: [(Caller, Refusal)] = [
                (town.southTeacher, .notFound), (town.neighbourTeacher, .notFound),
                (town.caller(.classTeacher), .forbidden), (town.caller(.northSchoolAdministrator), .forbidden),
                (town.caller(.northAdministrator), .forbidden), (.anyone, .notSignedIn),
            ]
            for (caller, refusal) in tries {
                func isRefused(_ useCase: some UseCase) async {
                    await #expect(throws: refusal, "\(useCase) by \(caller.name)") {
                        _ = try await town.office.perform(useCase, as: caller)
                    }
                }
                await isRefused(MakeSlips(campaign: stage.campaign, unit: stage.schoolClass, request: "x"))
                await isRefused(ReplaceSlip(campaign: stage.campaign, participant: child, request: "x"))
                await isRefused(RemindOnce(campaign: stage.campaign, participant: child))
                await isRefused(RemindClass(campaign: stage.campaign, unit: stage.schoolClass))
                await isRefused(CountConsents(campaign: stage.campaign))
                await isRefused(ListSeats(campaign: stage.campaign, unit: stage.schoolClass))
                await isRefused(ListPapers(campaign: stage.campaign))
                await isRefused(ReadSeat(campaign: stage.campaign, participant: child))
            }
            #expect(try await town.office.perform(ListConsentWork(), as: town.southTeacher).isEmpty)
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }
}
