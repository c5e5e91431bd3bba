import Access
import CampaignRules
import Care
import Consents
import Files
import HouseKit
import Storage
import Testing

/// Answers on paper. The town's day is 4 March 2026.
@Suite struct PaperTests {
    private static func paper(
        _ stage: ConsentStage, child: Int = 0, giver: ConsentGiver = .guardian, _ standing: ConsentStanding = .given,
        signedBy: String = "示例签名人", on day: String = "2026-03-03", version: Int? = nil,
        scan: [UInt8] = ProofPaper.pdf, request: String = "a form"
    ) -> RecordPaperConsent {
        RecordPaperConsent(
            campaign: stage.campaign, participant: stage.children[child].id, giver: giver, standing: standing,
            signedBy: Private(signedBy), signedOn: day, version: version,
            scan: UploadedFile(name: "scan", bytes: scan), request: request)
    }

    @Test(arguments: Engine.available)
    func `a paper counts, is sealed, and is opened with a line in the log`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let kept = try await town.perform(Self.paper(stage), as: .northTeacher)
            #expect(kept.isNew)
            #expect(try await town.publishedConsents(of: stage.children[0].id) == ["guardian given"])
            let again = try await town.perform(Self.paper(stage), as: .northTeacher)
            #expect(again.consent == kept.consent && !again.isNew)
            #expect(try await !town.holdsInTheOpen("示例签名人"))
            #expect(try await !town.holdsInTheOpen("%PDF-1.7 a licence"))
            let opened = try await town.perform(
                OpenPaper(campaign: stage.campaign, consent: kept.consent), as: .northTeacher)
            #expect(Array(opened.content) == ProofPaper.pdf && opened.kind == .pdf)
            #expect(opened.signedBy == "示例签名人")
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenPaper' AND outcome = 'done'")
            #expect(lines == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a mistake is mended by a second record, and the first stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            try await town.perform(Self.paper(stage), as: .northTeacher)
            try await town.perform(Self.paper(stage, .declined, request: "mended"), as: .northTeacher)
            #expect(try await town.publishedConsents(of: stage.children[0].id) == ["guardian declined"])
            let papers = try await town.perform(ListPapers(campaign: stage.campaign), as: .northTeacher).papers
            #expect(papers.map(\.isReplaced) == [false, true])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with another answer is another paper`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            try await town.perform(Self.paper(stage), as: .northTeacher)
            let back = try await town.perform(Self.paper(stage, .withdrawn), as: .northTeacher)
            #expect(back.isNew)
            let published = try await town.publishedConsents(of: stage.children[0].id)
            #expect(published == ["guardian withdrawn"])
        }
    }

    @Test(arguments: Engine.available)
    func `an older paper does not overrule what a guardian has decided since`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            try await town.perform(DeclineGuardianConsent(secret: try await town.slips(stage)[0].secret))
            await #expect(throws: ConsentError.laterAnswer) {
                try await town.perform(Self.paper(stage, on: "2026-03-03"), as: .northTeacher)
            }
            town.clock.pass(days: 1)
            try await town.perform(Self.paper(stage, on: "2026-03-05"), as: .northTeacher)
            #expect(try await town.publishedConsents(of: stage.children[0].id) == ["guardian given"])
        }
    }

    /// A paper bears a day and no hour.
    @Test(arguments: Engine.available)
    func `a paper yes of the day of their own no does not count and their own yes does`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let child = stage.children[0].id
            let slip = try await town.slips(stage)[0]
            try await town.agree(slip.secret)
            town.clock.pass(minutes: 1)
            try await town.perform(WithdrawGuardianConsent(secret: slip.secret))
            town.clock.pass(minutes: 1)
            await #expect(throws: ConsentError.ownAnswerThatDay) {
                try await town.perform(Self.paper(stage, on: "2026-03-04"), as: .northTeacher)
            }
            // Nor with a no on paper of that day in between, as if that were a mistake to be mended.
            try await town.perform(Self.paper(stage, .declined, on: "2026-03-04", request: "no"), as: .northTeacher)
            town.clock.pass(minutes: 1)
            await #expect(throws: ConsentError.ownAnswerThatDay) {
                try await town.perform(Self.paper(stage, on: "2026-03-04"), as: .northTeacher)
            }
            let no = try await town.publishedConsents(of: child)
            #expect(no == ["guardian declined"])
            try await town.agree(slip.secret)
            let yes = try await town.publishedConsents(of: child)
            #expect(yes == ["guardian given"])
        }
    }

    @Test(arguments: Engine.available)
    func `a yes that was signed before a no on paper begins nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            for standing in [ConsentStanding.declined, .withdrawn] {
                let no = Self.paper(stage, standing, on: "2026-03-03", request: "\(standing)")
                try await town.perform(no, as: .northTeacher)
                await #expect(throws: ConsentError.laterAnswer) {
                    try await town.perform(Self.paper(stage, on: "2026-03-02"), as: .northTeacher)
                }
                let published = try await town.publishedConsents(of: stage.children[0].id)
                #expect(published == ["guardian \(standing.rawValue)"])
                let yes = Self.paper(stage, on: "2026-03-03", request: "mended \(standing)")
                try await town.perform(yes, as: .northTeacher)
                #expect(try await town.publishedConsents(of: stage.children[0].id) == ["guardian given"])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what cannot be taken is refused by its field and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2014-05", "2007-01"])
            let tooLarge = ProofPaper.pdf + Array(repeating: 0, count: 5 << 20)
            let refused: [(RecordPaperConsent, ConsentError)] = [
                (Self.paper(stage, signedBy: " "), .missing(field: "signedBy")),
                (Self.paper(stage, signedBy: String(repeating: "名", count: 61)), .tooLong(field: "signedBy", most: 60)),
                (Self.paper(stage, on: "2026-02-30"), .badDay), (Self.paper(stage, on: "2026-03-05"), .notYet),
                (Self.paper(stage, scan: []), .missing(field: "scan")),
                (Self.paper(stage, scan: Array("GIF89a".utf8)), .scanKind),
                (Self.paper(stage, scan: tooLarge), .scanKind),
                (Self.paper(stage, version: 7), .noSuchVersion), (Self.paper(stage, request: ""), .noRequest),
                (Self.paper(stage, giver: .person), .notAsked), (Self.paper(stage, child: 1), .notAsked),
            ]
            for (paper, problem) in refused {
                await #expect(throws: problem) { try await town.perform(paper, as: .northTeacher) }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent") == 0)
            // A child who is not asked may say no all the same.
            try await town.perform(Self.paper(stage, giver: .person, .declined), as: .northTeacher)
            #expect(try await town.publishedConsents(of: stage.children[0].id) == ["person declined"])
        }
    }

    @Test(arguments: Engine.available)
    func `another school and a class teacher write and open nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let kept = try await town.perform(Self.paper(stage), as: .northTeacher)
            let open = OpenPaper(campaign: stage.campaign, consent: kept.consent)
            for caller in [town.southTeacher, town.neighbourTeacher] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(Self.paper(stage, request: "other"), as: caller)
                }
                await #expect(throws: Refusal.notFound) { try await town.office.perform(open, as: caller) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(open, as: .classTeacher) }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(Self.paper(stage, request: "other"), as: .classTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who was taken off the list takes a consent back on paper, and gives none`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            try await town.agree(try await town.slips(stage)[0].secret)
            try await town.tamper("UPDATE participant SET removed_at = 1")
            let seat = ReadSeat(campaign: stage.campaign, participant: stage.children[0].id)
            #expect(try await town.perform(seat, as: .northTeacher).number == 1)
            await #expect(throws: ConsentError.notOpen) {
                try await town.perform(Self.paper(stage, on: "2026-03-04"), as: .northTeacher)
            }
            try await town.perform(Self.paper(stage, .withdrawn, on: "2026-03-04"), as: .northTeacher)
            #expect(try await town.publishedConsents(of: stage.children[0].id) == ["guardian withdrawn"])
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(seat, as: town.neighbourTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody signed before they were fourteen is not their own yes`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2012-02"])
            await #expect(throws: ConsentError.notAsked) {
                try await town.perform(Self.paper(stage, giver: .person, on: "2026-02-20"), as: .northTeacher)
            }
            let nothing = try await town.number("SELECT COUNT(*) AS number FROM consent")
            #expect(nothing == 0)
            try await town.perform(Self.paper(stage, giver: .person, on: "2026-03-03"), as: .northTeacher)
            let said = try await town.publishedConsents(of: stage.children[0].id)
            #expect(said == ["person given"])
        }
    }
}
