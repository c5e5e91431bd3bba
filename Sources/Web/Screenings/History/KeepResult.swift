import Access
import Care
import Screenings

/// Keeping a result: with a new code, or with one that the person has.
enum KeepResult {
    /// Answers with the code itself, without going on to another page: it is told once. Sent again, the same form
    /// shows the same code, because it is made from the form's own word.
    static func begin(_ visit: Visit) async throws -> Reply {
        let begun = try await visit.performOpenly(try visit.fields.decode(BeginHistory.self))
        return .page(NewCodePage(code: begun.code).page(for: visit))
            .setting(LookBack.cookie(begun.historyKey, visit))
    }

    static func add(_ visit: Visit) async throws -> Reply {
        var fields = visit.fields
        if fields["code"]?.trimmingBlanks.isEmpty == true, visit.historyKey == nil { fields.values["code"] = "" }
        do {
            let opened = try await visit.performOpenly(try fields.decode(AddToHistory.self))
            return .go("/history?word=kept").setting(LookBack.cookie(opened.historyKey, visit))
        } catch let problem as ScreeningError where [.misreadCode, .noSuchHistory, .historyClosed].contains(problem) {
            return try await again(problem, visit)
        }
    }

    /// The result page once more, with the code to be mended.
    private static func again(_ problem: ScreeningError, _ visit: Visit) async throws -> Reply {
        var page = try await EndSheet.resultPage(visit)
        page.keep.problem = problem.phrase
        page.keep.code = visit.fields["code"] ?? ""
        var reply = Reply.page(page.page(for: visit), status: 422)
        reply.isWrongGuess = Door.isWrongGuess(problem)
        return reply
    }
}
