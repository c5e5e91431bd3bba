import Access
import Accounts
import CampaignRules
import Campaigns
import Care
import Consents

/// The campaigns of the demo, each as far as its line says: written by one person, approved by another.
struct DemoCampaigns: Sendable {
    let house: House
    /// When they are planned; `nil` for now.
    var planned: Moment?

    private var office: Office { planned.map(house.office.standing) ?? house.office }

    struct Line: Decodable, Sendable {
        let planner: String
        /// Who agrees to it; nobody for a plan that is still being written.
        let approver: String?
        let template: String
        let place: String
        let aims: ChangeCampaign.Aims
        let privacy: PrivacyRecord
        /// In place of the template's scales.
        let battery: [Scale]?
        /// What people are told before they are asked, by language.
        let notice: [String: NoticeWords]?
        /// From the day of planning.
        let startsAfterDays: Int
        let windowDays: Int
        /// In place of the template's.
        var entryYears: [Int]?
        var retentionDays: Int?
        var languages: [String]?
        /// How many are drawn, and from which number on, so that every demo draws alike.
        var sample: Sample?
    }

    struct Sample: Decodable, Sendable {
        let size: Int
        let seed: Int
    }

    struct Scale: Decodable, Sendable {
        let questionnaire: String
        let youngest: Int
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    /// - Returns: the campaigns that are approved.
    func keep(_ lines: [Line]) async throws -> [ID<Campaign>] {
        var approved: [ID<Campaign>] = []
        for (number, line) in lines.enumerated() {
            let campaign = try await keep(line, request: "demo \(number)")
            if line.approver != nil { approved.append(campaign) }
        }
        return approved
    }

    func keep(_ line: Line, request: String) async throws -> ID<Campaign> {
        let planner = try await caller(line.planner)
        let campaign = try await office.perform(
            PlanCampaign(template: line.template, place: line.place, request: request), as: planner
        ).id
        let plan = try await office.perform(ReadCampaign(campaign: campaign), as: planner)
        if plan.card.state == .draft {
            try await write(line, into: campaign, plan, as: planner)
            guard line.approver != nil else { return campaign }
            _ = try await office.perform(SubmitCampaign(campaign: campaign), as: planner)
        }
        if let approver = line.approver, [.draft, .submitted].contains(plan.card.state) {
            _ = try await office.perform(ApproveCampaign(campaign: campaign), as: try await caller(approver))
        }
        return campaign
    }

    private func write(
        _ line: Line, into campaign: ID<Campaign>, _ plan: ReadCampaign.Outcome, as planner: Caller
    ) async throws {
        let first = office.now.day.adding(days: line.startsAfterDays)
        let youngest = plan.audience.youngest.map { "\($0)" }
        let years = line.entryYears.map { years in
            ChangeCampaign.Who(
                allUnits: true, entryYears: Dictionary(uniqueKeysWithValues: years.map { ("\($0)", true) }),
                youngest: youngest)
        }
        let who = years ?? line.sample.map { sample in
            ChangeCampaign.Who(
                youngest: youngest, sampleMethod: plan.audience.sample?.method, sampleSize: "\(sample.size)",
                sampleSeed: "\(sample.seed)")
        }
        _ = try await office.perform(
            ChangeCampaign(
                campaign: campaign, aims: line.aims, who: who, battery: line.battery.map(Self.battery),
                window: .init(
                    firstDay: first.description, opens: "08:00",
                    lastDay: first.adding(days: line.windowDays).description, closes: "18:00",
                    languages: Dictionary(
                        uniqueKeysWithValues: (line.languages ?? plan.languages).map { ($0, true) }),
                    retentionDays: "\(line.retentionDays ?? plan.retentionDays)",
                    asksGuardianFrom14: plan.asksGuardianFrom14),
                privacy: line.privacy),
            as: planner)
        if let words = line.notice, let chinese = words["zh-Hans"] {
            _ = try await office.perform(
                WriteNotice(campaign: campaign.rawValue, chinese: chinese, english: words["en"]), as: planner)
        }
    }

    private static func battery(_ scales: [Scale]) -> ChangeCampaign.Battery {
        let places = scales.enumerated().map { ($0.element.questionnaire, "\($0.offset + 1)") }
        return ChangeCampaign.Battery(
            order: Dictionary(uniqueKeysWithValues: places),
            youngest: Dictionary(uniqueKeysWithValues: scales.map { ($0.questionnaire, "\($0.youngest)") }))
    }

    private func caller(_ account: String) async throws -> Caller {
        try await house.office.perform(RecogniseColleague(login: account), as: .system("demo")).caller
    }
}
