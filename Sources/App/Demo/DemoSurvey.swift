import Access
import Campaigns
import Care
import Consents
import Files
import Imports
import Reports
import Rosters
import ScreeningRules
import Screenings

/// A survey of what residents know, behind the demo's health centre: drawn by age from its list, answered, closed, and
/// told with its sampling, its weights and its intervals (requirements 17 and 247). Invented like the people in it.
struct DemoSurvey: Sendable {
    let past: DemoPast
    let told: Told

    struct Told: Decodable, Sendable {
        let campaign: DemoCampaigns.Line
        /// When the plan was made.
        let daysAgo: Int
        /// Who was on duty then, and for which place.
        let onDuty: String
        let dutyPlace: String
        /// Who keeps the list of residents, and who hands out the codes.
        let keeper: String
        let counsellor: String
        let unit: String
        /// One stratum each, years.
        let ages: [Int]
        let residentsEach: Int
        /// Why the codes were printed.
        let reason: String
        /// What officials are advised to do.
        let advice: String
        /// The list as the centre brought it; `{place}` and the like stand for what is calculated.
        let header: String
        let row: String
        let sexes: [String]
    }

    private var house: House { past.house }
    private var planned: Moment { house.office.now.adding(hours: -24 * told.daysAgo) }

    /// Interrupted, it goes on where it was: whoever has handed in has done so.
    func tell() async throws {
        try await bring()
        try await past.planDuty(told.onDuty, for: told.campaign, in: told.dutyPlace, around: planned)
        let campaign = try await DemoCampaigns(house: house, planned: planned).keep(
            told.campaign, request: "demo survey")
        let reader = try await past.caller(told.campaign.planner)
        let plan = try await house.office.perform(ReadCampaign(campaign: campaign), as: reader)
        if plan.card.state != .closed {
            try await answer(campaign, opened: plan.card.opensAt)
            _ = try await house.office.standing(at: plan.card.closesAt).perform(
                CloseCampaign(campaign: campaign), as: .system("demo"))
        }
        let drawn = plan.card.closesAt.adding(hours: 2)
        try await past.draw(ID(campaign.rawValue), at: drawn, for: reader)
        _ = try await house.office.standing(at: drawn).perform(
            DrawSurvey(campaign: ID(campaign.rawValue)), as: .system("demo"))
        try await advise(ID(campaign.rawValue), as: reader, at: drawn.adding(hours: 24))
    }

    /// One has written what officials should do, another has agreed (requirement 108).
    private func advise(_ campaign: ID<ReportedCampaign>, as writer: Caller, at moment: Moment) async throws {
        let versions = try await house.office.perform(ReadAdvisory(campaign: campaign), as: writer).versions
        if versions.isEmpty {
            _ = try await house.office.standing(at: moment).perform(
                WriteAdvisory(campaign: campaign, advice: told.advice), as: writer)
        }
        guard let approver = told.campaign.approver, versions.first?.state != .approved else { return }
        _ = try await house.office.standing(at: moment.adding(hours: 3)).perform(
            ApproveAdvisory(campaign: campaign, version: versions.first?.version ?? 1),
            as: try await past.caller(approver))
    }

    private func answer(_ campaign: ID<Campaign>, opened: Moment) async throws {
        let day = opened.adding(hours: 26)
        _ = try await house.office.standing(at: opened).perform(OpenCampaign(campaign: campaign), as: .system("demo"))
        _ = try await house.office.standing(at: opened).perform(DrawSample(campaign: campaign), as: .system("demo"))
        _ = try await house.office.standing(at: day).perform(EnrolMembers(campaign: campaign), as: .system("demo"))
        let codes = try await house.office.standing(at: day).perform(
            PrintCodes(campaign: campaign, unit: told.unit, reason: told.reason, request: "demo survey"),
            as: try await past.caller(told.counsellor)
        ).lines.map(\.code)
        let coming = codes.enumerated().map { (code: $0.element, resident: DemoResident(number: $0.offset)) }
            .filter { !$0.resident.isAbsent }
        for start in stride(from: 0, to: coming.count, by: Self.atOnce) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for each in coming[start..<min(start + Self.atOnce, coming.count)] {
                    group.addTask { try await sit(each.code, each.resident, on: day) }
                }
                try await group.waitForAll()
            }
        }
    }

    /// Some at once, so that the writer takes them together.
    private static let atOnce = 8

    private func sit(_ code: String, _ resident: DemoResident, on day: Moment) async throws {
        guard let scale = house.references.library.newest("awareness") else { return }
        let office = house.office.standing(at: day)
        let notice = try await office.perform(ReadOwnConsent(code: code), as: .anyone).notice.id
        _ = try await office.perform(GiveOwnConsent(code: code, notice: notice), as: .anyone)
        do {
            let key = try await office.perform(BeginSitting(code: code, language: .zhHans), as: .anyone).sittingKey
            // Minutes later, because the time that somebody takes is looked at.
            let later = house.office.standing(at: day.adding(minutes: 4))
            _ = try await later.perform(
                SaveSittingAnswers(sittingKey: key, sheet: 1, answers: resident.answers(to: scale)), as: .anyone)
            _ = try await later.perform(FinishSitting(sittingKey: key), as: .anyone)
        } catch SittingProblem.handedIn {
            return
        }
    }

    private func bring() async throws {
        let keeper = try await past.caller(told.keeper)
        let office = house.office.standing(at: planned)
        let draft = try await office.perform(PreviewImport<MemberImport>(file: list), as: keeper).id
        _ = try await office.perform(ConfirmImport<MemberImport>(draft: draft), as: keeper)
        for step in 0...1 {
            _ = try await office.perform(
                CarryOutImport<MemberImport>(draft: draft, step: step), as: .system("demo"))
        }
    }

    /// Everybody of a stratum was born in the same half year, so that nobody stands at the edge of two.
    private var list: UploadedFile {
        let rows = told.ages.enumerated().flatMap { stratum, age in
            (0..<told.residentsEach).map { number in
                let values = [
                    "place": "\(stratum * told.residentsEach + number + 1)",
                    "born": "\(planned.day.adding(days: -365 * age - 3 * number))", "unit": told.unit,
                    "sex": told.sexes[number % told.sexes.count],
                ]
                return values.reduce(told.row) { $0.replacing("{\($1.key)}", with: $1.value) }
            }
        }
        let text = "\u{feff}" + ([told.header] + rows).joined(separator: "\r\n")
        return UploadedFile(name: "residents.csv", bytes: Array(text.utf8))
    }
}
