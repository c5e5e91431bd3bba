/// Below the answers: that they are kept, and the code that brings them back. Its words are the script's words.
struct KeptLine {
    let hasAnswers: Bool
    let code: String?

    var html: HTML {
        """
        <div class="kept"><p class="saved" role="status" data-state="\(hasAnswers ? "saved" : "none")" \
        data-saving="\(say: "screenings.kept.saving")" data-saved="\(say: "screenings.kept.saved")" \
        data-failed="\(say: "screenings.kept.failed")">\(if: hasAnswers, "\(say: "screenings.kept.saved")")</p>
        \(code.map(codeLine) ?? .empty)</div>
        """
    }

    private func codeLine(_ code: String) -> HTML {
        "<p>\(say: "screenings.kept.code") <strong class=\"code\">\(code)</strong></p>"
    }
}
