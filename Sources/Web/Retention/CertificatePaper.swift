import Access
import Accounts
import Care
import Files
import Retention

/// A certificate on A4, for the file of whoever must show that data are gone. Across it stands who took it and when.
struct CertificatePaper {
    let told: ReadCertificate.Outcome

    static func take(_ visit: Visit) async throws -> Reply {
        let paper = CertificatePaper(told: try await visit.perform(try await visit.input(TakeCertificate.self)))
        return .file(try paper.bytes(visit), type: "application/pdf", name: "certificate-of-deletion.pdf")
    }

    func bytes(_ visit: Visit) throws -> [UInt8] {
        let (certificate, name) = (told.certificate, visit.choose(told.certificate.titles))
        let title = visit.say(Phrase("retention.certificate.number", ["number": "\(certificate.number)"]))
        let taken = visit.say(
            Phrase(
                "retention.certificate.taken",
                ["who": visit.presence?.displayName ?? "", "when": visit.date(visit.now)]))
        return try PDFPaper(
            title: title, language: visit.language, made: visit.now, header: name, footer: taken, watermark: taken,
            parts: [
                .title(title), .paragraph("\(name) · \(visit.say(certificate.kind.phrase))"),
                .note(visit.say(told.check)), .table(facts(visit)),
                .heading(said("retention.certificate.done", visit)), .table(done(visit)),
                .small("\(said("retention.certificate.mark", visit)) \(told.mark)"),
                .small(said("retention.certificate.chain", visit)),
            ]
        ).pdf()
    }

    private func facts(_ visit: Visit) -> PDFTable {
        let certificate = told.certificate
        let facts = [
            ("proposed", visit.date(certificate.proposedAt)),
            ("first", "\(certificate.first) · \(visit.date(certificate.firstAt))"),
            ("second", "\(certificate.second) · \(visit.date(certificate.secondAt))"),
            ("ended", visit.date(certificate.endedAt)),
            (certificate.kind.peopleKey, "\(Figures.grouped(certificate.invited))"),
            ("sittings", "\(Figures.grouped(certificate.sittings))"), ("kept", "\(Figures.grouped(certificate.kept))"),
        ]
        return PDFTable(
            [PDFColumn(said("retention.column.what", visit)), PDFColumn("")],
            rows: facts.map { [said("retention.fact.\($0)", visit), $1] })
    }

    private func done(_ visit: Visit) -> PDFTable {
        let columns = [
            PDFColumn(said("retention.column.what", visit), share: 3),
            PDFColumn(said("retention.column.deleted", visit), .trailing),
        ]
        return PDFTable(columns, rows: told.certificate.parts.map { part in
            [said("retention.part.\(part.part.rawValue)", visit), "\(Figures.grouped(part.deleted))"]
        })
    }

    private func said(_ key: String, _ visit: Visit) -> String { visit.say(Phrase(key)) }
}
