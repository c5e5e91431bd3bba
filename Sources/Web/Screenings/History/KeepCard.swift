import Care
import Screenings

/// On the result page: the offer to keep the result in a history of one's own.
struct KeepCard {
    let isKept: Bool
    /// Months without a visit after which a history is forgotten.
    let months: Int
    /// What was typed as a code, so that it can be mended.
    var code = ""
    var problem: Phrase?

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card no-print" aria-labelledby="keep"><h2 id="keep">\(say: "history.keep.title")</h2>
        \(isKept ? kept : offer(visit))</section>
        """
    }

    private var kept: HTML {
        """
        <p>\(say: "history.keep.done")</p>
        <p><a class="btn quiet" href="/history">\(say: "history.keep.look")</a></p>
        """
    }

    private func offer(_ visit: Visit) -> HTML {
        """
        <p>\(say: "history.keep.words")</p>
        \(visit.historyKey == nil ? begin(visit) : addToOpen(visit))
        <details\(if: problem != nil, " open")><summary>\(say: "history.keep.haveCode")</summary>
        <form class="inline-form" method="post" action="/sheet/add">\(Form.token(visit))
        \(CodeField(code: code, problem: problem).html)
        <button class="btn quiet">\(say: "history.keep.add")</button></form></details>
        <p class="small">\(say: "history.keep.term", ["months": "\(months)"])</p>
        """
    }

    private func begin(_ visit: Visit) -> HTML {
        """
        <form method="post" action="/sheet/keep">\(Form.token(visit))\(Form.request(visit))\
        <button class="btn quiet">\(say: "history.keep.begin")</button></form>
        """
    }

    /// A history that was opened on this device within the hour.
    private func addToOpen(_ visit: Visit) -> HTML {
        """
        <form method="post" action="/sheet/add">\(Form.token(visit))\
        <button class="btn quiet">\(say: "history.keep.addToOpen")</button></form>
        """
    }
}

/// Where a history's code is written, in any case and spacing.
struct CodeField {
    var code = ""
    var problem: Phrase?

    var html: HTML {
        let fault = FieldFault(problem, id: "history-code", hint: "history-code-hint")
        return """
            <div class="field wide"><label for="history-code">\(say: "history.code.label")</label>
            <span class="hint" id="history-code-hint">\(say: "history.code.hint")</span>
            <input class="spelled" id="history-code" name="code" type="text" value="\(code)" autocomplete="off" \
            autocapitalize="characters" spellcheck="false" required placeholder="XXXX-XXXX-XXXX-XXXX"\
            \(fault.attributes)>\(fault.words)</div>
            """
    }
}
