import Access
import Care
import Consents
import HouseKit
import InterviewRules
import Interviews
import Rights
import RightsRules

/// A pupil who was found, talked with, and asks; and another of the same class who is well.
struct RightsDesk {
    let town: Town
    let stage: CareStage

    init(_ town: Town, born days: [String] = ["2015-05-06", "2015-06-07"]) async throws {
        self.town = town
        stage = try await town.careStage(born: days)
        try await town.sit(stage.pupils[0], .veryLow)
        if days.count > 1 { try await town.sit(stage.pupils[1], .well) }
        try await town.lookThroughSittings()
        let finding = try await town.finding(of: stage.pupils[0])
        try await town.perform(
            RecordInterview(
                finding: finding.id, heldOn: town.clock.now.day,
                risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                functioning: .usual, said: Private("睡不好，想念奶奶"), level: .calm, nextStep: .nothing,
                request: "talk"),
            as: .northTeacher)
    }

    func ask(_ kind: RightKind, _ pupil: Int = 0, field: RightsField? = nil) async throws -> Receipt {
        try await town.perform(
            AskAboutOneself(
                code: stage.pupils[pupil].code, kind: kind, field: field, wish: Private("请告诉我"),
                request: "form \(kind) \(pupil)"))
    }

    /// The secret of the first slip: the same form tells the same one.
    func guardiansSecret() async throws -> String {
        let slips = try await town.perform(
            MakeSlips(campaign: stage.campaign, unit: stage.schoolClass, request: "slips care"), as: .northTeacher)
        guard let slip = slips.slips.first else { throw NothingThere() }
        return slip.secret
    }

    /// The newest that waits.
    func waiting(_ kind: RightKind, _ pupil: Int = 0) async throws -> RightsRequest {
        let found = try await town.perform(ListRightsRequests(), as: .northSchoolAdministrator)
        guard let request = found.requests.first(where: {
            $0.kind == kind && $0.participant == stage.pupils[pupil].participant
        }) else { throw NothingThere() }
        return request
    }

    func review(_ request: RightsRequest, _ review: HarmReview = .harmless) async throws {
        try await town.perform(
            ReviewHarm(request: request.id, review: review, why: review == .harmful ? Private("现在看会更难受") : nil),
            as: .northTeacher)
    }

    func grant(_ request: RightsRequest, as person: Townsperson = .northSchoolAdministrator) async throws {
        try await town.perform(
            AnswerRightsRequest(request: request.id, answer: .granted, proof: .known), as: person)
    }

    /// Asks, has it reviewed and granted, and opens the file.
    func openedFile(_ kind: RightKind = .access, _ pupil: Int = 0, _ verdict: HarmReview = .harmless) async throws
        -> OpenOwnFile.Outcome
    {
        let receipt = try await ask(kind, pupil)
        let request = try await waiting(kind, pupil)
        try await review(request, verdict)
        try await grant(request)
        return try await town.perform(OpenOwnFile(receipt: receipt.receipt, code: stage.pupils[pupil].code))
    }
}
