import Care
import ScreeningRules

/// The score on its scale, as a picture whose lengths are shares of the width.
struct BandPicture {
    let scale: Scale
    let bands: Bands
    let total: Int
    let language: Language

    var html: HTML {
        """
            <svg class="band" role="img" aria-labelledby="band-title" focusable="false">
            <title id="band-title">\(say: title)</title>
            \(each: zip(bands.all, shades(bands.all.count)).map { stretch($0, $1) })
            <svg x="\(point)%" y="1.65em" overflow="visible" width="1" height="1">\
            <path class="point" d="M-7 0H7L0 9z"/></svg>
            <text class="score" x="\(point)%" y=".95em" text-anchor="middle">\(scale.text(of: total))</text>
            \(each: numbered.map(border))\
            \(if: lastIsWide, "<text x=\"100%\" y=\"4.9em\" text-anchor=\"end\">\(highest)</text>")
            </svg>
            """
    }

    private var highest: String { scale.text(of: scale.range.upperBound) }

    /// Where a stretch is narrow, its number and the next would lie on each other: then the first of them stays.
    private var numbered: [Band] {
        bands.all.reduce(into: []) { kept, band in
            guard let last = kept.last else { return kept.append(band) }
            let points = band.range.lowerBound - last.range.lowerBound
            if points * 12 > scale.range.count { kept.append(band) }
        }
    }

    private func border(_ band: Band) -> HTML {
        """
        <text x="\(start(band))%" y="4.9em">\(scale.text(of: band.range.lowerBound))</text>

        """
    }

    private var title: Phrase {
        let band = bands.band(of: total)
        return Phrase(
            "screenings.result.picture",
            [
                "total": scale.text(of: total), "lowest": scale.text(of: scale.range.lowerBound), "highest": highest,
                "from": scale.text(of: band.range.lowerBound), "to": scale.text(of: band.range.upperBound),
                "band": band.title[language],
            ])
    }

    private func stretch(_ band: Band, _ shade: Int) -> HTML {
        let width = share(2 * band.range.count)
        return """
            <rect class="b\(shade)" x="\(start(band))%" y="2.35em" width="\(width)%" height="1.2em" rx="4"/>

            """
    }

    /// Shades of the sheet, so that the ends of a scale are always the lightest and the darkest of their number.
    private func shades(_ count: Int) -> [Int] {
        switch count {
        case 1: [3]
        case 2: [2, 4]
        case 3: [1, 3, 5]
        case 4: [1, 2, 4, 5]
        default: (0..<count).map { 1 + $0 * 4 / (count - 1) }
        }
    }

    private func start(_ band: Band) -> String { share(2 * (band.range.lowerBound - scale.range.lowerBound)) }

    /// In the middle of the score's own point.
    private var point: String { share(2 * (total - scale.range.lowerBound) + 1) }

    /// Where the last stretch is narrow, its two numbers would lie on each other.
    private var lastIsWide: Bool {
        (bands.all.last?.range.count ?? 0) * 100 > 15 * scale.range.count
    }

    /// Percent of the scale for so many half points, with three decimals.
    private func share(_ halves: Int) -> String {
        let thousandths = (halves * 100_000 + scale.range.count) / (2 * scale.range.count)
        let decimals = "\(1_000 + thousandths % 1_000)".dropFirst()
        return "\(thousandths / 1_000).\(decimals)"
    }
}
