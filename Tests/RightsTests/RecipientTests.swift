import Access
import CampaignRules
import Care
import HouseKit
import Rights
import Storage
import Testing

/// The register of who receives data (rulebook H.2, PIPL art. 20, 21, 23).
@Suite struct RecipientTests {
    private func read(
        _ town: Town, _ recipient: ID<Recipient>, as person: Townsperson = .northAdministrator
    ) async throws -> ReadRecipient.Outcome {
        try await town.perform(ReadRecipient(recipient: recipient), as: person)
    }

    private func told(_ town: Town, in region: Region = TownPlaces.northTownship) async throws -> [String?] {
        try await town.perform(ListReceivers(region: region)).receivers.map { $0.told.names["zh-Hans"] }
    }

    @Test(arguments: Engine.available)
    func `a recipient holds once a second administrator has agreed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let record = RecordRecipient(terms: town.recipientTerms(), request: "form")
            let id = try await town.perform(record, as: .northSchoolAdministrator).recipient
            let again = try await town.perform(record, as: .northSchoolAdministrator).recipient
            #expect(again == id)
            let waiting = try await read(town, id, as: .northSchoolAdministrator)
            #expect(waiting.recipient.standing == .waiting && !waiting.mayAgree)
            let nobody = try await told(town)
            #expect(nobody.isEmpty)
            let agree = AgreeToRecipient(recipient: id, version: 1)
            await #expect(throws: RightsProblem.ownTerms) {
                try await town.perform(agree, as: .northSchoolAdministrator)
            }
            let second = try await read(town, id)
            #expect(second.mayAgree)
            try await town.perform(agree, as: .northAdministrator)
            try await town.perform(agree, as: .northAdministrator)
            let agreed = try await read(town, id)
            #expect(agreed.recipient.standing == .inForce && agreed.versions.count == 1)
            #expect(agreed.recipient.newest.agreedAt == town.clock.now)
            #expect(agreed.recipient.unit == TownPlaces.northSchool)
            let names = try await told(town)
            #expect(names == ["示例数据公司"])
            let south = try await told(town, in: TownPlaces.southTownship)
            #expect(south.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the table refuses who agrees to what they have written`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.perform(
                RecordRecipient(terms: town.recipientTerms(), request: "form"), as: .northAdministrator)
            await #expect(throws: (any Error).self) {
                try await town.tamper("UPDATE recipient_version SET agreed_by = written_by, agreed_at = 1")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a change is a version and what was agreed holds until a second person agrees`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let id = try await town.agreedRecipient()
            let revise = ReviseRecipient(recipient: id, terms: town.recipientTerms(name: "示例印刷厂"), request: "new")
            try await town.perform(revise, as: .northAdministrator)
            try await town.perform(revise, as: .northAdministrator)
            let waiting = try await read(town, id)
            #expect(waiting.recipient.standing == .changeWaits)
            #expect(waiting.versions.map(\.version) == [2, 1] && waiting.versions.map(\.terms.name).last == "示例数据公司")
            let before = try await told(town)
            #expect(before == ["示例数据公司"])
            await #expect(throws: RightsProblem.newerTerms) {
                try await town.perform(AgreeToRecipient(recipient: id, version: 1), as: .secondNorthAdministrator)
            }
            try await town.perform(AgreeToRecipient(recipient: id, version: 2), as: .secondNorthAdministrator)
            let after = try await told(town)
            #expect(after == ["示例印刷厂"])
        }
    }

    /// Until that day what was agreed before goes on, and people read of it.
    @Test(arguments: Engine.available)
    func `a change for a day to come takes nobody off the list before`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let id = try await town.agreedRecipient()
            var terms = town.recipientTerms(name: "示例印刷厂")
            terms.fromOn = town.clock.now.day.adding(days: 5)
            terms.untilOn = nil
            try await town.perform(
                ReviseRecipient(recipient: id, terms: terms, request: "later"), as: .northAdministrator)
            try await town.perform(AgreeToRecipient(recipient: id, version: 2), as: .secondNorthAdministrator)
            let before = try await told(town)
            #expect(before == ["示例数据公司"])
            town.clock.pass(days: 5)
            let after = try await told(town)
            #expect(after == ["示例印刷厂"])
        }
    }

    @Test(arguments: Engine.available)
    func `a recipient that has ended stays readable with who confirmed that the data are gone`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let id = try await town.agreedRecipient()
            let confirm = { request in
                ConfirmRecipientReturn(
                    recipient: id, how: .deleted, confirmedBy: Private("示例李经理"), confirmedOn: town.clock.now.day,
                    request: request)
            }
            await #expect(throws: RightsProblem.recipientNotEnded) {
                try await town.perform(confirm("early"), as: .northAdministrator)
            }
            let end = EndRecipient(recipient: id, why: Private("合同到期"), request: "end")
            try await town.perform(end, as: .northAdministrator)
            try await town.perform(end, as: .northAdministrator)
            await #expect(throws: RightsProblem.recipientEnded) {
                try await town.perform(
                    EndRecipient(recipient: id, why: Private("再停"), request: "other"), as: .northAdministrator)
            }
            let revise = ReviseRecipient(recipient: id, terms: town.recipientTerms(name: "另一家"), request: "late")
            await #expect(throws: RightsProblem.recipientEnded) {
                try await town.perform(revise, as: .northAdministrator)
            }
            await #expect(throws: RightsProblem.recipientEnded) {
                try await town.perform(AgreeToRecipient(recipient: id, version: 1), as: .secondNorthAdministrator)
            }
            try await town.perform(confirm("gone"), as: .secondNorthAdministrator)
            try await town.perform(confirm("gone"), as: .secondNorthAdministrator)
            await #expect(throws: RightsProblem.returnConfirmed) {
                try await town.perform(confirm("once more"), as: .northAdministrator)
            }
            let found = try await read(town, id)
            #expect(found.recipient.standing == .ended && found.ended?.why == "合同到期")
            #expect(found.returned?.confirmedBy == "示例李经理" && found.returned?.how == .deleted)
            let hidden = try await !town.holdsInTheOpen("示例李经理")
            let names = try await told(town)
            #expect(hidden && names.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the register is read in its own place and by administrators alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let id = try await town.agreedRecipient()
            let own = try await town.perform(ListRecipients(), as: .northAdministrator).recipients
            let others = try await town.perform(ListRecipients(), as: .southAdministrator).recipients
            #expect(own.map(\.id) == [id] && others.isEmpty)
            await #expect(throws: Refusal.notFound) { try await read(town, id, as: .southAdministrator) }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    EndRecipient(recipient: id, why: Private("x"), request: "x"), as: .southAdministrator)
            }
            // A school does not open what the county has agreed; everybody reads of it on the page of the place.
            await #expect(throws: Refusal.notFound) { try await read(town, id, as: .northSchoolAdministrator) }
            for person in [Townsperson.northTeacher, .northLead, .evaluator] {
                await #expect(throws: Refusal.forbidden) { try await read(town, id, as: person) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `terms without words or with days that cannot be are not kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var (nameless, backwards) = (town.recipientTerms(name: " "), town.recipientTerms())
            backwards.untilOn = town.clock.now.day.adding(days: -1)
            nameless.nameEn = "x"
            let refused: [(RecipientTerms, RightsProblem)] = [
                (nameless, .missing(field: "terms.name")), (backwards, .badDay(field: "terms.untilOn")),
            ]
            for (terms, problem) in refused {
                await #expect(throws: problem) {
                    try await town.perform(RecordRecipient(terms: terms, request: "form"), as: .northAdministrator)
                }
            }
            let kept = try await town.number("SELECT COUNT(*) AS number FROM recipient")
            #expect(kept == 0)
        }
    }
}
