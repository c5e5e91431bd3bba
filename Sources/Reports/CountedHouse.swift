import Access
import Care
import ScreeningRules
import Storage

/// A school that one step counts, with the scales that were answered there.
struct CountedHouse {
    let code: String
    let region: Region
    let scales: [CountedScale]
}

/// A version of a scale that somebody has answered.
struct CountedScale {
    let questionnaire: String
    let version: String
    /// Those with bands.
    let subscales: [String]

    var name: String { "\(questionnaire)/\(version)" }
}

/// What is counted next: looked up before the transaction.
extension PreparationRoom {
    private static let housesAtOnce = 2

    func nextCounts(_ edition: Edition) async throws -> ReadyStep {
        let found = try await rows(
            """
            SELECT s.unit, COALESCE(u.region, s.region) AS region
            FROM published_campaign_site s LEFT JOIN published_unit u ON u.code = s.unit
            WHERE s.campaign = \(edition.campaign) AND s.unit > \(edition.doneUntil)
            ORDER BY s.unit LIMIT \(Self.housesAtOnce)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        var houses: [CountedHouse] = []
        for row in found {
            let code: String = try row("unit")
            let scales = try await scales(of: SQL.person(of: edition, house: code))
            houses.append(CountedHouse(code: code, region: try row("region"), scales: scales))
        }
        return houses.isEmpty ? try await nextTownship(edition) : ReadyStep(edition: edition, work: .houses(houses))
    }

    private func nextTownship(_ edition: Edition) async throws -> ReadyStep {
        let townships = try await rows(
            """
            SELECT DISTINCT SUBSTR(region, 1, 9) || '000' AS township FROM published_participant
            WHERE campaign = \(edition.campaign) AND house IS NULL AND removed_at IS NULL ORDER BY 1
            \(unscoped: "a job of the platform draws the report of every campaign")
            """
        ).map { try $0("township", as: Region.self) }
        guard let next = townships.first(where: { Edition.residents + $0.code > edition.doneUntil }) else {
            return ReadyStep(edition: edition, work: .summing)
        }
        let scales = try await scales(of: SQL.person(of: edition, township: next, above: nil))
        return ReadyStep(edition: edition, work: .township(next, scales: scales))
    }

    private func scales(of person: SQL) async throws -> [CountedScale] {
        let found = try await rows(
            """
            WITH person AS (\(person))
            SELECT DISTINCT s.questionnaire, s.version
            FROM person w JOIN published_any_sheet s ON s.sitting = w.sitting
            ORDER BY s.questionnaire, s.version
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        var scales: [CountedScale] = []
        for row in found {
            let (slug, version): (String, String) = (try row("questionnaire"), try row("version"))
            let cells = ScaleCells(file: try await questionnaire(slug, version: version))
            scales.append(CountedScale(questionnaire: slug, version: version, subscales: cells.subscales.map(\.id)))
        }
        return scales
    }
}

extension SQL {
    /// People with the grade and the class that they belong to, and the sitting by which they are counted; none for
    /// whoever is missing. Who stands in no class is a part as well, or the classes would not come to the school.
    static func person(of edition: Edition, house: String) -> SQL {
        """
        SELECT p.id, p.region, p.house, p.born_month, p.sex,
            \(sittingThatCounts(of: "p.id", until: edition.countsUntil)) AS sitting,
            CASE WHEN u.code IS NULL OR u.code = p.house THEN p.house || '/0'
                WHEN u.parent IS NULL OR u.parent = p.house THEN u.code ELSE u.parent END AS above,
            CASE WHEN u.code IS NULL OR u.code = p.house THEN p.house || '/0/0'
                WHEN u.parent IS NULL OR u.parent = p.house THEN u.code || '/0' ELSE u.code END AS place
        FROM published_participant p LEFT JOIN published_unit u ON u.code = p.unit
        WHERE p.campaign = \(edition.campaign) AND p.house = \(house) AND p.removed_at IS NULL
        """
    }

    static func person(of edition: Edition, township: Region, above: String?) -> SQL {
        """
        SELECT p.id, CAST(\(township) AS TEXT) AS region, p.house, p.born_month, p.sex,
            CAST(\(above) AS TEXT) AS above, CAST(\(township) AS TEXT) AS place,
            \(sittingThatCounts(of: "p.id", until: edition.countsUntil)) AS sitting
        FROM published_participant p
        WHERE p.campaign = \(edition.campaign) AND p.house IS NULL AND p.removed_at IS NULL
            AND p.region >= \(township.prefix) AND p.region < \(township.prefix + "~")
        """
    }
}
