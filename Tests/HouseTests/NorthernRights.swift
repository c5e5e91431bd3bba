import Access
import CampaignRules
import Care
import HouseKit
import Rights
import RightsRules

/// Somebody of the north who asks: one request that waits for its review, and one file that lies open.
struct NorthernRights {
    let care: NorthernCare
    let waiting: ID<RightsRequest>
    let receipt: String
    let fileKey: String
    let breach: ID<Breach>
    let recipient: ID<Recipient>

    init(_ town: Town, care: NorthernCare) async throws {
        self.care = care
        let pupil = care.stage.pupils[0]
        receipt = try await town.perform(
            AskAboutOneself(
                code: pupil.code, kind: .access, wish: Private("\(Marker.north) wish"), request: "\(Marker.north) file")
        ).receipt
        let opened = try await Self.newest(town)
        try await town.perform(ReviewHarm(request: opened, review: .harmless), as: .northTeacher)
        try await town.perform(
            AnswerRightsRequest(request: opened, answer: .granted, proof: .papers), as: .northSchoolAdministrator)
        fileKey = try await town.perform(OpenOwnFile(receipt: receipt, code: pupil.code)).fileKey
        try await town.perform(
            AskAboutOneself(
                code: pupil.code, kind: .copy, wish: Private("\(Marker.north) wish"), request: "\(Marker.north) copy"))
        waiting = try await Self.newest(town)
        breach = try await town.perform(
            RecordBreach(
                grade: .larger, kinds: Private("\(Marker.north) kinds"), cause: Private("x"), harm: Private("x"),
                contact: Private("x"), request: "\(Marker.north) breach"),
            as: .northSchoolAdministrator
        ).breach
        var terms = town.recipientTerms()
        terms.agreementNumber = "\(Marker.north) agreement"
        recipient = try await town.agreedRecipient(
            terms, by: .northSchoolAdministrator, agreedBy: .northAdministrator, request: "\(Marker.north) recipient")
    }

    private static func newest(_ town: Town) async throws -> ID<RightsRequest> {
        let found = try await town.perform(ListRightsRequests(), as: .northSchoolAdministrator)
        guard let request = found.requests.first else { throw NothingThere() }
        return request.id
    }

    var words: [String] { [waiting.rawValue, receipt, fileKey, breach.rawValue, recipient.rawValue] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let administrator = town.caller(.northSchoolAdministrator)
        let (key, guess) = (["fileKey": fileKey], ["fileKey": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
        func own(_ shows: String) -> QueryExample {
            QueryExample(shows: shows, rightPerson: .anyone, input: key, strangersInput: guess)
        }
        return [
            "ListRightsRequests": QueryExample(shows: waiting.rawValue, rightPerson: administrator, input: [:]),
            "ReadRightsRequest": QueryExample(
                shows: "\(Marker.north) wish", rightPerson: administrator, input: ["request": waiting.rawValue]),
            "ListBreaches": QueryExample(shows: breach.rawValue, rightPerson: administrator, input: [:]),
            "ReadBreach": QueryExample(
                shows: "\(Marker.north) kinds", rightPerson: administrator, input: ["breach": breach.rawValue]),
            "ListRecipients": QueryExample(shows: recipient.rawValue, rightPerson: administrator, input: [:]),
            "ReadRecipient": QueryExample(
                shows: "\(Marker.north) agreement", rightPerson: administrator,
                input: ["recipient": recipient.rawValue]),
            "ListReceivers": QueryExample(
                shows: "示例数据公司", rightPerson: .anyone, input: ["region": TownPlaces.northTownship.code],
                isPublic: true),
            "FindParticipations": QueryExample(
                shows: care.stage.pupils[0].participant, rightPerson: administrator,
                input: ["member": care.stage.pupils[0].member.rawValue]),
            "ListHarmReviews": QueryExample(
                shows: waiting.rawValue, rightPerson: town.caller(.northTeacher), input: [:]),
            "ReadOwnRequest": QueryExample(
                shows: "\(Marker.north) 普查", rightPerson: .anyone, input: ["receipt": receipt],
                strangersInput: ["receipt": "0000-0000-0000-0000"]),
            "TellOwnFacts": own("\(Marker.north) 普查"), "TellOwnIdentity": own("\(Marker.north) care0"),
            "TellOwnAnswers": own(#""questionnaire":"who-5""#), "TellOwnCare": own("\(Marker.north) talk"),
        ]
    }

    func commands() -> [String: CommandExample] {
        let request = CommandExample.refused(["request": waiting.rawValue])
        let guess = CommandExample.refused(["code": "ZZZZ-ZZZZ"])
        return [
            "AnswerRightsRequest": request.adding("answer", "granted").adding("proof", "known"),
            "ReviewHarm": request.adding("review", "harmless"),
            "AskAboutOneself": guess.adding("kind", "access").adding("request", "x"),
            "OpenOwnFile": guess.adding("receipt", receipt),
            "AskAboutChild": .refused(["secret": "none", "kind": "access", "request": "x"]),
            "WriteDownRequest": .refused([
                "participant": care.stage.pupils[0].participant, "applicant": "person", "kind": "access",
                "request": "x",
            ]),
            "CertifyErasure": .refused([
                "request": waiting.rawValue, "participant": care.stage.pupils[0].participant,
                "campaign": care.stage.campaign, "region": TownPlaces.northTownship.code, "first": "x", "second": "y",
            ]),
            "ForgetOldRequests": .refused([:]), "CarryOutHeldErasures": .refused([:]),
            "AddToBreach": .refused(["breach": breach.rawValue, "step": "note", "words": "x", "request": "x"]),
            "RecordBreach": .own("writes to the caller's own place"),
            "RecordRecipient": .own("writes to the caller's own place"),
            "ReviseRecipient": .refused(["recipient": recipient.rawValue, "request": "x", "terms": Self.terms]),
            "AgreeToRecipient": .refused(["recipient": recipient.rawValue, "version": 1]),
            "EndRecipient": .refused(["recipient": recipient.rawValue, "why": "x", "request": "x"]),
            "ConfirmRecipientReturn": .refused([
                "recipient": recipient.rawValue, "how": "deleted", "confirmedBy": "x", "confirmedOn": "2026-01-01",
                "request": "x",
            ]),
        ]
    }

    private static var terms: [String: Any] {
        [
            "kind": "processor", "name": "x", "contact": "x", "purpose": "x", "data": "x", "method": "x",
            "basis": "contract", "agreementNumber": "x", "agreedOn": "2026-01-01", "fromOn": "2026-01-01",
            "atEnd": "deleted",
        ]
    }
}
