public import Access
public import Care
import Foundation
import ScreeningRules
import Storage

/// A scale for a new sitting, and the licence under which it is used; `nil` where none is needed.
struct SittingScale {
    let questionnaire: Questionnaire
    let licence: String?
}

/// Why an institution's own scale cannot be used for a new sitting. Old results can always be looked at.
public enum SittingRefusal: Problem, Equatable {
    case licenceEnded
    case licenceUsedUp
    case paperOnly

    public var kind: ProblemKind { .conflict }

    public var phrase: Phrase {
        switch self {
        case .licenceEnded: Phrase("screenings.problem.licenceEnded")
        case .licenceUsedUp: Phrase("screenings.problem.licenceUsedUp")
        case .paperOnly: Phrase("screenings.problem.paperOnly")
        }
    }
}

extension Session {
    /// One version of a scale, for a sheet that was begun with it: from the shelf, or from an institution's library.
    /// A version that was withdrawn, or whose licence is over, is found all the same.
    func scale(_ slug: String, version: String) throws -> Questionnaire? {
        if let shelved = try book(QuestionnaireLibrary.self).questionnaire(slug, version: version) { return shelved }
        let row = try row(
            """
            SELECT hash FROM published_instrument
            WHERE slug = \(slug) AND version = \(version) AND state <> 'waiting' LIMIT 1
            \(unscoped: "the sheet that names this version was found within its own scope")
            """)
        guard let row else { return nil }
        return try institutionScale(slug, version: version, hash: try row("hash"))
    }

    /// The newest version of a scale that a new sitting in a place may use; `nil` when the place has no such scale.
    ///
    /// What ships comes first; then what the place's own institution owns, or one above it. Only versions that a
    /// second person has approved, under a licence that counts today and has sittings left.
    func scaleForSitting(_ slug: String, in region: Region, unit: String? = nil) throws -> SittingScale? {
        let library = try book(QuestionnaireLibrary.self)
        if let shelved = library.newest(slug) ?? library.newestEntryOnly(slug) {
            return SittingScale(questionnaire: shelved, licence: nil)
        }
        let offers = try offers(of: slug, in: region, unit: unit)
        guard !offers.isEmpty else { return nil }
        let counting = offers.filter { $0.counts(on: today) }
        guard !counting.isEmpty else { throw SittingRefusal.licenceEnded }
        let electronic = counting.filter(\.isElectronic)
        guard !electronic.isEmpty else { throw SittingRefusal.paperOnly }
        guard let offer = electronic.first(where: \.hasSittingsLeft) else { throw SittingRefusal.licenceUsedUp }
        let found = try institutionScale(slug, version: offer.version, hash: offer.hash)
        return SittingScale(questionnaire: found, licence: offer.licence)
    }

    /// Counts a sitting that has begun. Two that begin at once cannot both take the last one.
    func takeSitting(of scale: SittingScale) throws {
        guard let licence = scale.licence else { return }
        let limit = try row(
            """
            SELECT sittings FROM published_instrument WHERE licence = \(licence) LIMIT 1
            \(unscoped: "the licence belongs to the place of the sheet")
            """)
        let taken = try run(
            """
            INSERT INTO licence_use (licence, used) VALUES (\(licence), 1)
            ON CONFLICT (licence) DO UPDATE SET used = licence_use.used + 1
                WHERE licence_use.used < \(try limit?("sittings", as: Int?.self) ?? Int.max)
            \(unscoped: "the licence belongs to the place of the sheet")
            """)
        guard taken == 1 else { throw SittingRefusal.licenceUsedUp }
    }

    /// Read once on each server: what one approves the other finds here by its checksum.
    private func institutionScale(_ slug: String, version: String, hash: String) throws -> Questionnaire {
        try book(Remembered<Questionnaire>.self).value(of: hash) {
            let row = try row(
                """
                SELECT file FROM published_instrument WHERE slug = \(slug) AND version = \(version) LIMIT 1
                \(unscoped: "the version was found in its own scope")
                """)
            guard let row else { throw ScreeningError.unknownQuestionnaire }
            return try Questionnaire(fhir: Data(try row("file", as: String.self).utf8))
        }
    }

    /// The nearest owner first, then the newest version, then the licence that ends first.
    private func offers(of slug: String, in region: Region, unit: String?) throws -> [ScaleOffer] {
        try rows(
            """
            SELECT p.version, p.hash, p.licence, p.electronic, p.valid_from, p.valid_until,
                (p.sittings IS NULL OR p.sittings > COALESCE(u.used, 0)) AS has_left
            FROM published_instrument p LEFT JOIN licence_use u ON u.licence = p.licence
            WHERE slug = \(slug) AND state = 'in-use' AND p.licence IS NOT NULL
                AND (unit IS NULL OR unit = CAST(\(unit) AS TEXT)) AND region IN \(list: region.upwards)
            ORDER BY CASE WHEN unit IS NULL THEN 1 ELSE 0 END, region DESC, in_use_since DESC, valid_until, p.licence
            \(unscoped: "an institution's scale serves its own places, which were let in by the scope")
            """
        ).map(ScaleOffer.init)
    }
}

/// A version that may be used, under one of its licences.
private struct ScaleOffer {
    let version: String
    let hash: String
    let licence: String
    let isElectronic: Bool
    let hasSittingsLeft: Bool
    let term: LicenceTerm?

    init(_ row: Row) throws {
        version = try row("version")
        hash = try row("hash")
        licence = try row("licence")
        isElectronic = try row("electronic")
        hasSittingsLeft = try row("has_left")
        term = LicenceTerm(from: try row("valid_from"), until: try row("valid_until"))
    }

    func counts(on day: Day) -> Bool { term?.standing(on: day).allowsSittings ?? false }
}
