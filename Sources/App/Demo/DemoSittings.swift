import Access
import Accounts
import Campaigns
import Care
import Consents
import Screenings

/// A class of the demo that has been asked, and the room that its psychology teacher has opened. Whoever looks around
/// can sit down there with a code from `demo.json`.
struct DemoSittings: Decodable, Sendable {
    let unit: String
    let proctor: String

    /// Opens the first campaign at once instead of with its job, and gives everybody of the class a code and, from
    /// themselves and their guardians, consent. Done again after a start that was cut short, the codes are new.
    /// - Returns: one code for each seat.
    func arrange(_ campaigns: [ID<Campaign>], in house: House) async throws -> [String] {
        guard let campaign = campaigns.first else { return [] }
        _ = try await house.office.perform(OpenCampaign(campaign: campaign), as: .system("demo"))
        _ = try await house.office.perform(EnrolMembers(campaign: campaign), as: .system("demo"))
        let teacher = try await house.office.perform(RecogniseColleague(login: proctor), as: .system("demo")).caller
        let list = try await house.office.perform(ListParticipants(campaign: campaign, unit: unit), as: teacher)
        var codes: [String] = []
        for participant in list.participants {
            let code = try await house.office.perform(ReplaceCode(participant: participant.id), as: teacher).code
            let notice = try await house.office.perform(ReadOwnConsent(code: code), as: .anyone).notice.id
            _ = try await house.office.perform(GiveOwnConsent(code: code, notice: notice), as: .anyone)
            codes.append(code)
        }
        try await agreeAsGuardians(to: campaign, of: teacher, in: house)
        _ = try await house.office.perform(OpenRoom(campaign: campaign.rawValue, unit: unit), as: teacher)
        return codes
    }

    /// With slips of paper, as families get them.
    private func agreeAsGuardians(to campaign: ID<Campaign>, of teacher: Caller, in house: House) async throws {
        let handedOut = try await house.office.perform(
            MakeSlips(campaign: campaign.rawValue, unit: unit, request: "demo"), as: teacher)
        for slip in handedOut.slips {
            let notice = try await house.office.perform(ReadGuardianLink(secret: slip.secret), as: .anyone).notice.id
            _ = try await house.office.perform(GiveGuardianConsent(secret: slip.secret, notice: notice), as: .anyone)
        }
    }
}
