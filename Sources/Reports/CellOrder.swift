import Access
import Foundation
import ReportRules
import ScreeningRules
import Storage

/// The bands of a scale and of its subscales, the mildest first, as reports count by them.
struct ScaleCells {
    let file: Questionnaire

    var bands: [Band] { Self.mildestFirst(file.bands, file.scoring.direction) }

    /// Subscales that have bands; the others give points only.
    var subscales: [Scale] { file.subscales.filter { $0.bands != nil } }

    /// - Returns: `nil` for a subscale that the file does not have.
    func bands(of scale: String?) -> [Band]? {
        guard let scale else { return bands }
        guard let found = file.subscales.first(where: { $0.id == scale }), let bands = found.bands else { return nil }
        return Self.mildestFirst(bands, found.direction)
    }

    /// By which marks sheets are left out, the mildest first.
    static let marks = SheetMark.allCases.map(\.rawValue)
    /// Why a sheet has no band: too few answers or not of the scale's age, or not valid.
    static let others = ["other", "notValid"]

    /// What may be said of those who have no band: without a validity scale nobody is not valid.
    var others: [String] { file.validityRules.isEmpty ? ["other"] : Self.others }

    /// Which points a band of the total stands for, whoever was asked: others may have other borders.
    func points(of band: Band) -> ClosedRange<Int> {
        let scoring = file.scoring
        guard scoring.alternatives.allSatisfy({ $0.judgedBy == .points }) else { return scoring.range }
        let others = scoring.alternatives.flatMap { $0.bands?.all ?? [] }.filter { $0.code == band.code }
        return others.reduce(band.range) { range, other in
            min(range.lowerBound, other.range.lowerBound)...max(range.upperBound, other.range.upperBound)
        }
    }

    private static func mildestFirst(_ bands: Bands, _ direction: Scale.Direction) -> [Band] {
        direction == .higherIsWorse ? bands.all : bands.all.reversed()
    }
}

extension Session {
    /// The bands of a total or of a subscale, the mildest first.
    /// - Throws: `ReportProblem.unknownScale` for a scale that nobody has any more.
    func scale(of measure: Measure) throws -> [Band] {
        let file = try questionnaire(measure.questionnaire ?? "", version: measure.version ?? "")
        guard let bands = ScaleCells(file: file).bands(of: measure.scale) else { throw ReportProblem.unknownScale }
        return bands
    }

    /// A version of a scale: from the shelf, or what an institution has brought.
    func questionnaire(_ slug: String, version: String) throws -> Questionnaire {
        if let shelved = try book(QuestionnaireLibrary.self).questionnaire(slug, version: version) { return shelved }
        let row = try row(Questionnaire.brought(slug, version: version))
        return try Questionnaire.read(row, remembered: try book(Remembered<Questionnaire>.self))
    }
}

extension PreparationRoom {
    /// The same before a transaction.
    func questionnaire(_ slug: String, version: String) async throws -> Questionnaire {
        if let shelved = try book(QuestionnaireLibrary.self).questionnaire(slug, version: version) { return shelved }
        let rows = try await rows(Questionnaire.brought(slug, version: version))
        return try Questionnaire.read(rows.first, remembered: try book(Remembered<Questionnaire>.self))
    }
}

extension Questionnaire {
    fileprivate static func brought(_ slug: String, version: String) -> SQL {
        """
        SELECT hash, file FROM published_instrument WHERE slug = \(slug) AND version = \(version) LIMIT 1
        \(unscoped: "a scale's bands are no secret of the places that use it")
        """
    }

    static func read(_ row: Row?, remembered: Remembered<Questionnaire>) throws -> Questionnaire {
        guard let row else { throw ReportProblem.unknownScale }
        let (hash, file): (String, String) = (try row("hash"), try row("file"))
        return try remembered.value(of: hash) { try Questionnaire(fhir: Data(file.utf8)) }
    }
}
