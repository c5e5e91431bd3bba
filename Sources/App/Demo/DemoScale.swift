import Access
import Accounts
import Care
import Files
import Foundation
import Instruments

/// A scale that an institution of the demo has brought: a template with plainly made-up words, under an invented
/// licence. One of them ends soon, so that the ledger has something to warn of; the other one has questions that call
/// for help, for the sittings of the demo's class.
struct DemoScale: Decodable, Sendable {
    let template: String
    let loadedBy: String
    let approvedBy: String
    let holder: String
    let number: String
    /// Until the licence ends, counted from the demo's first day.
    let daysLeft: Int
    /// How often it may be given.
    let sittings: String
    let words: [String: [String: String]]

    static let files = ["scale.json", "flag-scale.json"]

    init(_ resources: Resources, file name: String) throws {
        let file = try resources.demo.appending(path: name)
        self = try JSONDecoder().decode(DemoScale.self, from: Data(contentsOf: file))
    }

    /// Brought by one administrator and approved by another, as everywhere. Interrupted, it goes on where it was.
    func load(into house: House, for town: DemoTown) async throws {
        guard let post = town.staff.first(where: { $0.account == loadedBy })?.post else { return }
        let today = house.office.now.day
        let loaded = try await house.office.perform(
            LoadInstrument(
                template: template, region: post.region, unit: nil,
                file: UploadedFile(name: "words.json", bytes: Array(try JSONEncoder().encode(words))),
                licence: LicenceEntry(
                    holder: holder, number: number, onPaper: true, electronic: true, cleared: true, sittings: sittings,
                    validFrom: today.adding(days: -320).description,
                    validUntil: today.adding(days: daysLeft).description),
                proof: UploadedFile(name: "proof.pdf", bytes: Self.proof)),
            as: try await person(loadedBy, in: house))
        do {
            _ = try await house.office.perform(
                ApproveLoad(load: loaded.load), as: try await person(approvedBy, in: house))
        } catch InstrumentError.decidedAlready {
            return
        }
        _ = try await house.office.perform(WarnOfLicences(), as: .system("demo"))
    }

    private func person(_ login: String, in house: House) async throws -> Caller {
        try await house.office.perform(RecogniseColleague(login: login), as: .system("demo")).caller
    }

    /// The smallest PDF that viewers open: one empty page.
    private static let proof = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF

        """.utf8)
}
