import Access
public import Care
public import Files
import Foundation
public import Instruments
public import ScreeningRules

/// Scales that institutions of the town bring, with plainly made-up words.
extension Town {
    /// Words for every place of a template, each bearing a mark by which it is found again.
    public func wording(
        of template: String, mark: String = "示例", languages: [Language] = [.zhHans]
    ) async throws -> UploadedFile {
        let form = try await perform(ReadWordingForm(template: template), as: .northAdministrator)
        let words = Dictionary(
            uniqueKeysWithValues: languages.map { language in
                (language.rawValue, Dictionary(uniqueKeysWithValues: form.places.map { ($0, "\(mark) \($0)") }))
            })
        return UploadedFile(name: "wording.json", bytes: Array(try JSONEncoder().encode(words)))
    }

    /// Brings a template with made-up words.
    public func load(
        _ template: String = "isi", in region: Region = TownPlaces.north, unit: String? = nil,
        by person: Townsperson = .northAdministrator, mark: String = "示例", licence: LicenceEntry = .inTown(),
        proof: [UInt8] = ProofPaper.pdf
    ) async throws -> LoadedInstrument {
        try await perform(
            LoadInstrument(
                template: template, region: region, unit: unit, file: try await wording(of: template, mark: mark),
                licence: licence, proof: UploadedFile(name: "proof", bytes: proof)),
            as: person)
    }

    /// Brings a template and has the city's administrator approve it.
    public func loadAndApprove(
        _ template: String = "isi", in region: Region = TownPlaces.north, unit: String? = nil, mark: String = "示例",
        licence: LicenceEntry = .inTown()
    ) async throws -> LoadedInstrument {
        let loaded = try await load(template, in: region, unit: unit, mark: mark, licence: licence)
        try await perform(ApproveLoad(load: loaded.load), as: .platformAdministrator)
        return loaded
    }

    /// The scale as the north's administrator sees it.
    public func scale(_ loaded: LoadedInstrument, version: String? = nil) async throws -> Questionnaire {
        let read = ReadInstrument(instrument: loaded.instrument.rawValue, version: version)
        return try await perform(read, as: .northAdministrator).scale.questionnaire
    }
}

/// Papers that prove a licence.
public enum ProofPaper {
    public static let pdf = Array("%PDF-1.7 a licence".utf8)
    public static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    public static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]
}

extension LicenceEntry {
    /// A licence of an invented holder that counts all year in the town.
    public static func inTown(
        number: String = "L-1", until: String = "2026-12-31", electronic: Bool = true, cleared: Bool? = nil,
        sittings: String? = nil
    ) -> LicenceEntry {
        LicenceEntry(
            holder: "示例授权方", number: number, onPaper: true, electronic: electronic, cleared: cleared,
            sittings: sittings, validFrom: "2026-01-01", validUntil: until)
    }
}

extension Questionnaire {
    /// A sheet with the same points at every item that has them.
    public func answers(points: Int) -> Answers {
        Answers(
            Dictionary(
                uniqueKeysWithValues: items.compactMap { item in
                    item.options.first { $0.weight == points }.map { (item.linkId, $0.code) }
                }))
    }
}
