import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
import Warnings

/// What happens when an answer in a sitting calls for help: rulebook E.4.1, G.2.4.
@Suite struct SittingFlagTests {
    /// The ASQ, from 8: "yes" to any of its questions is a flag.
    private static let yes = "LA33-6"
    private static let no = "LA32-8"

    private static func begin(in town: Town) async throws -> (key: String, TownCampaign, TownCampaign.Invited) {
        let campaign = try await town.campaign("c", [("who-5", 9, nil), ("asq", 8, nil)])
        let child = try await campaign.invite()
        return (try await town.begin(child.code, .en), campaign, child)
    }

    private static func alerts(seenBy person: Townsperson, in town: Town) async throws -> [AlertCard] {
        try await town.perform(ListAlerts(), as: person).alerts
    }

    @Test(arguments: Engine.available)
    func `the school's psychology teacher and the duty lead have the alert with the answer`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (key, _, _) = try await Self.begin(in: town)
            let step = try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: Self.yes))
            #expect(step.help && step.isGrave && !step.isElsewhere)
            for person in [Townsperson.northTeacher, .northTownshipLead, .northLead, .cityLead] {
                #expect(try await Self.alerts(seenBy: person, in: town).count == 1, "\(person)")
            }
            for person in [Townsperson.southLead, .southCounsellor, .southTownshipLead] {
                #expect(try await Self.alerts(seenBy: person, in: town).isEmpty, "\(person)")
            }
            for person in [Townsperson.classTeacher, .northSchoolAdministrator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListAlerts(), as: person) }
            }
            let again = try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: Self.yes))
            #expect(!again.help && again.isGrave, "sent again it raises nothing new, and help is shown all the same")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a flag is heard also from the device that was taken over from`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (first, _, child) = try await Self.begin(in: town)
            let second = try await town.begin(child.code, .en)
            let step = try await town.perform(
                SaveSittingAnswer(sittingKey: first, sheet: 2, item: "asq.1", option: Self.yes))
            #expect(step.help && step.isElsewhere)
            #expect(try await Self.alerts(seenBy: .northTeacher, in: town).count == 1)
            let there = try await town.perform(ReadSitting(sittingKey: second, sheet: 2))
            #expect(there.answers.count == 0 && there.hasRedFlag)
        }
    }

    /// The first of three devices, and the second one after the third has handed in.
    @Test(arguments: Engine.available)
    func `a flag is heard from every device that has held the sitting, also after the end`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (first, _, child) = try await Self.begin(in: town)
            let second = try await town.begin(child.code, .en)
            let third = try await town.begin(child.code, .en)
            let grave = SaveSittingAnswer(sittingKey: first, sheet: 2, item: "asq.1", option: Self.yes)
            let step = try await town.perform(grave)
            #expect(step.help && step.isElsewhere)
            #expect(try await Self.alerts(seenBy: .northTeacher, in: town).count == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE twice_at IS NOT NULL") == 1)
            try await town.perform(FinishSitting(sittingKey: third))
            try await town.tamper("UPDATE sitting SET twice_at = NULL")
            let late = try await town.perform(
                SaveSittingAnswer(sittingKey: second, sheet: 2, item: "asq.2", option: Self.no))
            #expect(late.isElsewhere && !late.isGrave)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE twice_at IS NOT NULL") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a flag that comes after the end is heard, and nothing else is`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (key, _, _) = try await Self.begin(in: town)
            try await town.perform(FinishSitting(sittingKey: key))
            await #expect(throws: SittingProblem.handedIn) {
                try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: Self.no))
            }
            let step = try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: Self.yes))
            #expect(step.help && step.isLate && !step.isElsewhere)
            #expect(try await Self.alerts(seenBy: .northTeacher, in: town).count == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `answers that look clicked through are marked for a retest and their flag stays`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (key, _, _) = try await Self.begin(in: town)
            town.clock.pass(minutes: 1)
            let who = try SittingTests.answers(5, to: "who-5", in: town)
            for (item, option) in who {
                try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 1, item: item, option: option))
            }
            town.clock.pass(seconds: 1)
            for item in 1...5 {
                try await town.perform(
                    SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.\(item)", option: Self.yes))
            }
            #expect(try await town.perform(FinishSitting(sittingKey: key)).hasRedFlag)
            #expect(try await Self.marked(in: town) == 1)
            // The first sheet had a minute; the second one second for five answers.
            let fast: SQL = "SELECT COUNT(*) AS number FROM sheet WHERE too_fast AND sitting_place = 2"
            #expect(try await town.number(fast) == 1)
            let slow: SQL = """
                SELECT COUNT(*) AS number FROM sheet WHERE NOT too_fast AND straight_line AND sitting_place = 1
                """
            #expect(try await town.number(slow) == 1)
            #expect(try await Self.alerts(seenBy: .northTeacher, in: town).count == 1)
        }
    }

    @Test func `who takes their time and looks at each question is not marked`() async throws {
        try await withTown(.sqlite) { town in
            let (key, _, _) = try await Self.begin(in: town)
            for item in 1...5 {
                town.clock.pass(seconds: 5)
                let option = item < 4 ? "more-than-half" : "less-than-half"
                try await town.perform(
                    SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.\(item)", option: option))
            }
            for item in 1...4 {
                town.clock.pass(seconds: 5)
                try await town.perform(
                    SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.\(item)", option: Self.no))
            }
            // Going back to the first sheet does not make the second one look fast.
            town.clock.pass(seconds: 5)
            try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.1", option: "less-than-half"))
            try await town.perform(FinishSitting(sittingKey: key))
            #expect(try await Self.marked(in: town) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a consent that is withdrawn takes the answers back and leaves the alert`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (key, _, child) = try await Self.begin(in: town)
            try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: Self.yes))
            try await town.performBySystem(StopSitting(participant: child.participant))
            try await town.performBySystem(StopSitting(participant: child.participant))
            for table: SQL in ["sheet", "answer", "sitting"] {
                #expect(try await town.number("SELECT COUNT(*) AS number FROM \(table)") == 0)
            }
            #expect(try await Self.alerts(seenBy: .northTeacher, in: town).count == 1)
            await #expect(throws: SittingProblem.noSitting) {
                try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: [:]))
            }
            let anew = try await town.perform(ReadSitting(sittingKey: try await town.begin(child.code, .en), sheet: 2))
            #expect(anew.answers.count == 0 && !anew.hasRedFlag)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has shown a red flag says whether somebody may come, and the last word counts`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (key, _, _) = try await Self.begin(in: town)
            await #expect(throws: ScreeningError.nothingToCallAbout) {
                try await town.perform(AskForTalk(sittingKey: key, wanted: true))
            }
            try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: Self.yes))
            for wanted in [true, false] {
                try await town.perform(AskForTalk(sittingKey: key, wanted: wanted))
                let alerts = try await Self.alerts(seenBy: .northTeacher, in: town)
                #expect(alerts.map(\.wantsCall) == [wanted] && alerts.allSatisfy { !$0.hasPhone })
            }
            // Also after the end, because somebody may think it over.
            try await town.perform(FinishSitting(sittingKey: key))
            try await town.perform(AskForTalk(sittingKey: key, wanted: true))
            #expect(try await Self.alerts(seenBy: .northTeacher, in: town).map(\.wantsCall) == [true])
            await #expect(throws: SittingProblem.noSitting) {
                try await town.perform(AskForTalk(sittingKey: "nobody's", wanted: true))
            }
        }
    }

    private static func marked(in town: Town) async throws -> Int {
        try await town.number("SELECT COUNT(*) AS number FROM published_sitting WHERE is_marked")
    }
}
