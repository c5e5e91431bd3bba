import Care
import Regions
import ScreeningRules
import Screenings

/// The result, a pause, or an end.
enum EndSheet {
    static func result(_ visit: Visit) async throws -> Reply {
        guard try await OpenSheet(visit).sheet.isFinished else { return .go("/sheet") }
        let reply = Reply.page(try await resultPage(visit).page(for: visit))
        return await ClassCheck.counted(reply, visit)
    }

    /// - Throws: `ScreeningError.noSheet` when the sheet has no result.
    static func resultPage(_ visit: Visit) async throws -> ResultPage {
        let open = try await OpenSheet(visit)
        guard let key = visit.sheetKey else { throw ScreeningError.noSheet }
        let result = try await visit.performOpenly(ReadResult(key: key))
        let sites = try await Sites.near(result.region, visit)
        let offered = visit.house.library.topics(in: visit.language, for: open.sheet.ageGroup)
        let closer = open.questionnaire.topic.closerLook.flatMap { offered.contains($0) ? $0 : nil }
        return ResultPage(result: result, questionnaire: open.questionnaire, sites: sites, closer: closer)
    }

    static func pause(_ visit: Visit) async throws -> Reply {
        let open = try await OpenSheet(visit)
        return .page(PausePage(code: open.sheet.isFinished ? nil : open.sheet.code).page(for: visit))
    }

    static func delete(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sheetKey else { throw ScreeningError.noSheet }
        _ = try await visit.performOpenly(DeleteSheet(key: key))
        return .go("/deleted").setting(Cookie.clear(Cookie.sheet, secure: visit.isSecure))
    }
}
