import Access
import Care
import Retention

/// A certificate to be read and printed, with what a look into the database says now.
struct CertificatePage {
    let told: ReadCertificate.Outcome
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let told = try await visit.perform(try await visit.input(ReadCertificate.self))
        return .page(CertificatePage(told: told, waiting: try await visit.waitingAlerts()).page(for: visit))
    }

    private var isWhole: Bool { told.isGenuine && told.leftOver == 0 }

    func page(for visit: Visit) -> Page {
        let certificate = told.certificate
        let number = ["number": "\(certificate.number)"]
        return Page(
            title: Phrase("retention.certificate.number", number), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/campaigns/\(certificate.campaign)/retention">‹ \
                \(visit.choose(certificate.titles))</a></p>
                <div class="head"><div><h1>\(say: "retention.certificate.number", number)</h1>
                <p>\(visit.choose(certificate.titles)) · \(say: certificate.kind.phrase)</p></div></div>
                <p class="note\(if: !isWhole, " bad")">\(say: told.check)</p>
                <div class="card">\(facts(visit))</div>
                \(table)
                <p class="small">\(say: "retention.certificate.mark") <code>\(told.mark)</code></p>
                <p class="small">\(say: "retention.certificate.chain")</p>
                <form class="no-print" method="post" action="/retention/\(certificate.list)/certificate/paper">\
                \(Form.token(visit))<button class="btn small quiet">\(say: "retention.certificate.take")</button></form>
                """)
    }

    private func facts(_ visit: Visit) -> HTML {
        let certificate = told.certificate
        return """
            <dl class="pairs"><dt>\(say: "retention.fact.proposed")</dt><dd>\(visit.date(certificate.proposedAt))</dd>
            <dt>\(say: "retention.fact.first")</dt><dd>\(certificate.first)\
            <span class="sub">\(visit.date(certificate.firstAt))</span></dd>
            <dt>\(say: "retention.fact.second")</dt><dd>\(certificate.second)\
            <span class="sub">\(visit.date(certificate.secondAt))</span></dd>
            \(certificate.retriedBy.map { retried($0, certificate.retriedAt, visit) } ?? .empty)\
            <dt>\(say: "retention.fact.ended")</dt><dd>\(visit.date(certificate.endedAt))</dd>
            <dt>\(say: certificate.kind.peoplePhrase)</dt><dd>\(Figures.grouped(certificate.invited))</dd>
            <dt>\(say: "retention.fact.sittings")</dt><dd>\(Figures.grouped(certificate.sittings))</dd>
            <dt>\(say: "retention.fact.kept")</dt><dd>\(Figures.grouped(certificate.kept))</dd></dl>
            """
    }

    private func retried(_ person: String, _ at: Moment?, _ visit: Visit) -> HTML {
        """
        <dt>\(say: "retention.fact.retried")</dt><dd>\(person)\
        <span class="sub">\(at.map { visit.date($0) } ?? "")</span></dd>

        """
    }

    private var table: HTML {
        """
        <div class="sheet"><table><caption>\(say: "retention.certificate.done")</caption>
        <thead><tr><th scope="col">\(say: "retention.column.what")</th>
        <th scope="col" class="num">\(say: "retention.column.deleted")</th></tr></thead>
        <tbody>\(each: told.certificate.parts.map { part in
            """
            <tr><th scope="row">\(say: "retention.part.\(part.part.rawValue)")</th>
            <td class="num">\(Figures.grouped(part.deleted))</td></tr>

            """
        })</tbody></table></div>
        """
    }
}

extension ReadCertificate.Outcome {
    /// What the look into the database says now.
    var check: Phrase {
        if !isGenuine { return Phrase("retention.certificate.changed") }
        if leftOver > 0 { return Phrase("retention.certificate.left", ["count": "\(leftOver)"]) }
        return Phrase("retention.certificate.whole")
    }
}
