import Care
import Regions

/// How many people live in a place, year by year: a small picture, and the figures beside it.
struct PopulationCard {
    /// Newest first.
    let populations: [Population]

    /// More years make bars that nobody can tell apart on a telephone.
    private static let mostYears = 8

    var html: HTML {
        guard !populations.isEmpty else {
            return """
                <section class="card" aria-labelledby="population"><h2 id="population">\
                \(say: "regions.population.title")</h2><p>\(say: "regions.population.none")</p></section>
                """
        }
        return """
            <section class="card" aria-labelledby="population"><h2 id="population">\
            \(say: "regions.population.title")</h2>
            \(if: shown.count > 1, picture)
            <table><caption class="visually-hidden">\(say: "regions.population.title")</caption>
            <thead><tr><th scope="col">\(say: "regions.population.year")</th>
            <th scope="col" class="num">\(say: "regions.population.people")</th>
            \(if: commonSource == nil, "<th scope=\"col\">\(say: "regions.population.source")</th>")</tr></thead>
            <tbody>\(each: populations.map(row))</tbody></table>
            \(commonSource.map(below) ?? .empty)</section>
            """
    }

    private var shown: [Population] { populations.prefix(Self.mostYears).reversed() }

    /// Said once below the table where all figures have the same: beside each year it would only push them apart.
    private var commonSource: String? {
        let sources = Set(populations.map(\.source))
        return sources.count == 1 ? sources.first : nil
    }

    private func below(_ source: String) -> HTML {
        "<p class=\"sub\">\(say: Phrase("regions.history.source", ["source": source]))</p>"
    }

    private func row(_ line: Population) -> HTML {
        """
        <tr><th scope="row">\(line.year)</th><td class="num">\(Figures.grouped(line.population))</td>\
        \(if: commonSource == nil, "<td>\(line.source)</td>")</tr>

        """
    }

    /// The table beside it says the same, so that the picture is for the eye only.
    private var picture: HTML {
        let most = max(1, shown.map(\.population).max() ?? 1)
        let step = 100 / shown.count
        let bars = shown.enumerated().map { number, line -> HTML in
            let height = line.population * 76 / most
            let left = number * step
            return """
                <rect class="s2" x="\(left + 2)%" width="\(step - 4)%" y="\(80 - height)%" height="\(height)%"></rect>\
                <text x="\(left + step / 2)%" y="96%" text-anchor="middle">\(line.year)</text>
                """
        }
        return """
            <div class="chart" aria-hidden="true"><svg focusable="false">\(each: bars)\
            <line class="base" x1="0" x2="100%" y1="80%" y2="80%"></line></svg></div>
            """
    }
}
