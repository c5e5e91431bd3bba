import Access
import Care
import Screenings

/// From the personal code to the first question.
enum EnterSitting {
    static func begin(_ visit: Visit) async throws -> Reply {
        let code = visit.fields["code"] ?? ""
        let language = visit.fields["language"].flatMap(Language.init(rawValue:)) ?? visit.language
        do {
            let begun = try await visit.performOpenly(BeginSitting(code: code, language: language))
            let cookie = Cookie.set(Cookie.sitting, begun.sittingKey, seconds: nil, secure: visit.isSecure)
            var reply = Reply.go("/sitting").setting(cookie)
            reply.begunBy = begun.isNew ? mark(of: code, visit) : nil
            return reply
        } catch SittingProblem.noSuchCode {
            var reply = Reply.page(CodePage(code: code, problem: .noSuchCode).page(for: visit), status: 422)
            reply.isWrongCode = true
            return reply
        } catch SittingProblem.handedIn {
            return .go("/sitting/done")
        } catch SittingProblem.notInThisLanguage(let offered) {
            return .page(SittingLanguagePage(code: code, offered: offered).page(for: visit), status: 409)
        } catch SittingProblem.mayNotBegin {
            // Whoever has still to be asked is asked here and now; of everybody else's answer nothing is told.
            if let asked = try await OwnConsentSteps.ask(code, visit) { return asked }
            return .page(NotNowPage(reason: .mayNotBegin).page(for: visit), status: 409)
        } catch let problem as SittingProblem where NotNowPage.reasons.contains(problem) {
            return .page(NotNowPage(reason: problem).page(for: visit), status: 409)
        }
    }

    /// The same for every way of writing one code, which is not kept in memory itself.
    private static func mark(of code: String, _ visit: Visit) -> String? {
        TypedCode.written(code).map { visit.house.derivedWord("begun sitting", $0) }
    }
}

/// Where the code from the slip of paper is written. A QR code brings it behind the `#`; the script puts it into the
/// field, and nothing begins before the person says so.
///
/// The same code opens what was said, so that a consent is taken back with as many presses as it was given: the code,
/// and then one (PIPL art. 15).
struct CodePage {
    var code = ""
    var problem: SittingProblem?

    func page(for visit: Visit) -> Page {
        let title = Phrase("sittings.code.title")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: "code"))<h1>\(say: title)</h1>
                <p class="lead">\(say: "sittings.code.lead")</p>
                <form class="card" method="post" action="/s" data-code>\(Form.token(visit))
                <div class="field"><label for="code">\(say: "sittings.code.field")</label>
                <span class="hint" id="code-hint">\(say: "sittings.code.hint")</span>
                <input class="code" type="text" id="code" name="code" value="\(code)" required maxlength="20"
                autocomplete="off" autocapitalize="characters" spellcheck="false"\(fault.attributes)>\
                \(fault.words)</div>
                <div class="actions"><button class="btn">\(say: "sittings.code.begin")</button>\
                <button class="btn plain" formaction="/s/consent">\(say: "consents.own.again")</button></div></form>
                <section class="card" aria-labelledby="know"><h2 id="know">\(say: "sittings.code.know")</h2>
                <ul class="tips"><li>\(say: "sittings.code.fact.free")</li>\
                <li>\(say: "sittings.code.fact.name")</li><li>\(say: "sittings.code.fact.skip")</li>\
                <li>\(say: "sittings.code.fact.stop")</li><li>\(say: "sittings.code.fact.seen")</li>\
                <li>\(say: "sittings.code.fact.danger")</li></ul>
                <p><a class="link" href="/s/report">\(say: "interviews.own.linked")</a></p>
                <p><a class="link" href="/s/rights">\(say: "rights.own.linked")</a></p></section>
                """)
    }

    private var fault: FieldFault { FieldFault(problem?.phrase, id: "code", hint: "code-hint") }
}

/// It cannot begin now. Nobody is to blame, nothing follows from it, and who has said what is not told.
struct NotNowPage {
    static let reasons: [SittingProblem] = [.notOpenYet, .over, .mayNotBegin, .nothingForThisAge]

    let reason: SittingProblem

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("sittings.notNow.title"),
            main: """
                <div class="calm"><h1>\(say: "sittings.notNow.title")</h1>
                <p class="lead">\(say: reason.phrase)</p></div>
                <p>\(say: "sittings.notNow.nothing")</p>
                <div class="actions"><a class="btn plain" href="/s">\(say: "sittings.notNow.back")</a></div>
                <h2>\(say: "sittings.talk")</h2>
                <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}
