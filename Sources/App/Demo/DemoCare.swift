import Access
import Care
import Foundation
import InterviewRules
import Interviews
import ScreeningRules
import Screenings

/// Some of the demo's class have sat down already: one waits for a talk, one was talked with and has advice for the
/// class teacher, one clicked through. What they answer is as invented as they are.
struct DemoCare: Sendable {
    let house: House
    let teacher: Caller

    /// How somebody answers: the place of the chosen answer on every question, and whether they took their time.
    enum Answering: CaseIterable {
        case veryLow, low, clicked

        var choices: [Int] {
            switch self {
            case .veryLow: [5, 5, 4, 5, 5]
            case .low: [3, 3, 2, 4, 3]
            case .clicked: [0, 0, 0, 1, 0]
            }
        }

        var seconds: Int { self == .clicked ? 0 : 240 }
    }

    /// How many of the class's codes are used up by that.
    static let pupils = Answering.allCases.count

    func arrange(with codes: [String]) async throws {
        let begun = house.office.now.adding(minutes: -20)
        for (answering, code) in zip(Answering.allCases, codes) { try await sit(code, answering, at: begun) }
        _ = try await house.office.perform(TellHandedIn(), as: .system("demo"))
        let found = try await house.office.perform(ListFindings(), as: teacher).findings
        guard let milder = found.first(where: { $0.proposed == .watch && $0.level == nil }) else { return }
        try await talk(about: milder.id)
    }

    /// A while ago, on a clock of its own, because the time that somebody takes is looked at. Whoever has handed in
    /// before a start that was cut short has done so.
    func sit(_ code: String, _ answering: Answering, at begun: Moment) async throws {
        guard let scale = house.references.library.newest("who-5") else { return }
        do {
            let key = try await house.office.standing(at: begun).perform(
                BeginSitting(code: code, language: .zhHans), as: .anyone
            ).sittingKey
            let office = house.office.standing(at: begun.adding(seconds: answering.seconds))
            let answers = Dictionary(uniqueKeysWithValues: zip(scale.items, answering.choices).map { item, choice in
                (item.linkId, item.options[choice].code)
            })
            _ = try await office.perform(
                SaveSittingAnswers(sittingKey: key, sheet: 1, answers: answers), as: .anyone)
            _ = try await office.perform(FinishSitting(sittingKey: key), as: .anyone)
        } catch SittingProblem.handedIn {
            return
        }
    }

    private func talk(about finding: ID<Finding>) async throws {
        let today = house.office.now.day
        _ = try await house.office.perform(
            RecordInterview(
                finding: finding, heldOn: today, manner: .together, topics: ["study": true, "sleep": true],
                risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                functioning: .harder, supports: ["friends": true, "asksForHelp": true], level: .watch,
                nextStep: .careInClass, nextLook: today.adding(days: 14), request: "the demo's talk"),
            as: teacher)
        _ = try await house.office.perform(
            GiveAdvice(
                finding: finding, sentences: ["smallWord": true, "lighterWork": true, "tellMe": true],
                until: today.adding(days: 60), request: "the demo's advice"),
            as: teacher)
    }
}
