extension PaperSetting {
    /// One bar below the other: names of schools are long, and Chinese is not set upright under a column.
    func set(_ chart: PDFBars) {
        guard !chart.bars.isEmpty else { return }
        let scale = BarScale(chart)
        for bar in chart.bars {
            let names = type.lines(bar.name, .cell, width: BarScale.names - 8)
            let height = max(1, Double(names.count)) * PaperFace.cell.lineHeight + 5
            need(height)
            for (number, name) in names.enumerated() {
                let y = top + Double(number) * PaperFace.cell.lineHeight
                mark(.text(name, .cell, .black, x: PaperBox.content.x, y: y))
            }
            let length = scale.length(bar.value)
            mark(.box(PaperBox(x: BarScale.start, y: top + 2, width: max(0.5, length), height: 10), .blue))
            bar.interval.map { whisker($0, scale) }
            let end = BarScale.start + max(length, bar.interval.map { scale.length($0.upperBound) } ?? 0)
            mark(.text(bar.shown, .cell, .black, x: end + 6, y: top))
            move(height)
        }
        space(8)
    }

    private func whisker(_ interval: ClosedRange<Double>, _ scale: BarScale) {
        let (low, high) = (
            BarScale.start + scale.length(interval.lowerBound), BarScale.start + scale.length(interval.upperBound)
        )
        mark(.rule(x: low, y: top + 7, toX: high, toY: top + 7, .black, isDashed: false))
        for x in [low, high] { mark(.rule(x: x, y: top + 4, toX: x, toY: top + 10, .black, isDashed: false)) }
    }
}

/// How long a bar is. All begin at nothing, so that twice as long is twice as much.
private struct BarScale {
    static let names = 150.0
    static let start = PaperBox.content.x + names
    /// What is left for the longest bar beside its name and its number.
    static let longest = PaperBox.content.width - names - 90

    private let full: Double

    init(_ chart: PDFBars) {
        let largest = chart.bars.map { max($0.value, $0.interval?.upperBound ?? 0) }.max() ?? 0
        full = max(chart.full ?? largest, .leastNonzeroMagnitude)
    }

    func length(_ value: Double) -> Double {
        guard value.isFinite else { return 0 }
        return min(max(0, value / full), 1) * Self.longest
    }
}
