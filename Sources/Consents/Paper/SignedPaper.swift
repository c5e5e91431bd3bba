import Access
import Care
import Files

/// Who signed a paper, when, and what kind of scan it is, read from a form and found sound.
struct SignedPaper {
    let name: String
    let day: Day
    let kind: PaperKind

    init(
        signedBy: Private<String>, on day: String, _ scan: UploadedFile, request: String, today: Day
    ) throws(ConsentError) {
        name = signedBy.exposed.trimmed
        guard !name.isEmpty else { throw .missing(field: "signedBy") }
        guard name.count <= RecordPaperConsent.longestName else {
            throw .tooLong(field: "signedBy", most: RecordPaperConsent.longestName)
        }
        guard let signed = Day(day) else { throw .badDay }
        guard signed <= today else { throw .notYet }
        guard !request.trimmed.isEmpty else { throw .noRequest }
        self.day = signed
        kind = try PaperScan.kind(of: scan.bytes)
    }
}
