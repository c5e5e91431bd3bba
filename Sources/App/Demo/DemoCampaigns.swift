import Access
import Accounts
import CampaignRules
import Campaigns
import Care
import Storage

/// The campaigns of the demo, each as far as its line says: written by one person, approved by another.
struct DemoCampaigns: Sendable {
    let house: House

    struct Line: Decodable, Sendable {
        let planner: String
        /// Who agrees to it; nobody for a plan that is still being written.
        let approver: String?
        let template: String
        let place: String
        let aims: ChangeCampaign.Aims
        let privacy: PrivacyRecord
        /// From today.
        let startsAfterDays: Int
        let windowDays: Int
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    func keep(_ lines: [Line]) async throws {
        for (number, line) in lines.enumerated() { try await keep(line, request: "demo \(number)") }
    }

    private func keep(_ line: Line, request: String) async throws {
        let planner = try await caller(line.planner)
        let campaign = try await house.office.perform(
            PlanCampaign(template: line.template, place: line.place, request: request), as: planner
        ).id
        let plan = try await house.office.perform(ReadCampaign(campaign: campaign), as: planner)
        guard plan.card.state == .draft else { return }
        try await write(line, into: campaign, plan, as: planner)
        guard let approver = line.approver else { return }
        try await publishNotice(of: campaign, line.template, by: planner)
        _ = try await house.office.perform(SubmitCampaign(campaign: campaign), as: planner)
        _ = try await house.office.perform(ApproveCampaign(campaign: campaign), as: try await caller(approver))
    }

    private func write(
        _ line: Line, into campaign: ID<Campaign>, _ plan: ReadCampaign.Outcome, as planner: Caller
    ) async throws {
        let first = house.office.now.day.adding(days: line.startsAfterDays)
        _ = try await house.office.perform(
            ChangeCampaign(
                campaign: campaign, aims: line.aims,
                window: .init(
                    firstDay: first.description, opens: "08:00",
                    lastDay: first.adding(days: line.windowDays).description, closes: "18:00",
                    languages: Dictionary(uniqueKeysWithValues: plan.languages.map { ($0, true) }),
                    retentionDays: "\(plan.retentionDays)", asksGuardianFrom14: plan.asksGuardianFrom14),
                privacy: line.privacy),
            as: planner)
    }

    private func caller(_ account: String) async throws -> Caller {
        try await house.office.perform(RecogniseColleague(login: account), as: .system("demo")).caller
    }

    /// The words that people agree to, as the template has them.
    private func publishNotice(of campaign: ID<Campaign>, _ template: String, by caller: Caller) async throws {
        let words = house.references.campaigns[template]?.notices ?? [:]
        let (zh, en) = (words["zh-Hans"] ?? "", words["en"] ?? "")
        let (author, now) = (caller.name, house.office.now)
        _ = try await house.database.write { connection in
            try connection.run(
                """
                INSERT INTO consent_notice (id, campaign, version, text_zh, text_en, made_by, made_at)
                VALUES (\("demo notice of \(campaign)"), \(campaign), 1, \(zh), \(en), \(author), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}
