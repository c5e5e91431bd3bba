public import Access
public import Care
import Foundation
public import ScreeningRules
import Storage

/// Opens one scale of the library, in the version in use or in any that was ever kept.
public struct ReadInstrument: Query {
    public static let permission = Permission.seeInstruments
    public static let opensIdentity = false

    /// The slug of what ships, or the identifier of what an institution has brought.
    public var instrument: String
    /// The version in use, or the newest, where none is named.
    public var version: String?

    public init(instrument: String, version: String? = nil) {
        self.instrument = instrument
        self.version = version
    }

    public struct Outcome: Codable, Sendable {
        public let id: String
        public let kind: InstrumentLine.Kind
        public let region: Region?
        public let unit: String?
        /// The newest first.
        public let versions: [VersionLine]
        /// The licence that ends last, of those that were approved; `nil` where there is none.
        public let licence: LicenceFacts?
        public let standing: LicenceStanding?
        public let daysLeft: Int?
        /// Whether the caller may bring licences and withdraw versions here.
        public let isInCharge: Bool
        /// Stands last, because it cannot be read back: see `OnlyShown`.
        public let scale: ShownScale
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let wanted = version.flatMap { $0.isEmpty ? nil : $0 }
        if let shelved = try session.shelved(instrument, version: wanted) { return shelved }
        return try session.owned(ID(instrument), version: wanted)
    }
}

/// One version of a scale: when it came, and whether new sheets use it.
public struct VersionLine: Codable, Sendable, Equatable {
    public let version: String
    public let state: InstrumentVersion.State
    /// SHA-256 of its file; `nil` for what ships with the platform.
    public let hash: String?
    public let madeAt: Moment?
    public let reason: String?
}

/// A scale that was found, with the words that a page or a trial needs.
struct FoundScale {
    let questionnaire: Questionnaire
    let kind: InstrumentLine.Kind
}

extension Session {
    /// What ships: a scale in one of its versions, or the keys of one without words.
    func shelvedScale(_ slug: String, version: String?) throws -> FoundScale? {
        let library = try book(QuestionnaireLibrary.self)
        let found = version.map { library.questionnaire(slug, version: $0) }
            ?? library.newest(slug) ?? library.newestEntryOnly(slug)
        if let found { return FoundScale(questionnaire: found, kind: found.isEntryOnly ? .entry : .shipped) }
        return try template(slug).map { FoundScale(questionnaire: $0.outline, kind: .template) }
    }

    /// What an institution in sight has brought, in one of its versions.
    /// - Throws: `Refusal.notFound`.
    func ownedScale(_ id: ID<Instrument>, version: String?) throws -> Questionnaire {
        let row = try row(
            """
            SELECT v.hash, v.file FROM instrument i JOIN instrument_version v ON v.instrument = i.id
            WHERE i.id = \(id) AND \(visible)
                AND ((\(version == nil) AND v.id = \(SQL.shownVersion)) OR v.version = \(version ?? ""))
            """)
        guard let row else { throw Refusal.notFound }
        return try book(Remembered<Questionnaire>.self).value(of: try row("hash")) {
            try ScaleFile.read(try row("file", as: String.self))
        }
    }
}

extension Session where Case == ReadInstrument {
    fileprivate func shelved(_ slug: String, version: String?) throws -> ReadInstrument.Outcome? {
        guard let found = try shelvedScale(slug, version: version) else { return nil }
        let all = try book(QuestionnaireLibrary.self).all.filter { $0.slug == slug }.map(\.version)
        let versions = (all.isEmpty ? [found.questionnaire.version] : all).reversed().map {
            VersionLine(version: $0.description, state: .inUse, hash: nil, madeAt: nil, reason: nil)
        }
        return ReadInstrument.Outcome(
            id: slug, kind: found.kind, region: nil, unit: nil, versions: versions, licence: nil, standing: nil,
            daysLeft: nil, isInCharge: false,
            scale: ShownScale(found.questionnaire, isWordless: found.kind == .template))
    }

    fileprivate func owned(_ id: ID<Instrument>, version: String?) throws -> ReadInstrument.Outcome {
        let scale = try ownedScale(id, version: version)
        let row = try row(
            """
            SELECT \(Instrument.columns), COALESCE(\(scope, region: "i.region", unit: "i.unit"), FALSE) AS in_charge
            FROM instrument i WHERE i.id = \(id) AND \(visible)
            """)
        guard let row else { throw Refusal.notFound }
        let instrument = try Instrument(row)
        let licence = try lastLicence(of: id)
        return ReadInstrument.Outcome(
            id: id.rawValue, kind: .owned, region: instrument.region, unit: instrument.unit,
            versions: try versions(of: id), licence: licence, standing: licence?.term.standing(on: today),
            daysLeft: licence?.term.daysLeft(on: today), isInCharge: try row("in_charge"),
            scale: ShownScale(scale, isWordless: false))
    }

    private func versions(of id: ID<Instrument>) throws -> [VersionLine] {
        try rows(
            """
            SELECT v.version, v.hash, v.made_at, v.withdrawn_at, v.withdrawn_reason,
                EXISTS (SELECT 1 FROM instrument_load l WHERE l.version = v.id AND l.state = 'approved') AS approved
            FROM instrument_version v WHERE v.instrument = \(id) ORDER BY v.made_at DESC, v.id DESC
            \(unscoped: "the scale was found among those in sight")
            """
        ).map { row in
            let isWithdrawn = try row("withdrawn_at", as: Moment?.self) != nil
            let isApproved = try row("approved", as: Bool.self)
            return VersionLine(
                version: try row("version"), state: isWithdrawn ? .withdrawn : isApproved ? .inUse : .waiting,
                hash: try row("hash"), madeAt: try row("made_at"), reason: try row("withdrawn_reason"))
        }
    }

    private func lastLicence(of id: ID<Instrument>) throws -> LicenceFacts? {
        try row(
            """
            SELECT \(LicenceFacts.columns) FROM instrument i JOIN instrument_licence c ON c.load = \(SQL.lastLicence)
            WHERE i.id = \(id) AND \(visible)
            """
        ).map(LicenceFacts.init)
    }
}
