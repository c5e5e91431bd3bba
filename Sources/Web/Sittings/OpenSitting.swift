import Access
import Care
import ScreeningRules
import Screenings

/// The sitting that the visitor's key opens, at one of its sheets.
struct OpenSitting: Sendable {
    let sitting: ReadSitting.Outcome
    let questionnaire: Questionnaire
    /// The questions that are asked after the answers so far.
    let items: [QuestionnaireItem]

    /// - Throws: `SittingProblem`.
    init(_ visit: Visit, sheet: Int? = nil) async throws {
        guard let key = visit.sittingKey else { throw SittingProblem.noSitting }
        sitting = try await visit.performOpenly(ReadSitting(sittingKey: key, sheet: sheet))
        questionnaire = sitting.scale.questionnaire
        items = questionnaire.asked(after: sitting.answers)
    }

    /// Opens it and shows what belongs there; or else what stands in the way, in words.
    static func with(
        _ visit: Visit, sheet: Int? = nil, _ show: (OpenSitting) async throws -> Reply
    ) async throws -> Reply {
        do {
            let open = try await OpenSitting(visit, sheet: sheet)
            if open.sitting.isFinished { return .go("/sitting/done") }
            if open.sitting.isWaiting { return WaitPage.reply(visit) }
            return try await show(open)
        } catch let problem as SittingProblem {
            guard let path = problem.wayOn else { throw problem }
            return .go(path)
        }
    }

    var isTimeOver: (Moment) -> Bool { { now in sitting.endsAt.map { $0 <= now } ?? false } }

    /// The language in which the questions are shown: the visitor's, where the campaign and the scale have it.
    func language(_ visit: Visit) -> Language {
        let isThere = sitting.languages.contains(visit.language) && questionnaire.languages.contains(visit.language)
        return isThere ? visit.language : sitting.language
    }

    func number(of item: String) -> Int? { items.firstIndex { $0.linkId == item }.map { $0 + 1 } }

    /// From 1: behind the last answer, so that what was left out on purpose is not asked again.
    var nextNumber: Int {
        let last = items.lastIndex { sitting.answers[$0.linkId] != nil } ?? -1
        return min(items.count, last + 2)
    }

    /// What comes after the last question of this sheet.
    func pageAfter(all: Bool) -> String {
        guard sitting.sheet < sitting.count else { return "/sitting/end" }
        return all ? "/sitting/sheet/\(sitting.sheet + 1)/all" : "/sitting/sheet/\(sitting.sheet + 1)?question=1"
    }
}

extension SittingProblem {
    /// The page that says what to do instead.
    var wayOn: String? {
        switch self {
        case .noSitting: "/s"
        case .elsewhere: "/sitting/elsewhere"
        case .handedIn: "/sitting/done"
        case .noSuchSheet: "/sitting"
        default: nil
        }
    }
}

/// Everybody begins together. The button is there for who does not want to wait for the page to look by itself.
struct WaitPage {
    static func reply(_ visit: Visit) -> Reply {
        var reply = Reply.page(
            Page(
                title: Phrase("sittings.wait.title"),
                main: """
                    <div class="calm"><h1>\(say: "sittings.wait.title")</h1>
                    <p class="lead">\(say: "sittings.wait.lead")</p></div>
                    <div class="actions"><a class="btn" href="/sitting">\(say: "sittings.wait.look")</a></div>
                    """))
        reply.refresh = "/sitting"
        return reply
    }
}
