import Access
import CampaignRules
import Care
import Consents
import HouseKit
import Storage
import Testing

/// Answers that are said aloud. The town's day is 4 March 2026.
@Suite struct AloudTests {
    /// A grown-up, a child and a pupil of sixteen.
    private static let born = ["1980-01", "2014-05", "2009-06"]

    private static func said(
        _ stage: ConsentStage, child: Int = 0, giver: ConsentGiver = .person, _ standing: ConsentStanding = .given,
        version: Int = 1, by name: String = "示例说话人", understood: String? = "就是问问我睡得好不好",
        witness: String? = "示例见证人", called: String? = nil, request: String = "a form"
    ) -> RecordAloudConsent {
        RecordAloudConsent(
            campaign: stage.campaign, participant: stage.children[child].id, giver: giver, standing: standing,
            version: version, saidBy: Private(name), understood: understood.map { Private($0) },
            witness: witness.map { Private($0) }, called: called.map { Private($0) }, request: request)
    }

    @Test(arguments: Engine.available)
    func `a yes said aloud before a witness counts and is opened with a line in the log`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            let kept = try await town.perform(Self.said(stage), as: .northTeacher)
            #expect(kept.isNew && kept.standing == .given)
            let published = try await town.publishedConsents(of: stage.children[0].id)
            #expect(published == ["person given"])
            let again = try await town.perform(Self.said(stage), as: .northTeacher)
            #expect(!again.isNew)
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent_aloud")
            #expect(rows == 1)
            for words in ["示例说话人", "示例见证人", "就是问问我睡得好不好"] {
                let isOpen = try await town.holdsInTheOpen(words)
                #expect(!isOpen, "\(words)")
            }
            let own = try await town.perform(ReadOwnConsent(code: stage.children[0].code))
            #expect(own.state == .mayBegin && own.said?.manner == .aloud)
            let paper = try #require(
                try await town.perform(ListPapers(campaign: stage.campaign), as: .northTeacher).papers.first)
            #expect(paper.manner == .aloud && paper.signedOn == town.clock.now.day)
            let record = try await town.perform(
                OpenAloud(campaign: stage.campaign, consent: paper.consent), as: .northTeacher)
            #expect(record.manner == .aloud && record.witness == "示例见证人" && record.saidBy == "示例说话人")
            #expect(record.version == 1 && record.recordedBy == "teacher.north" && record.called == nil)
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenAloud' AND outcome = 'done'")
            #expect(lines == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a yes that lacks what it stands on is refused by its field and changes nothing`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            let long = String(repeating: "名", count: 301)
            let refused: [(RecordAloudConsent, ConsentError)] = [
                (Self.said(stage, by: " "), .missing(field: "saidBy")),
                (Self.said(stage, understood: nil), .missing(field: "understood")),
                (Self.said(stage, understood: long), .tooLong(field: "understood", most: 300)),
                (Self.said(stage, witness: " "), .missing(field: "witness")),
                (Self.said(stage, witness: "teacher.north"), .ownWitness),
                (Self.said(stage, witness: "\(Marker.north) teacher.north"), .ownWitness),
                (Self.said(stage, witness: "示例说话人"), .ownWitness),
                (Self.said(stage, witness: "示例 说话人"), .ownWitness),
                (Self.said(stage, witness: "Ｔeacher. North"), .ownWitness), (Self.said(stage, request: ""), .noRequest),
                (Self.said(stage, version: 2), .newerNotice), (Self.said(stage, giver: .guardian), .notAsked),
                (Self.said(stage, child: 1), .notAsked), (Self.said(stage, child: 2), .notAloud),
                (Self.said(stage, child: 1, giver: .guardian, called: "0990-5550100"), .notAloud),
            ]
            for (said, problem) in refused {
                await #expect(throws: problem) { try await town.perform(said, as: .northTeacher) }
            }
            try await town.tamper("UPDATE campaign SET said_aloud = FALSE")
            await #expect(throws: ConsentError.notAloud) {
                try await town.perform(Self.said(stage), as: .northTeacher)
            }
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent")
            #expect(rows == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian agrees aloud only where the plan says so and somebody has called back`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            try await town.tamper("UPDATE campaign SET guardians_aloud = TRUE")
            await #expect(throws: ConsentError.missing(field: "called")) {
                try await town.perform(Self.said(stage, child: 1, giver: .guardian), as: .northTeacher)
            }
            for called in ["打过电话了", "110"] {
                await #expect(throws: ConsentError.noNumber(field: "called")) {
                    try await town.perform(
                        Self.said(stage, child: 1, giver: .guardian, called: called), as: .northTeacher)
                }
            }
            let read = try await town.perform(
                ReadAloud(campaign: stage.campaign, participant: stage.children[1].id), as: .northTeacher)
            #expect(read.heard == [.guardian] && read.notice.version == 1)
            try await town.perform(
                Self.said(stage, child: 1, giver: .guardian, called: "0990-5550100"), as: .northTeacher)
            let published = try await town.publishedConsents(of: stage.children[1].id)
            #expect(published == ["guardian given"])
        }
    }

    @Test(arguments: Engine.available)
    func `a no and taking back need no witness and no plan`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            try await town.perform(Self.said(stage), as: .northTeacher)
            try await town.tamper("UPDATE campaign SET said_aloud = FALSE")
            try await town.perform(
                Self.said(stage, .withdrawn, understood: nil, witness: nil, request: "back"), as: .northTeacher)
            let back = try await town.publishedConsents(of: stage.children[0].id)
            #expect(back == ["person withdrawn"])
            try await town.perform(
                Self.said(stage, child: 1, .declined, understood: nil, witness: nil, request: "no"), as: .northTeacher)
            let child = try await town.publishedConsents(of: stage.children[1].id)
            #expect(child == ["person declined"])
        }
    }

    @Test(arguments: Engine.available)
    func `what was said aloud is taken back by the code like every yes`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            try await town.perform(Self.said(stage), as: .northTeacher)
            town.clock.pass(days: 1)
            let said = try await town.perform(WithdrawOwnConsent(code: stage.children[0].code))
            #expect(said.standing == .withdrawn && said.manner == .sitting)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with another answer tells that answer`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            try await town.perform(Self.said(stage), as: .northTeacher)
            let back = try await town.perform(Self.said(stage, .withdrawn), as: .northTeacher)
            #expect(back.isNew && back.standing == .withdrawn)
            let again = try await town.perform(Self.said(stage), as: .northTeacher)
            #expect(!again.isNew && again.standing == .withdrawn, "an old form says nothing anew")
            let published = try await town.publishedConsents(of: stage.children[0].id)
            #expect(published == ["person withdrawn"])
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent twice in the same instant is one answer with one record`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            let form = Self.said(stage)
            let say: @Sendable () async throws -> RecordAloudConsent.Outcome = {
                try await town.perform(form, as: .northTeacher)
            }
            let both = try await town.interleave(before: "INSERT INTO consent_aloud", say, say)
            let isNew = [try both.first.get().isNew, try both.second.get().isNew]
            #expect(isNew == [true, false])
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent_aloud")
            #expect(rows == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `another school and a class teacher hear nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.aloudStage(Self.born)
            try await town.perform(Self.said(stage), as: .northTeacher)
            let paper = try #require(
                try await town.perform(ListPapers(campaign: stage.campaign), as: .northTeacher).papers.first)
            let open = OpenAloud(campaign: stage.campaign, consent: paper.consent)
            for caller in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(Self.said(stage, request: "other"), as: caller)
                }
                await #expect(throws: Refusal.notFound) { try await town.office.perform(open, as: caller) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(open, as: .classTeacher) }
        }
    }
}

extension Town {
    fileprivate func aloudStage(_ born: [String]) async throws -> ConsentStage {
        let stage = try await consentStage(born: born)
        try await tamper("UPDATE campaign SET said_aloud = TRUE WHERE id = \(stage.campaign)")
        return stage
    }
}
