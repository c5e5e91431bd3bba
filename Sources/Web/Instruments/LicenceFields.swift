import Access
import Care
import Instruments

/// The fields of a licence, the same for a new scale and for a renewal.
struct LicenceFields {
    let needsClearance: Bool
    let given: Fields
    let problem: (any Problem)?

    var html: HTML {
        """
        <fieldset><legend><h2>\(say: "instruments.form.licence")</h2></legend>
        \(line("licence.holder", Phrase("instruments.field.holder"), Phrase("instruments.form.holderHint")))
        \(line("licence.number", Phrase("instruments.field.number"), Phrase("instruments.form.numberHint")))
        \(media)
        \(line(
            "licence.sittings", Phrase("instruments.field.sittings"), Phrase("instruments.form.sittingsHint"),
            isNeeded: false))
        <div class="inline-form">\(day("licence.validFrom", Phrase("instruments.form.from")))
        \(day("licence.validUntil", Phrase("instruments.form.until")))</div>
        \(proof)</fieldset>
        """
    }

    private var media: HTML {
        """
        <fieldset class="field" id="licence.electronic"><legend>\(say: "instruments.field.medium")</legend>
        <div class="choices">\(box("licence.onPaper", Phrase("instruments.medium.paper")))
        \(box("licence.electronic", Phrase("instruments.medium.electronic")))</div>\
        \(fault("licence.electronic"))</fieldset>
        \(if: needsClearance, clearance)
        """
    }

    /// Rulebook E.1 forbids the electronic form of some scales unless a licence expressly allows it.
    private var clearance: HTML {
        """
        <div class="note warn field" id="licence.cleared"><p>\(say: "instruments.source.clearance")</p>
        <div class="choices">\(box("licence.cleared", Phrase("instruments.form.cleared")))</div>\
        \(fault("licence.cleared"))</div>
        """
    }

    private var proof: HTML {
        """
        <div class="field"><label for="proof">\(say: "instruments.form.proof")</label>
        <span class="hint" id="proof-hint">\(say: "instruments.form.proofHint")</span>
        <input type="file" id="proof" name="proof" required accept=".pdf,.png,.jpg,.jpeg"
        aria-describedby="proof-hint"\(mark("proof"))>\(fault("proof"))</div>
        """
    }

    private func box(_ name: String, _ words: Phrase) -> HTML {
        """
        <div class="choice"><input type="checkbox" id="\(name)-box" name="\(name)" value="yes"\
        \(if: given[name] == "yes", " checked")><label for="\(name)-box">\(say: words)</label></div>

        """
    }

    private func line(_ name: String, _ label: Phrase, _ hint: Phrase, isNeeded: Bool = true) -> HTML {
        """
        <div class="field"><label for="\(name)">\(say: label)</label>
        <span class="hint" id="\(name)-hint">\(say: hint)</span>
        <input type="text" id="\(name)" name="\(name)" value="\(given[name] ?? "")"
        maxlength="\(InstrumentError.longestLine)"\(if: isNeeded, " required")
        aria-describedby="\(name)-hint"\(mark(name))>
        \(fault(name))</div>

        """
    }

    private func day(_ name: String, _ label: Phrase) -> HTML {
        """
        <div class="field"><label for="\(name)">\(say: label)</label>
        <input type="date" id="\(name)" name="\(name)" value="\(given[name] ?? "")" required\(mark(name))>\
        \(fault(name))</div>

        """
    }

    private func mark(_ field: String) -> HTML { isAt(field) ? " aria-invalid=\"true\"" : .empty }

    private func fault(_ field: String) -> HTML {
        guard isAt(field), let problem else { return .empty }
        return "<span class=\"fault\">\(say: problem.phrase)</span>"
    }

    private func isAt(_ field: String) -> Bool { problem?.kind == .invalid(field: field) }
}
