import Access
import Care
import ScreeningRules
import Screenings

/// One question a screen.
enum AnswerOne {
    /// Without a number, the address gets the number of the first open question: so loading a page again, or in the
    /// other language, shows the same question, also when it has been answered meanwhile.
    static func show(_ visit: Visit) async throws -> Reply {
        let open = try await OpenSheet(visit)
        guard let number = visit.fields["question"].flatMap({ Int($0) }) else {
            return .go(question(open.firstOpenNumber))
        }
        return .page(QuestionPage(open: open, number: number).page(for: visit))
    }

    static func goOn(_ visit: Visit) async throws -> Reply {
        let open = try await OpenSheet(visit)
        return .go(open.sheet.isFinished ? "/sheet/result" : question(open.nextNumber))
    }

    /// With script, the page saves each answer in the background; without it, each step saves and goes on.
    static func save(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sheetKey else { throw ScreeningError.noSheet }
        guard let item = visit.fields["item"] else { throw Refusal.invalid(field: "item") }
        let option = visit.fields["option"].flatMap { $0.isEmpty ? nil : $0 }
        if visit.wantsJSON {
            let progress = try await visit.performOpenly(SaveAnswer(key: key, item: item, option: option))
            return try tell(needsHelp: visit.needsHelp(progress))
        }
        return try await step(visit, key: key, item: item, option: option)
    }

    private static func step(_ visit: Visit, key: String, item: String, option: String?) async throws -> Reply {
        let open = try await OpenSheet(visit)
        guard let number = open.number(of: item) else { return try await late(visit, key, item, option) }
        let isBack = visit.fields["go"] == "back"
        if !isBack, option == nil, open.sheet.answers[item] == nil, open.items[number - 1].isRequired {
            let page = QuestionPage(open: open, number: number, problem: Phrase("screenings.question.choose"))
            return .page(page.page(for: visit), status: 422)
        }
        let given = option.map { [item: $0] } ?? [:]
        // The answer itself may open or close what comes after it.
        let isLast = number >= open.answering(item, option).items.count && !isBack
        guard isLast || option != nil else { return .go(question(isBack ? number - 1 : number + 1)) }
        let progress = try await visit.performOpenly(SaveAnswers(key: key, answers: given, finish: isLast))
        if visit.needsHelp(progress) { return .go("/sheet/help") }
        if isLast { return .go(progress.nextPage) }
        return .go(question(isBack ? number - 1 : number + 1))
    }

    /// An answer from a page that was left open while its question was closed by another answer. It counts in no
    /// score, but it is kept and looked at: a red flag must not be lost for that.
    private static func late(_ visit: Visit, _ key: String, _ item: String, _ option: String?) async throws -> Reply {
        let progress = try await visit.performOpenly(SaveAnswer(key: key, item: item, option: option))
        return .go(visit.needsHelp(progress) ? "/sheet/help" : "/sheet/next")
    }

    private static func question(_ number: Int) -> String { "/sheet?question=\(number)" }

    private static func tell(needsHelp: Bool) throws -> Reply {
        Reply(status: 200, body: .json(try JSONText.bytes(Told(help: needsHelp ? true : nil))))
    }

    private struct Told: Encodable {
        let help: Bool?
        let next: String?

        init(help: Bool?) {
            self.help = help
            next = help.map { _ in "/sheet/help" }
        }
    }
}

extension SheetProgress {
    /// Where a sheet leads whose end was asked for.
    var nextPage: String {
        if isFinished { return "/sheet/result" }
        return isNotValid ? "/sheet/again" : "/sheet/missing"
    }
}
