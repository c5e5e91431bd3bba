import Access
import Campaigns
import Care
import Consents
import InterviewRules
import Interviews
import Protection
import ProtectionRules
import Screenings
import WarningRules

/// What followed for a second class of the demo's school, which sat down at the beginning of this year's screening: one
/// pupil is back at school and visited, one is on the way to help, one is in danger at home, and with one nobody has
/// talked in time. As invented as what they answer.
struct DemoAftercare: Sendable {
    let past: DemoPast
    let told: Told

    struct Told: Decodable, Sendable {
        /// Who talks with them.
        let teacher: String
        let unit: String
        let plan: String
        let guardianSaid: String
        /// One pupil's each.
        let ways: [[Step]]
        /// Why the guardian of the one in danger is the danger.
        let danger: String
        let harm: Harm

        /// Days.
        var longestWay: Int { ways.joined().map(\.daysAfter).max() ?? 0 }
    }

    /// A step of a way, counted from the lesson.
    struct Step: Decodable, Sendable {
        let step: PathStep
        let daysAfter: Int
        let facts: [PathFact]
        let words: String?
        /// The next appointment or the first day back, from the step on.
        let nextInDays: Int?
    }

    struct Harm: Decodable, Sendable {
        let situation: HarmSituation
        let who: String
        let facts: String
        /// Who was told; that a second person takes note is still to come.
        let authorities: [HarmAuthority]
        let number: String
    }

    private struct Pupil {
        let participant: String
        let code: String
    }

    private var house: House { past.house }

    /// Interrupted, it goes on where it was: the same form is the same talk, the same step, the same report.
    /// - Returns: the codes of the pupils.
    func tell(of campaigns: [DemoCampaigns.Line]) async throws -> [String] {
        guard let line = campaigns.first else { return [] }
        let teacher = try await past.caller(told.teacher)
        let campaign = try await DemoCampaigns(house: house).keep(line, request: "demo 0")
        let plan = try await house.office.perform(
            ReadCampaign(campaign: campaign), as: try await past.caller(line.planner))
        let lesson = plan.card.opensAt.adding(hours: 26)
        // A demo founded by an older version began its screening too late for that.
        guard lesson.adding(hours: 24 * (told.longestWay + 1)) <= house.office.now else { return [] }
        let pupils = try await sit(in: campaign, at: lesson, as: teacher)
        let listed = try await house.office.perform(ListFindings(campaign: campaign.rawValue), as: teacher).findings
        let found = pupils.compactMap { pupil in listed.first { $0.participant == pupil.participant }?.id }
        for (way, finding) in zip(told.ways, found) {
            try await talk(about: finding, after: lesson, as: teacher)
            try await go(way, with: finding, after: lesson, as: teacher)
        }
        if let harmed = found.dropFirst(told.ways.count).first {
            try await talk(about: harmed, after: lesson, as: teacher)
            try await protect(harmed, as: teacher)
        }
        // The last one waits, and those who could change it hear.
        _ = try await house.office.perform(TellOfLateTalks(), as: .system("demo"))
        return pupils.map(\.code)
    }

    /// The last of the class's list sit down, with every consent that is asked for.
    private func sit(in campaign: ID<Campaign>, at lesson: Moment, as teacher: Caller) async throws -> [Pupil] {
        let office = house.office.standing(at: lesson)
        let listed = try await office.perform(
            ListParticipants(campaign: campaign, unit: told.unit), as: teacher
        ).participants.suffix(told.ways.count + 2)
        let slips = try await office.perform(
            MakeSlips(campaign: campaign.rawValue, unit: told.unit, request: "the demo's aftercare"), as: teacher
        ).slips
        var pupils: [Pupil] = []
        for participant in listed {
            let code = try await office.perform(ReplaceCode(participant: participant.id), as: teacher).code
            let slip = slips.first { $0.participant == participant.id.rawValue }
            try await agree(code, slip?.secret, office)
            try await DemoCare(house: house, teacher: teacher).sit(code, .veryLow, at: lesson)
            pupils.append(Pupil(participant: participant.id.rawValue, code: code))
        }
        _ = try await house.office.standing(at: lesson.adding(hours: 1)).perform(TellHandedIn(), as: .system("demo"))
        return pupils
    }

