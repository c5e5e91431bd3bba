import Access
import Care
import ScreeningRules
import Screenings

/// The questions of a sitting: one a screen, or a whole part.
enum AnswerSitting {
    /// Where somebody goes on who comes back, also on another device.
    static func goOn(_ visit: Visit) async throws -> Reply {
        try await OpenSitting.with(visit) { open in
            if open.isTimeOver(visit.now) { return .go("/sitting/end") }
            return .go("/sitting/sheet/\(open.sitting.sheet)?question=\(open.nextNumber)")
        }
    }

    static func one(_ visit: Visit) async throws -> Reply {
        try await OpenSitting.with(visit, sheet: sheet(visit)) { open in
            if open.isTimeOver(visit.now) { return .go("/sitting/end") }
            let number = visit.fields["question"].flatMap { Int($0) } ?? open.nextNumber
            return .page(SittingQuestionPage(open: open, number: number).page(for: visit))
        }
    }

    static func all(_ visit: Visit) async throws -> Reply {
        try await OpenSitting.with(visit, sheet: sheet(visit)) { open in
            if open.isTimeOver(visit.now) { return .go("/sitting/end") }
            return .page(SittingListPage(open: open).page(for: visit))
        }
    }

    private static func sheet(_ visit: Visit) -> Int { visit.fields["sheet"].flatMap { Int($0) } ?? 0 }
}

/// Saving, with script in the background and without it step by step. Time that is over refuses no answer.
enum SaveSitting {
    static func one(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sittingKey else { throw SittingProblem.noSitting }
        guard let item = visit.fields["item"] else { throw Refusal.invalid(field: "item") }
        guard let sheet = visit.fields["sheet"].flatMap({ Int($0) }) else { throw Refusal.invalid(field: "sheet") }
        let isTakenBack = visit.fields["go"] == "clear"
        let option = isTakenBack ? nil : visit.fields["option"].flatMap { $0.isEmpty ? nil : $0 }
        let saving = SaveSittingAnswer(sittingKey: key, sheet: sheet, item: item, option: option)
        if visit.wantsJSON {
            let step = try await visit.performOpenly(saving)
            return Reply(status: 200, body: .json(try JSONText.bytes(Told(next: visit.stop(after: step)))))
        }
        return try await orWayOn {
            // Going on without an answer is allowed, and takes none away that was given before.
            if option != nil || isTakenBack, let stop = visit.stop(after: try await visit.performOpenly(saving)) {
                return .go(stop)
            }
            return try await OpenSitting.with(visit, sheet: sheet) { open in
                .go(isTakenBack
                    ? question(open.number(of: item) ?? open.nextNumber, in: open)
                    : next(after: item, isBack: visit.fields["go"] == "back", in: open))
            }
        }
    }

    static func all(_ visit: Visit) async throws -> Reply {
        guard visit.sittingKey != nil else { return .go("/s") }
        return try await orWayOn {
            let saving = try visit.fields.decode(SaveSittingAnswers.self)
            if let stop = visit.stop(after: try await visit.performOpenly(saving)) { return .go(stop) }
            if visit.fields["go"] == "later" { return .go("/sitting/pause") }
            return try await OpenSitting.with(visit, sheet: saving.sheet) { .go($0.pageAfter(all: true)) }
        }
    }

    private static func orWayOn(_ step: () async throws -> Reply) async throws -> Reply {
        do {
            return try await step()
        } catch let problem as SittingProblem {
            guard let path = problem.wayOn else { throw problem }
            return .go(path)
        }
    }

    private static func next(after item: String, isBack: Bool, in open: OpenSitting) -> String {
        let number = (open.number(of: item) ?? open.nextNumber) + (isBack ? -1 : 1)
        guard number <= open.items.count else { return open.pageAfter(all: false) }
        return question(number, in: open)
    }

    private static func question(_ number: Int, in open: OpenSitting) -> String {
        "/sitting/sheet/\(open.sitting.sheet)?question=\(max(1, number))"
    }

    private struct Told: Encodable {
        let help: Bool?
        let next: String?

        init(next: String?) {
            help = next.map { _ in true }
            self.next = next
        }
    }
}

extension Visit {
    /// The page that must come before the next question: help first, then that somebody goes on elsewhere, or that all
    /// was handed in.
    ///
    /// An answer may have been kept although its reply was lost on the way. Sent again it raises nothing new: so a
    /// grave answer counts again, unless the page it came from was written after help had been shown (`helped`).
    fileprivate func stop(after step: SittingStep) -> String? {
        if step.help || (step.isGrave && fields["helped"] == nil) { return "/sitting/help" }
        if step.isElsewhere { return "/sitting/elsewhere" }
        return step.isLate ? "/sitting/done" : nil
    }
}
