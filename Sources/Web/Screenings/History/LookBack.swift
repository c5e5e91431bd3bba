import Access
import Care
import Screenings

/// Opening a history by its code, looking at it, and closing it.
enum LookBack {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let key = visit.historyKey else { return .page(HistoryDoorPage().page(for: visit)) }
        do {
            let history = try await visit.performOpenly(ReadHistory(historyKey: key))
            return .page(HistoryPage(history: history).page(for: visit))
        } catch ScreeningError.historyClosed {
            return Reply.page(HistoryDoorPage(isOver: true).page(for: visit)).setting(noCookie(visit))
        }
    }

    static func open(_ visit: Visit) async throws -> Reply {
        do {
            let opened = try await visit.performOpenly(try visit.fields.decode(OpenHistory.self))
            return .go("/history").setting(cookie(opened.historyKey, visit))
        } catch let problem as ScreeningError where [.misreadCode, .noSuchHistory].contains(problem) {
            let page = HistoryDoorPage(problem: problem.phrase, code: visit.fields["code"] ?? "")
            var reply = Reply.page(page.page(for: visit), status: 422)
            reply.isWrongGuess = Door.isWrongGuess(problem)
            return reply
        }
    }

    static func close(_ visit: Visit) async throws -> Reply {
        if let key = visit.historyKey { _ = try await visit.performOpenly(CloseHistory(historyKey: key)) }
        return .go("/").setting(noCookie(visit))
    }

    /// Without an age: it ends with the browser, and on the server within the hour.
    static func cookie(_ key: String, _ visit: Visit) -> String {
        Cookie.set(Cookie.history, key, seconds: nil, secure: visit.isSecure)
    }

    static func noCookie(_ visit: Visit) -> String { Cookie.clear(Cookie.history, secure: visit.isSecure) }
}
