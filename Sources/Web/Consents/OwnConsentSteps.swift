import Access
import Care
import Consents
import Screenings

/// What a person says about their own taking part, by the code on their slip of paper. The code goes from page to page
/// in a hidden field and never stands in an address.
enum OwnConsentSteps {
    /// Where the code is asked for, to look at what one has said or to take it back.
    static func enter(_ visit: Visit) -> Reply { .page(OwnConsentCodePage().page(for: visit)) }

    /// What was said so far, or the choice.
    static func show(_ visit: Visit) async throws -> Reply {
        try await forCode(visit) { code in try await page(code, visit) }
    }

    /// Somebody whose turn it is to be asked, before anything begins; `nil` where asking would change nothing.
    static func ask(_ code: String, _ visit: Visit) async throws -> Reply? {
        let own = try await visit.performOpenly(ReadOwnConsent(code: code))
        guard own.mayAnswer, own.said == nil || own.isAskedAgain else { return nil }
        return [.waitsForYou, .waitsForBoth].contains(own.state) ? try await page(code, visit) : nil
    }

    /// Whoever agrees and may begin does so with the same press, where nothing else is asked.
    static func agree(_ visit: Visit) async throws -> Reply {
        try await forCode(visit) { code in
            let notice = ID<Notice>(visit.fields["notice"] ?? "")
            _ = try await visit.performOpenly(GiveOwnConsent(code: code, notice: notice))
            let own = try await visit.performOpenly(ReadOwnConsent(code: code))
            let begins = own.state == .mayBegin && !own.sharing.contains(where: \.isOpen)
            return begins ? try await EnterSitting.begin(visit) : try await page(code, visit)
        }
    }

    static func decline(_ visit: Visit) async throws -> Reply {
        try await forCode(visit) { code in
            _ = try await visit.performOpenly(DeclineOwnConsent(code: code))
            return try await page(code, visit)
        }
    }

    /// Whether a third party may get data, which changes nothing of taking part.
    static func share(_ visit: Visit) async throws -> Reply {
        try await forCode(visit) { code in
            _ = try await visit.performOpenly(try await visit.input(AnswerSharingForOneself.self))
            return try await page(code, visit)
        }
    }

    /// The key of a sitting that is gone goes with it.
    static func takeBack(_ visit: Visit) async throws -> Reply {
        try await forCode(visit) { code in
            _ = try await visit.performOpenly(WithdrawOwnConsent(code: code))
            return try await page(code, visit).setting(Cookie.clear(Cookie.sitting, secure: visit.isSecure))
        }
    }

    private static func page(_ code: String, _ visit: Visit, problem: ConsentError? = nil) async throws -> Reply {
        let own = try await visit.performOpenly(ReadOwnConsent(code: code))
        return .page(
            OwnConsentPage(own: own, code: code, problem: problem).page(for: visit),
            status: problem.map { Problems.status(of: $0.kind) } ?? 200)
    }

    /// A wrong code is counted, so that whoever goes on guessing has to wait; every other problem is told on the page.
    private static func forCode(_ visit: Visit, _ step: (String) async throws -> Reply) async throws -> Reply {
        let code = visit.fields["code"] ?? ""
        do {
            return try await step(code)
        } catch ConsentError.noSuchCode {
            var reply = Reply.page(OwnConsentCodePage(code: code, problem: .noSuchCode).page(for: visit), status: 422)
            reply.isWrongCode = true
            return reply
        } catch let problem as ConsentError {
            return try await page(code, visit, problem: problem)
        }
    }
}
