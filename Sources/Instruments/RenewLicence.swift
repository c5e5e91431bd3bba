public import Access
public import Care
public import Files
import ScreeningRules
import Storage

/// Brings a further licence for a scale that is in the library already. It counts once a second person approves it.
public struct RenewLicence: Command, BringsFile {
    public static let permission = Permission.loadInstruments

    public var instrument: ID<Instrument>
    public var licence: LicenceEntry
    public var proof: UploadedFile

    public var file: UploadedFile { proof }

    public init(instrument: ID<Instrument>, licence: LicenceEntry, proof: UploadedFile) {
        self.instrument = instrument
        self.licence = licence
        self.proof = proof
    }

    public func perform(in session: borrowing Session<Self>) throws -> LoadedInstrument {
        let known = try session.ownInstrument(instrument)
        let scale = try session.newestScale(of: known.id)
        let checked = try licence.checked(on: session.today, needsClearance: scale.needsClearance)
        if let same = try session.sameLoad(of: known.id, version: nil, checked) {
            return LoadedInstrument(load: same, instrument: known.id, version: nil, isNew: false)
        }
        let load = try session.keepLoad(of: known.id, version: nil, checked, proof: proof.bytes)
        return LoadedInstrument(load: load, instrument: known.id, version: nil, isNew: true)
    }
}

/// What became of something that was brought.
public struct LoadedInstrument: Codable, Sendable, Equatable {
    public let load: ID<InstrumentLoad>
    public let instrument: ID<Instrument>
    /// `nil` when only a licence was brought.
    public let version: String?
    /// False when the same was brought before: nothing was added then.
    public let isNew: Bool
}

extension Session where Case == RenewLicence {
    fileprivate func newestScale(of instrument: ID<Instrument>) throws -> Questionnaire {
        let row = try row(
            """
            SELECT file FROM instrument_version WHERE instrument = \(instrument) ORDER BY made_at DESC, id DESC LIMIT 1
            \(unscoped: "the scale was found within the scope")
            """)
        guard let row else { throw Refusal.notFound }
        return try ScaleFile.read(try row("file", as: String.self))
    }
}
