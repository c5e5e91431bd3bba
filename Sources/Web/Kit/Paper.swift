import Accounts
import Care
import Files

extension Visit {
    /// A paper that bears who has taken it out and when, across every page (rulebook H.7).
    func paper(_ title: String, header: String, footer: String, _ parts: [PDFPart]) -> PDFPaper {
        PDFPaper(
            title: title, language: language, made: now, header: header, footer: footer,
            watermark: "\(presence?.displayName ?? "") · \(now.day) \(now.clockText)", parts: parts)
    }
}

extension Reply {
    /// A printed paper to keep; the name is ours and never somebody else's.
    static func paper(_ paper: PDFPaper, name: String) throws -> Reply {
        .file(try paper.pdf(), type: "application/pdf", name: "\(name).pdf")
    }
}
