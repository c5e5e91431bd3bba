import Access
import Foundation
import ScreeningRules
import Storage

extension Session {
    /// The cells of a measure, the mildest first.
    /// - Throws: `ReportProblem.unknownScale` for a scale that nobody has any more.
    func cells(of measure: Measure) throws -> [String] {
        switch measure.kind {
        case .handedIn, .missing: return ["people"]
        case .flags: return Measure.flagCells
        case .bands, .marked, .subscale: return try scale(of: measure).map(\.code)
        }
    }

    /// The bands of a total or of a subscale, the mildest first.
    func scale(of measure: Measure) throws -> [Band] {
        let file = try questionnaire(measure.questionnaire ?? "", version: measure.version ?? "")
        guard let name = measure.scale else { return Self.mildestFirst(file.bands, file.scoring.direction) }
        guard let scale = file.subscales.first(where: { $0.id == name }), let bands = scale.bands else {
            throw ReportProblem.unknownScale
        }
        return Self.mildestFirst(bands, scale.direction)
    }

    private static func mildestFirst(_ bands: Bands, _ direction: Scale.Direction) -> [Band] {
        direction == .higherIsWorse ? bands.all : bands.all.reversed()
    }

    /// A version of a scale: from the shelf, or what an institution has brought.
    func questionnaire(_ slug: String, version: String) throws -> Questionnaire {
        if let shelved = try book(QuestionnaireLibrary.self).questionnaire(slug, version: version) { return shelved }
        let row = try row(
            """
            SELECT hash, file FROM published_instrument WHERE slug = \(slug) AND version = \(version) LIMIT 1
            \(unscoped: "a scale's bands are no secret of the places that use it")
            """)
        guard let row else { throw ReportProblem.unknownScale }
        let (hash, file): (String, String) = (try row("hash"), try row("file"))
        return try book(Remembered<Questionnaire>.self).value(of: hash) { try Questionnaire(fhir: Data(file.utf8)) }
    }
}
