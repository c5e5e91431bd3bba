import EquationKit
import ReportRules
import Reports
import Testing

/// All that is told of the points of one scale in the awkward city: unknown is how many of each class have how many
/// points; bands and people are known exactly, means and deviations as far as they were rounded.
struct ToldPointsOfCity {
    let questionnaire: String
    /// Which points each band stands for, the mildest first.
    private let bands: [ClosedRange<Int>]
    private let codes: [String]
    private let rooms: [AnsweredRoom]
    private var sums: [(of: Set<Int>, is: Int)] = []
    private var known: Set<Set<Int>> = []
    private var ranges: [(of: [Int: Double], range: ClosedRange<Double>)] = []
    /// Where a mean stands on a page.
    private(set) var placesWithMean: Set<String> = []

    static let scales = [InventedScale.slugOfParts, InventedScale.slug]
    /// Points as people write them are told in tenths.
    private static let rounding = 0.05 + 1e-9
    /// No points, or none that count.
    private var without: Int { (bands.last?.upperBound ?? 0) + 1 }
    private var width: Int { without + 1 }

    init(_ city: AwkwardCity, _ questionnaire: String) {
        self.questionnaire = questionnaire
        let isOfParts = questionnaire == InventedScale.slugOfParts
        bands = isOfParts ? InventedScale.bandsOfParts : InventedScale.bands
        codes = isOfParts ? ["low", "middle", "high"] : ["low", "high"]
        rooms = city.rooms.filter { isOfParts || $0.isAskedTwice }
        for (number, room) in rooms.enumerated() {
            know(unknowns([number], Array(0...without)), room.people.count)
        }
    }

    private func unknowns(_ rooms: [Int], _ points: [Int]) -> Set<Int> {
        Set(rooms.flatMap { room in points.map { room * width + $0 } })
    }

    private func within(_ place: String) -> [Int] { rooms.indices.filter { rooms[$0].places.contains(place) } }

    private func people(in place: String) -> Int { within(place).reduce(0) { $0 + rooms[$1].people.count } }

    private func points(of line: ReportLine) -> [Int] {
        line.codes.compactMap { codes.firstIndex(of: $0) }.flatMap { Array(bands[$0]) }
            + (line.hasWithout ? [without] : [])
    }

    private mutating func know(_ set: Set<Int>, _ people: Int) {
        guard known.insert(set).inserted else { return }
        sums.append((of: set, is: people))
    }

    mutating func read(_ page: ReadReport.Outcome) {
        for told in page.tables where told.measure.kind == .bands && told.measure.questionnaire == questionnaire {
            read(told, of: page.place.id)
        }
        guard let measure = page.partsBy, measure.kind == .bands, measure.questionnaire == questionnaire else { return }
        let apart = Set(page.parts.compactMap { $0.place?.id }.flatMap { within($0) })
        for part in page.parts {
            let inside = part.place.map { within($0.id) } ?? within(page.place.id).filter { !apart.contains($0) }
            for (line, people) in zip(page.partLines, part.cells) {
                know(unknowns(inside, points(of: line)), people)
            }
        }
    }

    private mutating func read(_ told: ReportTable, of place: String) {
        let inside = within(place)
        for line in told.lines { know(unknowns(inside, points(of: line)), line.people) }
        if let without = told.without { know(unknowns(inside, [self.without]), without) }
        #expect((told.mean == nil) == (told.deviation == nil), "\(place)")
        guard let mean = told.mean, let deviation = told.deviation else { return }
        guard placesWithMean.insert(place).inserted else { return }
        know(mean, deviation, of: told.people, in: inside)
    }

    /// What a mean and a deviation say of the sum of all points and of that of their squares.
    private mutating func know(_ mean: Double, _ deviation: Double, of people: Int, in rooms: [Int]) {
        let (count, off) = (Double(people), Self.rounding)
        let (low, high) = (max(0, mean - off) * count, (mean + off) * count)
        let (least, most) = (max(0, deviation - off), deviation + off)
        let fewest = (count - 1) * least * least + low * low / count
        let largest = (count - 1) * most * most + high * high / count
        ranges.append((of: weights(rooms) { $0 }, range: low...high))
        ranges.append((of: weights(rooms) { $0 * $0 }, range: fewest...largest))
    }

    private func weights(_ rooms: [Int], _ weight: (Double) -> Double) -> [Int: Double] {
        let pairs = rooms.flatMap { room in (1..<without).map { (room * width + $0, weight(Double($0))) } }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// A careless page tells a mean more.
    mutating func betray(_ place: String) {
        let valid = within(place).flatMap { rooms[$0].people.compactMap(pointsThatCount) }
        let (sum, off) = (Double(valid.reduce(0, +)), Self.rounding * Double(valid.count))
        ranges.append((of: weights(within(place)) { $0 }, range: max(0, sum - off)...(sum + off)))
    }

    /// - Returns: `nil` for whoever has no sheet that counts.
    private func pointsThatCount(_ person: AnsweredPerson) -> Int? {
        guard questionnaire != InventedScale.slugOfParts else {
            return person.ofParts < bands.count ? person.points : nil
        }
        return person.pair.flatMap { $0 < bands.count ? person.pairPoints : nil }
    }

    /// Of which places it follows that fewer than ten have the most points of a band, or the fewest; and of which
    /// hidden classes what their points come to, to within one point for each of ten.
    func tooWell(in places: [String]) throws -> [String] {
        var reckoner = try #require(
            Reckoner(unknowns: rooms.count * width, sums, within: ranges), "\(questionnaire): nothing fulfils it")
        return places.flatMap { place -> [String] in
            let (inside, people) = (within(place), people(in: place))
            guard !inside.isEmpty else { return [] }
            let ends = Set(bands.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
            var seen = ends.compactMap { points -> String? in
                let set = unknowns(inside, [points])
                let range = reckoner.range(of: set, openBy: min(SmallNumbers.cell, people))
                let isFine = range.upperBound >= SmallNumbers.cell || range.isOpen(among: people)
                return isFine ? nil : "\(place): \(range) have \(points) points of \(questionnaire)"
            }
            if !placesWithMean.contains(place) {
                let all = reckoner.range(of: weights(inside) { $0 })
                let isFine = all.upperBound - all.lowerBound >= Double(min(SmallNumbers.cell, people))
                if !isFine { seen.append("\(place) has \(all) points of \(questionnaire)") }
            }
            return seen
        }
    }
}
