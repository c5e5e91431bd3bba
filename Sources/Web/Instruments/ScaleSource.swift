import Access
import Care
import Instruments
import ScreeningRules

/// Where a scale comes from and on whose permission it is used.
struct ScaleSource {
    let found: ReadInstrument.Outcome

    private var scale: Questionnaire { found.scale.questionnaire }

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="source"><h2 id="source">\(say: "instruments.source.title")</h2>
        <dl class="pairs"><dt>\(say: "instruments.source.holder")</dt><dd>\(scale.licence.holder)</dd>
        <dt>\(say: "instruments.source.terms")</dt>
        <dd>\(scale.licence.terms[visit.language])\(if: scale.licence.isNonCommercial, nonCommercial)</dd>
        <dt>\(say: "instruments.source.citation")</dt><dd lang="en">\(scale.licence.citation)</dd></dl>
        \(if: scale.needsClearance, "<p class=\"note warn\">\(say: "instruments.source.clearance")</p>")
        \(own(visit))
        <details><summary>\(say: "instruments.source.sources")</summary>
        <ul lang="en">\(each: scale.sources.map { "<li>\($0)</li>\n" })</ul></details></section>
        """
    }

    private var nonCommercial: HTML { "<span class=\"sub\">\(say: "instruments.licence.nonCommercial")</span>" }

    private func own(_ visit: Visit) -> HTML {
        guard found.kind == .owned else { return .empty }
        guard let licence = found.licence else { return "<p>\(say: "instruments.licence.waiting")</p>" }
        return """
            <h3>\(say: "instruments.source.own")</h3>
            \(LicenceList(licence: licence).html)
            \(if: found.isInCharge && visit.holds(.loadInstruments), renew)
            """
    }

    private var renew: HTML {
        """
        <p class="no-print"><a class="btn small quiet" href="/licences/\(found.id)/renew">\
        \(say: "instruments.do.renew")</a></p>
        """
    }
}

/// What a licence says, as pairs.
struct LicenceList {
    let licence: LicenceFacts

    var html: HTML {
        """
        <dl class="pairs"><dt>\(say: "instruments.field.holder")</dt><dd>\(licence.holder)</dd>
        <dt>\(say: "instruments.field.number")</dt><dd>\(licence.number)</dd>
        <dt>\(say: "instruments.field.medium")</dt><dd>\(medium)</dd>
        <dt>\(say: "instruments.field.sittings")</dt><dd>\(sittings)</dd>
        <dt>\(say: "instruments.field.term")</dt>
        <dd>\(licence.term.from.description) – \(licence.term.until.description)</dd></dl>
        """
    }

    private var medium: HTML {
        switch (licence.onPaper, licence.electronic) {
        case (true, true): "\(say: "instruments.medium.both")"
        case (true, false): "\(say: "instruments.medium.paper")"
        case (false, _): "\(say: "instruments.medium.electronic")"
        }
    }

    private var sittings: HTML {
        licence.sittings.map { "\($0)" } ?? "\(say: "instruments.field.unlimited")"
    }
}
