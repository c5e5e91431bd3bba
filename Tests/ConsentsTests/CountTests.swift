import Care
import Consents
import HouseKit
import Storage
import Testing

/// Counts that tell who has still to be asked, and never who said no.
@Suite struct CountTests {
    private static func counts(_ town: Town, _ stage: ConsentStage) async throws -> CountConsents.Outcome {
        try await town.perform(CountConsents(campaign: stage.campaign), as: .northTeacher)
    }

    @Test(arguments: Engine.available)
    func `a yes and a no count alike`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2014-05", "2014-06", "2014-07", "2007-01"])
            let before = try await Self.counts(town, stage)
            #expect(before.classes.map(\.asked) == [3])
            #expect(before.classes.map(\.waiting) == [3])
            #expect(before.classes.map(\.withoutSlip) == [3])
            let slips = try await town.slips(stage)
            try await town.agree(slips[0].secret)
            let yes = try await Self.counts(town, stage)
            try await town.perform(DeclineGuardianConsent(secret: slips[1].secret))
            let no = try await Self.counts(town, stage)
            #expect(yes.classes[0].waiting == 2 && no.classes[0].waiting == 1)
            #expect(no.split == nil && no.classes[0].withoutSlip == 0)
            let work = try await town.perform(ListConsentWork(), as: .northTeacher)
            #expect(work.map(\.waiting) == [1])
            // A child who says no is not waited for either, and cannot be told from the others.
            try await town.perform(DeclineOwnConsent(code: stage.children[2].code))
            #expect(try await Self.counts(town, stage).classes[0].waiting == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `the list of a class tells who waits by number, and of the others nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slips = try await town.slips(stage)
            try await town.agree(slips[0].secret)
            try await town.perform(DeclineGuardianConsent(secret: slips[1].secret))
            let list = ListSeats(campaign: stage.campaign, unit: stage.schoolClass)
            let waiting = try await town.perform(list, as: .northTeacher)
            #expect(waiting.seats.map(\.number) == [3])
            #expect(waiting.withoutSlip == 0 && waiting.toRemind == 1)
            var all = list
            all.all = true
            let seats = try await town.perform(all, as: .northTeacher).seats
            #expect(seats.map(\.isWaiting) == [false, false, true])
            #expect(seats[0].hasSlip == seats[1].hasSlip && seats[0].isReminded == seats[1].isReminded)
        }
    }

    @Test(arguments: Engine.available)
    func `how many declined is told after the close, and only from ten on either side`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let months = Array(repeating: "2014-05", count: 31)
            let stage = try await town.consentStage(born: months)
            let slips = try await town.slips(stage)
            for slip in slips.prefix(21) { try await town.agree(slip.secret) }
            for slip in slips.dropFirst(21).prefix(9) {
                try await town.perform(DeclineGuardianConsent(secret: slip.secret))
            }
            let last = try #require(slips.last).secret
            try await town.tamper("UPDATE campaign SET state = 'closed'")
            #expect(try await Self.counts(town, stage).split == nil)
            try await town.tamper("UPDATE campaign SET state = 'open'")
            try await town.perform(DeclineGuardianConsent(secret: last))
            #expect(try await Self.counts(town, stage).split == nil, "while answers come in")
            try await town.tamper("UPDATE campaign SET state = 'closed'")
            let split = try #require(try await Self.counts(town, stage).split)
            #expect(split.agreed == 21 && split.declined == 10)
        }
    }

    @Test(arguments: Engine.available)
    func `what was told at the close stays as it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            // The last ones are eighteen in the month after the close.
            let stage = try await town.consentStage(
                born: Array(repeating: "2014-05", count: 29) + ["2008-04", "2008-04"])
            let slips = try await town.slips(stage)
            for slip in slips.prefix(20) { try await town.agree(slip.secret) }
            for slip in slips.dropFirst(20) { try await town.perform(DeclineGuardianConsent(secret: slip.secret)) }
            town.clock.pass(days: 31)
            try await town.tamper("UPDATE campaign SET state = 'closed'")
            let told = try await Self.counts(town, stage)
            #expect(told.split?.agreed == 20 && told.split?.declined == 11)
            town.clock.pass(days: 60)
            try await town.perform(WithdrawGuardianConsent(secret: slips[0].secret))
            let removed = stage.children[1].id
            try await town.tamper("UPDATE participant SET removed_at = \(town.clock.now) WHERE id = \(removed)")
            let later = try await Self.counts(town, stage)
            #expect(later.split == told.split)
            #expect(try await town.publishedConsents(of: slips[0].participant) == ["guardian withdrawn"])
        }
    }
}
