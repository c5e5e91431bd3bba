import Care
import ScreeningRules

/// The same as the picture, for whoever would rather read.
struct BandTable {
    let scale: Scale
    let bands: Bands
    let total: Int
    let language: Language

    var html: HTML {
        """
        <details><summary>\(say: "screenings.result.asText")</summary>
        <table><caption>\(say: "screenings.result.source")
        <span lang="en">\(bands.band(of: total).source)</span></caption>
        <thead><tr><th scope="col">\(say: "screenings.result.points")</th>\
        <th scope="col">\(say: "screenings.result.possible")</th></tr></thead>
        <tbody>\(each: bands.all.map(row))</tbody></table></details>
        """
    }

    private var own: [String: String] { ["total": scale.text(of: total)] }

    private func row(_ band: Band) -> HTML {
        let isOwn = band.range.contains(total)
        return """
            <tr><td>\(scale.text(of: band.range.lowerBound))–\(scale.text(of: band.range.upperBound))\
            \(if: isOwn, " <strong>\(say: "screenings.result.yours", own)</strong>")</td>\
            <td>\(band.title[language])</td></tr>

            """
    }
}
