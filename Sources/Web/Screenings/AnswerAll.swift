import Care
import ScreeningRules
import Screenings

/// The whole list on one page, and what is still missing for a result.
enum AnswerAll {
    static func show(_ visit: Visit) async throws -> Reply {
        .page(WholeListPage(open: try await OpenSheet(visit)).page(for: visit))
    }

    static func save(_ visit: Visit) async throws -> Reply {
        guard visit.sheetKey != nil else { throw ScreeningError.noSheet }
        var fields = visit.fields
        let isPause = fields["go"] == "later"
        fields.values["finish"] = isPause ? "no" : "yes"
        let saving = try fields.decode(SaveAnswers.self)
        let progress = try await visit.performOpenly(saving)
        if visit.needsHelp(progress) { return .go("/sheet/help") }
        if isPause { return .go("/sheet/pause") }
        return .go(progress.nextPage)
    }

    static func missing(_ visit: Visit) async throws -> Reply {
        let open = try await OpenSheet(visit)
        if open.sheet.isFinished { return .go("/sheet/result") }
        if open.missing <= open.questionnaire.missingRule.allowed { return .go("/sheet/next") }
        return .page(MissingPage(open: open).page(for: visit))
    }

    /// The answers do not speak for the person, as the scale's own check says.
    static func again(_ visit: Visit) async throws -> Reply {
        let open = try await OpenSheet(visit)
        guard open.sheet.isNotValid else { return .go("/sheet/next") }
        return .page(AskAgainPage(topic: open.questionnaire.topic).page(for: visit))
    }
}