    private func agree(_ code: String, _ secret: String?, _ office: Office) async throws {
        if let secret {
            let notice = try await office.perform(ReadGuardianLink(secret: secret), as: .anyone).notice.id
            _ = try await office.perform(GiveGuardianConsent(secret: secret, notice: notice), as: .anyone)
        }
        let own = try await office.perform(ReadOwnConsent(code: code), as: .anyone)
        guard [.waitsForYou, .waitsForBoth].contains(own.state) else { return }
        _ = try await office.perform(GiveOwnConsent(code: code, notice: own.notice.id), as: .anyone)
    }

    private func talk(about finding: ID<Finding>, after lesson: Moment, as teacher: Caller) async throws {
        let office = house.office.standing(at: lesson.adding(hours: 24))
        _ = try await office.perform(
            RecordInterview(
                finding: finding, heldOn: office.now.day, manner: .together, topics: ["sleep": true, "family": true],
                risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                functioning: .harder, supports: ["friends": true, "teacher": true], level: .moderate,
                nextStep: .talkOn, plan: Private(told.plan), nextLook: lesson.day.adding(days: 14),
                request: "the demo's aftercare \(finding)"),
            as: teacher)
    }

    /// A guardian knows first: a way to help stands on consent.
    private func go(
        _ way: [Step], with finding: ID<Finding>, after lesson: Moment, as teacher: Caller
    ) async throws {
        let talked = house.office.standing(at: lesson.adding(hours: 24))
        _ = try await talked.perform(
            RecordGuardianContact(
                finding: finding, heldOn: talked.now.day, manner: .phone, outcome: .agreed,
                said: Private(told.guardianSaid), request: "the demo's guardian \(finding)"),
            as: teacher)
        for step in way {
            let office = house.office.standing(at: lesson.adding(hours: 24 * step.daysAfter))
            let today = office.now.day
            _ = try await office.perform(
                TakePathStep(
                    finding: finding, step: step.step, on: today,
                    facts: Dictionary(uniqueKeysWithValues: step.facts.map { ($0.rawValue, true) }),
                    words: step.words.map { Private($0) }, day: step.nextInDays.map { today.adding(days: $0) },
                    request: "the demo's way \(step.step) \(finding)"),
                as: teacher)
        }
    }

    /// Minutes ago, so that of the two clocks one is answered and one still runs.
    private func protect(_ finding: ID<Finding>, as teacher: Caller) async throws {
        let now = house.office.now
        let (foundAt, toldAt) = (now.adding(minutes: -40), now.adding(minutes: -25))
        guard let foundTime = ClockTime(foundAt.clockText), let toldTime = ClockTime(toldAt.clockText) else { return }
        let office = house.office.standing(at: now.adding(minutes: -10))
        let authorities = Dictionary(uniqueKeysWithValues: told.harm.authorities.map { ($0.rawValue, true) })
        _ = try await office.perform(
            RaiseHarmReport(
                finding: finding.rawValue, harmed: .minor, situation: told.harm.situation, who: Private(told.harm.who),
                facts: Private(told.harm.facts), foundOn: foundAt.day, foundTime: foundTime, authorities: authorities,
                toldOn: toldAt.day, toldTime: toldTime, number: Private(told.harm.number),
                request: "the demo's report of harm"),
            as: teacher)
        do {
            _ = try await office.perform(
                NoteGuardianDanger(finding: finding, reason: Private(told.danger)), as: teacher)
        } catch InterviewError.dangerIsNoted {
            return
        }
    }
}
