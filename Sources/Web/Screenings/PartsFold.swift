import Care
import ScreeningRules
import Screenings

/// The parts of a longer scale, folded away: only those for which somebody drew bands, because points alone tell a
/// person nothing.
struct PartsFold {
    let questionnaire: Questionnaire
    let parts: [ReadResult.Part]
    let language: Language

    var html: HTML {
        let rows = parts.compactMap(row)
        guard !rows.isEmpty else { return .empty }
        return """
            <details><summary>\(say: "screenings.result.parts")</summary>
            <dl class="pairs">\(each: rows)</dl></details>
            """
    }

    private func row(_ part: ReadResult.Part) -> HTML? {
        guard let scale = questionnaire.subscales.first(where: { $0.id == part.scale }), let title = scale.title,
            let band = scale.bands?.all.first(where: { $0.code == part.band })
        else { return nil }
        return "<dt>\(title[language])</dt><dd>\(band.title[language])</dd>"
    }
}
