public import Access
public import Care
public import Files
import Foundation
import ScreeningRules
import Storage

/// Brings a scale under an institution's own licence: a template with its wording, or a whole file.
///
/// Everything is checked before anything is kept: the format, the words in every language, the golden vectors, the
/// licence and its proof. It waits then for a second person. The same sent twice is kept once.
public struct LoadInstrument: Command, BringsFile {
    public static let permission = Permission.loadInstruments

    /// What stands in the place of a template when the file is a whole scale.
    public static let whole = "file"

    /// The slug of the template that `file` fills with words; none, or `file`, when it is a whole scale.
    public var template: String?
    public var region: Region
    /// The code of the unit that owns it; `nil` for the whole region.
    public var unit: String?
    public var file: UploadedFile
    public var licence: LicenceEntry
    public var proof: UploadedFile
    private var scale: ReadyScale?

    enum CodingKeys: String, CodingKey { case template, region, unit, file, licence, proof }

    public init(
        template: String?, region: Region, unit: String?, file: UploadedFile, licence: LicenceEntry,
        proof: UploadedFile
    ) {
        self.template = template
        self.region = region
        self.unit = unit
        self.file = file
        self.licence = licence
        self.proof = proof
    }

    /// Reading a file and trying its golden vectors takes longer than the writer should be held.
    public func prepared(in room: PreparationRoom) async throws -> Self {
        guard !file.bytes.isEmpty else { throw InstrumentError.missing(field: "file") }
        _ = try LicenceProof.kind(of: proof.bytes)
        var ready = self
        ready.scale = try ReadyScale(try wholeFile(room), template: templateName, checksum: room.checksum)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> LoadedInstrument {
        guard let scale else { throw InstrumentError.missing(field: "file") }
        let owner = try session.owner(region: region, unit: unit.flatMap { $0.isEmpty ? nil : $0 })
        _ = try session.scope.admit(owner.region, unit: owner.unit)
        let checked = try licence.checked(on: session.today, needsClearance: scale.needsClearance)
        let instrument = try session.entry(for: scale, region: owner.region, unit: owner.unit)
        session.about("instrument \(instrument)", region: owner.region)
        try session.checkNobodyElseHas(scale)
        let version = try session.version(scale, of: instrument)
        if let same = try session.sameLoad(of: instrument, version: version, checked) {
            return LoadedInstrument(load: same, instrument: instrument, version: scale.version, isNew: false)
        }
        let load = try session.keepLoad(of: instrument, version: version, checked, proof: proof.bytes)
        return LoadedInstrument(load: load, instrument: instrument, version: scale.version, isNew: true)
    }

    private var templateName: String? { template.flatMap { $0.isEmpty || $0 == Self.whole ? nil : $0 } }

    /// The whole scale: the file itself, or the template with the words of the file.
    private func wholeFile(_ room: PreparationRoom) throws -> Data {
        guard let name = templateName else {
            let data = Data(file.bytes)
            let slug = try ScaleFile.read(data).slug
            // A second scale of the same name would make old sheets ambiguous.
            guard try !room.book(QuestionnaireLibrary.self).holds(slug) else { throw InstrumentError.slugTaken(slug) }
            return data
        }
        guard let template = try room.template(name) else { throw InstrumentError.unknownTemplate }
        let reading = try WordingFile.reading(file.bytes)
        do {
            let filled = try template.fhir(with: reading.rows)
            guard reading.cells.isEmpty else { throw InstrumentError.wording(cells: reading.cells, []) }
            return filled
        } catch let refusal as WordingRefusal {
            let faults = refusal.faults.filter { !reading.spoilt.contains([$0.place, $0.language]) }
            throw InstrumentError.wording(cells: reading.cells, faults)
        }
    }
}

extension QuestionnaireLibrary {
    /// Whether a scale of this name ships, with words or without.
    fileprivate func holds(_ slug: String) -> Bool {
        newest(slug) != nil || newestEntryOnly(slug) != nil || template(slug) != nil
    }
}

extension Session where Case == LoadInstrument {
    /// The version is made from the content, so two contents under one version would be a chance of one in 2²⁸.
    fileprivate func checkNobodyElseHas(_ scale: ReadyScale) throws {
        let other = try row(
            """
            SELECT v.id FROM instrument_version v JOIN instrument i ON i.id = v.instrument
            WHERE i.slug = \(scale.slug) AND v.version = \(scale.version) AND v.hash <> \(scale.hash)
            LIMIT 1 \(unscoped: "a version names one content everywhere; nothing of it is told")
            """)
        guard other == nil else { throw InstrumentError.versionTaken }
    }
}
