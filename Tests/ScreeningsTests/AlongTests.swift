import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

/// Interviews where there is no network, brought in later: decision 0050.
@Suite struct AlongTests {
    static let grave = ("asq.1", "LA33-6")
    static let no = "LA32-8"

    /// An interview that began an hour after it was taken along and took three minutes, sent now.
    /// - Parameter said: by the sheet's place.
    static func interview(
        _ out: TakeAlong.Outcome, _ said: [Int: [String: String]], takenAt: Moment, request: String = "once",
        in town: Town
    ) -> BringInterview {
        let begun = takenAt.adding(hours: 1)
        var answers: [String: String] = [:]
        for (place, options) in said {
            for (item, option) in options {
                answers["\(place)/\(item)"] = "\(option)@\(begun.adding(minutes: place).milliseconds)"
            }
        }
        return BringInterview(
            taken: out.taken, begunAt: begun, endedAt: begun.adding(minutes: 3), sentAt: town.clock.now,
            answers: answers, request: request)
    }

    /// Somebody who was taken along, five hours ago.
    static func out(
        _ town: Town, _ scales: [(String, Int, Int?)] = [("who-5", 9, nil), ("asq", 8, nil)]
    ) async throws -> (TakeAlong.Outcome, TownCampaign, TownCampaign.Invited, Moment) {
        let campaign = try await town.campaign("c", scales)
        let pupil = try await campaign.invite()
        let takenAt = town.clock.now
        let out = try await town.perform(TakeAlong(campaign: "c", code: pupil.code), as: .northTeacher)
        town.clock.pass(hours: 5)
        return (out, campaign, pupil, takenAt)
    }

    static let sittings: SQL = "SELECT COUNT(*) AS number FROM sitting"

    @Test(arguments: Engine.available)
    func `an interview from where there is no network counts once and as any other`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await Self.out(town)
            #expect(out.sheets.map(\.questionnaire) == ["who-5", "asq"])
            #expect(out.sheets[1].items[0].options.contains { $0.isGrave && $0.code == Self.grave.1 })
            #expect(try await town.number(Self.sittings) == 0, "nothing begins by taking along")
            let said = [1: try SittingTests.answers(1, to: "who-5", in: town)]
            let brought = Self.interview(out, said, takenAt: takenAt, in: town)
            for _ in 1...2 {
                let kept = try await town.perform(brought, as: .northTeacher)
                #expect(kept.isKept && !kept.isGrave)
            }
            let counted: SQL = """
                SELECT COUNT(*) AS number FROM sheet s JOIN sitting t ON t.id = s.sitting
                WHERE s.manner = 'interview' AND s.total IS NOT NULL AND t.led_by IS NOT NULL
                    AND t.finished_at IS NOT NULL AND s.seconds = 60
                    AND t.begun_at = \(takenAt.adding(hours: 1))
                """
            #expect(try await town.number(counted) == 1, "what it took is told by the device")
            #expect(try await town.number(Self.sittings) == 1)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a red answer makes its alert when it is brought in and says when it was said`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await Self.out(town)
            let brought = Self.interview(out, [2: [Self.grave.0: Self.grave.1]], takenAt: takenAt, in: town)
            for _ in 1...2 {
                let kept = try await town.perform(brought, as: .northTeacher)
                #expect(kept.isKept && kept.isGrave)
            }
            let alerts = try await town.perform(ListAlerts(), as: .northTeacher).alerts
            #expect(alerts.map(\.answeredAt) == [takenAt.adding(hours: 1).adding(minutes: 2)])
            #expect(alerts.map(\.raisedAt) == [town.clock.now], "its clocks begin when somebody here can know")
            #expect(try await town.number("\(Self.sittings) WHERE flagged_at IS NOT NULL") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a red answer that was changed before the end is heard and not kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await Self.out(town)
            var brought = Self.interview(out, [2: [Self.grave.0: Self.no]], takenAt: takenAt, in: town)
            let at = takenAt.adding(hours: 1).adding(minutes: 1)
            brought.earlier = ["2/\(Self.grave.0)": "\(Self.grave.1)@\(at.milliseconds)"]
            let kept = try await town.perform(brought, as: .northTeacher)
            #expect(kept.isKept && kept.isGrave)
            let alerts = try await town.perform(ListAlerts(), as: .northTeacher).alerts
            #expect(alerts.map(\.answeredAt) == [at])
            let red: SQL = "SELECT COUNT(*) AS number FROM answer WHERE option = \(Self.grave.1)"
            #expect(try await town.number(red) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody is taken along without consent or by others`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, campaign, pupil, takenAt) = try await Self.out(town)
            let silent = try await campaign.invite(.init())
            await #expect(throws: SittingProblem.mayNotBegin) {
                try await town.perform(TakeAlong(campaign: "c", code: silent.code), as: .northTeacher)
            }
            let asked = TakeAlong(campaign: "c", code: pupil.code)
            let brought = Self.interview(out, [2: [Self.grave.0: Self.grave.1]], takenAt: takenAt, in: town)
            for stranger in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: SittingProblem.noSuchCode) {
                    try await town.office.perform(asked, as: stranger)
                }
                await #expect(throws: SittingProblem.notTaken) {
                    try await town.office.perform(brought, as: stranger)
                }
            }
            for stranger in [Townsperson.classTeacher, .northAdministrator, .gridWorker] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(asked, as: stranger) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(brought, as: stranger) }
            }
            try await campaign.say("withdrawn", "guardian", pupil.participant)
            await #expect(throws: SittingProblem.mayNotBegin) {
                try await town.perform(brought, as: .northTeacher)
            }
            try await town.performBySystem(StopSitting(participant: pupil.participant))
            await #expect(throws: SittingProblem.notTaken) {
                try await town.perform(brought, as: .northTeacher)
            }
            #expect(try await town.number(Self.sittings) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a code that was answered elsewhere is refused and danger in it is heard`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, pupil, takenAt) = try await Self.out(town)
            let key = try await town.begin(pupil.code)
            let calm = Self.interview(
                out, [1: try SittingTests.answers(1, to: "who-5", in: town)], takenAt: takenAt, in: town)
            await #expect(throws: SittingProblem.answeredElsewhere) {
                try await town.perform(calm, as: .northTeacher)
            }
            _ = try await town.perform(FinishSitting(sittingKey: key))
            let red = Self.interview(out, [2: [Self.grave.0: Self.grave.1]], takenAt: takenAt, in: town)
            for _ in 1...2 {
                let heard = try await town.perform(red, as: .northTeacher)
                #expect(!heard.isKept && heard.isGrave)
            }
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
            await #expect(throws: SittingProblem.answeredElsewhere) {
                try await town.perform(calm, as: .northTeacher)
            }
        }
    }
}
