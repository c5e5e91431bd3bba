import Access
import CampaignRules
import Care
import Consents
import Files
import HouseKit
import Storage

/// A campaign of the northern school with slips, an answer on paper and a pupil's code, and how each is asked for.
struct NorthernConsents {
    let stage: ConsentStage
    let slip: ConsentSlip
    let paper: ID<ConsentRecord>
    /// What a grown-up has said aloud.
    let aloud: String
    /// What the same has said of a third party.
    let sharing: String
    private let notice: ID<Notice>

    init(_ town: Town) async throws {
        stage = try await town.consentStage(born: ["2014-05", "2014-09", "2013-01", "1980-01"])
        let slips = try await town.slips(stage, request: "\(Marker.north) slips")
        guard let first = slips.first else { throw NothingThere() }
        slip = first
        notice = try await town.guardian(slip.secret).notice.id
        paper = try await town.perform(
            RecordPaperConsent(
                campaign: stage.campaign, participant: stage.children[1].id, giver: .guardian, standing: .given,
                signedBy: Private("\(Marker.north) 家长"), signedOn: "2026-03-04",
                scan: UploadedFile(name: "scan", bytes: ProofPaper.png), request: "\(Marker.north) paper"),
            as: .northTeacher
        ).consent
        try await town.tamper("UPDATE campaign SET said_aloud = TRUE WHERE id = \(stage.campaign)")
        try await town.perform(
            RecordAloudConsent(
                campaign: stage.campaign, participant: stage.children[3].id, giver: .person, standing: .given,
                version: 1, saidBy: Private("\(Marker.north) 大人"), understood: Private("懂了"),
                witness: Private("\(Marker.north) 见证人"), request: "\(Marker.north) aloud"),
            as: .northTeacher)
        let said = try await town.perform(ListPapers(campaign: stage.campaign), as: .northTeacher).papers
        guard let spoken = said.first(where: { $0.manner == .aloud }) else { throw NothingThere() }
        aloud = spoken.consent.rawValue
        sharing = try await Self.sharing(town, stage)
    }

    private static func sharing(_ town: Town, _ stage: ConsentStage) async throws -> String {
        let recipient = try await town.agreedRecipient(town.thirdParty, request: "\(Marker.north) third party")
        try await town.name(recipient, in: stage.campaign)
        let person = stage.children[3].id
        try await town.perform(
            RecordAloudSharing(
                campaign: stage.campaign, participant: person, giver: .person, recipient: recipient.rawValue,
                version: 1, standing: .given, saidBy: Private("\(Marker.north) 大人"), understood: Private("懂了"),
                witness: Private("\(Marker.north) 另一位见证人"), request: "\(Marker.north) sharing"),
            as: .northTeacher)
        let read = try await town.perform(
            ReadSharing(campaign: stage.campaign, participant: person), as: .northTeacher)
        guard let record = read.records.first else { throw NothingThere() }
        return record.id.rawValue
    }

    var words: [String] {
        [
            slip.secret, slip.participant, slip.member, paper.rawValue, aloud, sharing, stage.children[0].code,
        ]
    }

    func queries(_ town: Town) -> [String: QueryExample] {
        let teacher = town.caller(.northTeacher)
        let campaign = ["campaign": stage.campaign]
        let schoolClass = campaign.merging(["unit": stage.schoolClass]) { first, _ in first }
        let child = campaign.merging(["participant": slip.participant]) { first, _ in first }
        return [
            "CountConsents": QueryExample(shows: #""waiting":2"#, rightPerson: teacher, input: campaign),
            "OpenAloud": QueryExample(
                shows: "\(Marker.north) 见证人", rightPerson: teacher,
                input: campaign.merging(["consent": aloud]) { first, _ in first }),
            "ReadAloud": QueryExample(shows: "\(Marker.north) 学校", rightPerson: teacher, input: child),
            "ListConsentWork": QueryExample(shows: stage.campaign, rightPerson: teacher, input: [:]),
            "ListPapers": QueryExample(shows: paper.rawValue, rightPerson: teacher, input: campaign),
            "ListSeats": QueryExample(shows: slip.participant, rightPerson: teacher, input: schoolClass),
            "OpenSharing": QueryExample(
                shows: "\(Marker.north) 另一位见证人", rightPerson: teacher,
                input: campaign.merging(["consent": sharing]) { first, _ in first }),
            "ReadSharing": QueryExample(shows: "示例数据公司", rightPerson: teacher, input: child),
            "OpenPaper": QueryExample(
                shows: "\(Marker.north) 家长", rightPerson: teacher,
                input: campaign.merging(["consent": paper.rawValue]) { first, _ in first }),
            "ReadGuardianLink": QueryExample(
                shows: "\(Marker.north) 学校", rightPerson: .anyone, input: ["secret": slip.secret],
                strangersInput: ["secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]),
            "ReadNotice": QueryExample(
                shows: "\(Marker.north) 学校", rightPerson: town.caller(.northAdministrator), input: campaign),
            "ReadOwnConsent": QueryExample(
                shows: "waitsForGuardian", rightPerson: .anyone, input: ["code": stage.children[0].code],
                strangersInput: ["code": "ZZZZ-ZZZZ"]),
            "ReadSeat": QueryExample(shows: #""number":1"#, rightPerson: teacher, input: child),
        ]
    }

    func commands() -> [String: CommandExample] {
        let secret = CommandExample.refused(["secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
        let code = CommandExample.refused(["code": "ZZZZ-ZZZZ"])
        let schoolClass = CommandExample.refused(["campaign": stage.campaign, "unit": stage.schoolClass])
        let child = CommandExample.refused(["campaign": stage.campaign, "participant": slip.participant])
        let words = [
            "handler": "x", "contact": "x", "purpose": "x", "method": "x", "kinds": "x", "necessity": "x",
            "children": "x",
        ]
        return [
            "AnswerSharingAsGuardian": secret.adding("recipient", "x").adding("version", 1)
                .adding("standing", "declined"),
            "AnswerSharingForOneself": code.adding("recipient", "x").adding("version", 1)
                .adding("standing", "declined"),
            "DeclineGuardianConsent": secret, "WithdrawGuardianConsent": secret,
            "GiveGuardianConsent": secret.adding("notice", notice.rawValue),
            "DeclineOwnConsent": code, "WithdrawOwnConsent": code,
            "GiveOwnConsent": code.adding("notice", notice.rawValue),
            "MakeSlips": schoolClass.adding("request", "x"), "RemindClass": schoolClass,
            "RemindOnce": child, "ReplaceSlip": child.adding("request", "x"),
            "RecordAloudConsent": child.adding("giver", "person").adding("standing", "declined")
                .adding("version", 1).adding("saidBy", "x").adding("request", "x"),
            "RecordAloudSharing": child.adding("giver", "person").adding("standing", "declined")
                .adding("recipient", "x").adding("version", 1).adding("saidBy", "x").adding("request", "x"),
            "RecordPaperSharing": child.adding("giver", "guardian").adding("standing", "given")
                .adding("recipient", "x").adding("version", 1).adding("signedBy", "x")
                .adding("signedOn", "2026-03-04").adding("request", "x")
                .adding("scan", ["name": "x.pdf", "data": "JVBERi0="]),
            "RecordPaperConsent": child.adding("giver", "guardian").adding("standing", "given")
                .adding("signedBy", "x").adding("signedOn", "2026-03-04").adding("request", "x")
                .adding("scan", ["name": "x.pdf", "data": "JVBERi0="]),
            "WriteNotice": .refused(["campaign": stage.campaign, "chinese": words]),
        ]
    }
}
