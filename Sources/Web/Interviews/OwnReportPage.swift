import Access
import Care
import InterviewRules
import Interviews

/// Where the code from the slip of paper is written, to read one's own report.
struct ReportCodePage {
    var code = ""
    var problem: InterviewError?

    func page(for visit: Visit) -> Page {
        let title = Phrase("interviews.own.title")
        let fault = FieldFault(problem?.phrase, id: "code", hint: "code-hint")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: "code"))<h1>\(say: title)</h1>
                <p class="lead">\(say: "interviews.own.lead")</p>
                <form class="card" method="post" action="/s/report" data-code>\(Form.token(visit))
                <div class="field"><label for="code">\(say: "interviews.own.code")</label>
                <span class="hint" id="code-hint">\(say: "interviews.own.codeHint")</span>
                <input class="code" type="text" id="code" name="code" value="\(code)" required maxlength="20"
                autocomplete="off" autocapitalize="characters" spellcheck="false"\(fault.attributes)>\
                \(fault.words)</div>
                <div class="actions"><button class="btn">\(say: "interviews.own.open")</button></div></form>
                """)
    }
}

/// A person's own report: the numbers that help first, then words; no number and no name of anything.
struct OwnReportPage {
    let report: ReadOwnReport.Outcome

    let code: String

    static func open(_ visit: Visit) async throws -> Reply {
        try await answer(visit) { code in
            let report = try await visit.performOpenly(ReadOwnReport(code: code))
            return .page(OwnReportPage(report: report, code: code).page(for: visit))
        }
    }

    /// A wrong code is counted, whatever it should have opened.
    static func answer(_ visit: Visit, _ found: (String) async throws -> Reply) async throws -> Reply {
        let code = visit.fields["code"] ?? ""
        do {
            return try await found(code)
        } catch InterviewError.noSuchCode {
            var reply = Reply.page(ReportCodePage(code: code, problem: .noSuchCode).page(for: visit), status: 422)
            reply.isWrongCode = true
            return reply
        } catch InterviewError.noReport {
            return .page(Self.notYet(visit), status: 404)
        }
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("interviews.own.title"),
            main: """
                <div class="calm"><h1>\(say: "interviews.own.heading")</h1>
                <p class="small">\(visit.choose(report.titles)) · \(visit.date(report.report.releasedAt.day))</p></div>
                <ul class="lines">\(each: HelpLineList.lines(visit, for: report.region))</ul>
                <section class="card report" aria-labelledby="words"><h2 id="words">\(say: "interviews.own.words")</h2>
                \(each: report.report.sentences.map { "<p>\(say: $0.phrase)</p>\n" })\
                \(if: report.report.words != nil, "<p>\(report.report.words ?? "")</p>")</section>
                \(report.path.map { OwnPathCard(path: $0).html(visit) } ?? .empty)
                <p class="small">\(say: "interviews.own.noDiagnosis")</p>
                <form class="actions no-print" method="post" action="/s/report/paper">\(Form.token(visit))\
                \(Form.hidden("code", code))
                <button class="btn small quiet">\(say: "interviews.own.take")</button>
                <a class="btn plain" href="/s/report">\(say: "interviews.own.close")</a></form>
                """)
    }

    /// The same for everybody, whatever was answered and whoever waits.
    private static func notYet(_ visit: Visit) -> Page {
        Page(
            title: Phrase("interviews.own.notYet"),
            main: """
                <div class="calm"><h1>\(say: "interviews.own.notYet")</h1>
                <p class="lead">\(say: "interviews.own.notYetLead")</p></div>
                <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}
