import Access
import Accounts
import Campaigns
import Care
import Consents
import Files
import Imports
import Logging
import Regions
import Reports
import Retention
import Rosters
import Screenings
import ServiceLifecycle
import WarningRules
import Warnings

/// What lies behind the demo's school: a screening of two classes that have left since, its report, and its answers,
/// whose time is over and which wait for two people to agree; then what has happened since this year's one began.
///
/// Told by the use cases that people would have used, each at its own moment. It begins when the pages are served
/// already, and ends before the jobs begin, because a job would close last year's campaign while it is being answered.
struct DemoPast: Service {
    let house: House
    /// What works once it is told.
    let next: any Service

    struct Told: Decodable, Sendable {
        let campaign: DemoCampaigns.Line
        /// When the plan was made.
        let daysAgo: Int
        let school: String
        let keeper: String
        /// Who was on duty for the whole district then.
        let onDuty: String
        let classes: Int
        let pupilsEach: Int
        /// Why the codes were printed.
        let reason: String
        let list: List
        let survey: DemoSurvey.Told
    }

    /// The list that the school brought, in the words of its form; `{place}` and the like stand for what is calculated.
    struct List: Decodable, Sendable {
        let header: String
        let row: String
        let sexes: [String]
        let here: String
        let gone: String
    }

    /// Interrupted, it goes on where it was at the next start. A past that cannot be told keeps no demo from working.
    func run() async throws {
        await attempt(tell)
        await attempt(tellRooms)
        await attempt(tellSurvey)
        ProcessMemory.giveBack()
        try await next.run()
    }

    private func attempt(_ part: () async throws -> Void) async {
        do {
            try await part()
        } catch {
            Logger.xinqiao(house.settings.logLevel).error("the demo's past could not be told: \(error)")
        }
    }

    func tell() async throws {
        guard try !isTold(\.hasPast) else { return }
        try await arrange(DemoTown(house.resources).past)
        try note(\.hasPast, true)
    }

    /// Each is told apart from the others: nobody waits for one because of another.
    func tellRooms() async throws {
        guard try !isTold(\.hasRooms) else { return }
        do {
            let town = try DemoTown(house.resources)
            let codes = try await DemoAftercare(past: self, told: town.aftercare).tell(of: town.campaigns)
            try await DemoDesk(past: self, told: town.desk).tell(by: codes)
        } catch {
            try note(\.hasRooms, false)
            throw error
        }
        try note(\.hasRooms, true)
    }

    func tellSurvey() async throws {
        guard try !isTold(\.hasSurvey) else { return }
        do {
            try await DemoSurvey(past: self, told: DemoTown(house.resources).past.survey).tell()
        } catch {
            try note(\.hasSurvey, false)
            throw error
        }
        try note(\.hasSurvey, true)
    }

    private func isTold(_ part: KeyPath<DemoFile, Bool?>) throws -> Bool {
        try DemoFile.read(DemoFile.path(in: house.settings.data))?[keyPath: part] == true
    }

    private func note(_ part: WritableKeyPath<DemoFile, Bool?>, _ isTold: Bool) throws {
        let path = DemoFile.path(in: house.settings.data)
        guard var file = try DemoFile.read(path) else { return }
        file[keyPath: part] = isTold
        try file.write(path)
    }

    private func arrange(_ past: Told) async throws {
        let planned = house.office.now.adding(hours: -24 * past.daysAgo)
        let pupils = DemoPastPupils(house: house, past: past, teacher: try await caller(past.keeper), planned: planned)
        let year = try await pupils.bring()
        try await planDuty(past.onDuty, for: past.campaign, in: past.campaign.place, around: planned)
        var line = past.campaign
        line.entryYears = [year]
        let campaign = try await DemoCampaigns(house: house, planned: planned).keep(line, request: "demo past")
        let plan = try await house.office.perform(
            ReadCampaign(campaign: campaign), as: try await caller(line.planner))
        if plan.card.state != .closed {
            try await pupils.answer(campaign, opened: plan.card.opensAt)
            _ = try await house.office.standing(at: plan.card.closesAt).perform(
                CloseCampaign(campaign: campaign), as: .system("demo"))
        }
        let reader = try await caller(line.planner)
        try await draw(ID(campaign.rawValue), at: plan.card.closesAt.adding(hours: 2), for: reader)
        try await pupils.leave(after: plan.card.closesAt)
        _ = try await house.office.perform(ProposeDeletions(), as: .system("demo"))
    }

    /// Nothing opens while nobody is there for a red flag.
    func planDuty(
        _ account: String, for line: DemoCampaigns.Line, in place: String, around planned: Moment
    ) async throws {
        guard let region = Region(place) else { throw Refusal.invalid(field: "place") }
        let lead = try await house.office.perform(RecogniseColleague(login: account), as: .system("demo"))
        let (first, days) = (planned.day, line.startsAfterDays + line.windowDays)
        do {
            _ = try await house.office.standing(at: planned).perform(
                PlanDutyShifts(
                    region: region, account: lead.account, kind: .first, days: .weekdays,
                    weekdays: Dictionary(uniqueKeysWithValues: (1...7).map { ("\($0)", true) }), firstDay: first,
                    lastDay: first.adding(days: days), opens: try clockTime("08:00"), closes: try clockTime("20:00")),
                as: try await caller(line.planner))
        } catch DutyProblem.nothingToAdd {
            return  // planned before a start that was cut short
        }
    }

    /// By the steps that jobs take for everybody else.
    func draw(_ campaign: ID<ReportedCampaign>, at moment: Moment, for reader: Caller) async throws {
        let office = house.office.standing(at: moment)
        _ = try await office.perform(StartReports(), as: .system("demo"))
        for _ in 0..<Self.mostSteps {
            let drawn = try await house.office.perform(ListReports(), as: reader).reports
            if drawn.contains(where: { $0.campaign == campaign }) { return }
            _ = try await office.perform(DrawReport(campaign: campaign), as: .system("demo"))
        }
    }

    private static let mostSteps = 60

    private func clockTime(_ text: String) throws -> ClockTime {
        guard let time = ClockTime(text) else { throw Refusal.invalid(field: "time") }
        return time
    }

    func caller(_ account: String) async throws -> Caller {
        try await house.office.perform(RecogniseColleague(login: account), as: .system("demo")).caller
    }
}
