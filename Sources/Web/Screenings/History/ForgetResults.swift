import Access
import Care
import Screenings

/// Deleting one result, or everything. Each asks once before it is done, because nothing can be brought back.
enum ForgetResults {
    static func remove(_ visit: Visit) async throws -> Reply {
        let removing = try visit.fields.decode(RemoveFromHistory.self)
        guard visit.fields["sure"] == "yes" else {
            let history = try await visit.performOpenly(ReadHistory(historyKey: removing.historyKey))
            guard let result = history.results.first(where: { $0.sheet == removing.sheet }) else {
                throw Refusal.notFound
            }
            let scale = history.scale(of: result)
            return .page(RemoveResultPage(result: result, scale: scale).page(for: visit))
        }
        _ = try await visit.performOpenly(removing)
        return .go("/history?word=removed")
    }

    static func ask(_ visit: Visit) async throws -> Reply {
        guard let key = visit.historyKey else { return .go("/history") }
        let history = try await visit.performOpenly(ReadHistory(historyKey: key))
        return .page(DeleteHistoryPage(history: history).page(for: visit))
    }

    static func deleteAll(_ visit: Visit) async throws -> Reply {
        guard let key = visit.historyKey else { throw ScreeningError.historyClosed }
        let gone = try await visit.performOpenly(DeleteHistory(historyKey: key))
        return .go("/history/deleted?alert=\(gone.alertStays ? "stays" : "none")").setting(LookBack.noCookie(visit))
    }
}
