import Access

/// How many of those who gave no result are left out for one reason, or for several that are too few apart.
public struct ReportReason: Codable, Sendable, Equatable {
    /// Marks of `SheetMark`; `notValid`, as a validity scale of the questionnaire says; `other`, which is too few
    /// answers or another age.
    public let codes: [String]
    public let people: Int
    /// Of 100 who gave no result.
    public let percent: Double
}

extension Session {
    /// By which mark sheets are left out, beside the bands of a scale. It is told only where everybody who gave no
    /// result is told by band, and then as far as each line is of ten people (decision 0059).
    /// - Parameter without: how many gave no result.
    /// - Returns: nothing where no reason may be told apart.
    func reasons(
        beside bands: Measure, _ all: [Figure], of without: Int?, marked: Int?
    ) throws -> [ReportReason] {
        guard let without, let marked, without > 0 else { return [] }
        func told(_ kind: Measure.Kind) -> [Int] {
            all.first { $0.measure == Measure(kind, bands.questionnaire, bands.version) }?.cells ?? []
        }
        let (marks, others) = (told(.marks), told(.notValid))
        guard marks.count > 1 || others.count > 1 else { return [] }
        let file = try questionnaire(bands.questionnaire ?? "", version: bands.version ?? "")
        return ReportReason.lines(ScaleCells.marks, marks.count > 1 ? marks : [marked], of: without)
            + ReportReason.lines(
                ScaleCells(file: file).others, others.count > 1 ? others : [without - marked], of: without)
    }
}

extension ReportReason {
    /// The last line takes together what is not told apart.
    fileprivate static func lines(_ codes: [String], _ cells: [Int], of all: Int) -> [ReportReason] {
        cells.enumerated().map { place, people in
            let inside = codes.dropFirst(place).prefix(place == cells.count - 1 ? codes.count : 1)
            let percent = (Double(people) * 1_000 / Double(all)).rounded() / 10
            return ReportReason(codes: Array(inside), people: people, percent: percent)
        }
    }
}
