import Access
import Care
public import ReportRules
import Storage

/// What a scale came to among people whom somebody has measured and told of in print: their mean, their spread, and
/// perhaps how many stood in each band. The platform ships none; whoever brings one names where it is from.
public struct Norm: Codable, Sendable, Equatable {
    public let questionnaire: String
    /// `total`, or the subscale.
    public let part: String
    public let group: NormGroup
    public let people: Int
    /// Points, as people write them: 2.07 of a scale that is a mean.
    public let mean: Double
    public let deviation: Double
    /// Of 100, by band; empty where nothing was said of them.
    public let shares: [String: Double]
    /// Whom it tells of, in words.
    public let population: String
    /// Where it is published.
    public let source: String

    static let total = "total"

    static let columns: SQL = """
        n.questionnaire, n.part, n.version, n.youngest, n.oldest, n.sex, n.region, n.valid_from, n.people, n.mean,
        n.deviation, n.shares, n.population, n.source
        """

    init(_ row: Row) throws {
        questionnaire = try row("questionnaire")
        part = try row("part")
        let sex: String? = try row("sex")
        group = NormGroup(
            youngest: try row("youngest"), oldest: try row("oldest"), sex: sex.flatMap(NormGroup.Sex.init),
            region: try row("region"), validFrom: try row("valid_from"), version: try row("version"))
        people = try row("people")
        mean = Thousandths(thousandths: try row("mean")).value
        deviation = Thousandths(thousandths: try row("deviation")).value
        shares = Self.read(try row("shares"))
        population = try row("population")
        source = try row("source")
    }

    /// `minimal 60200 mild 39800`, as the table holds it.
    static func written(_ shares: [(code: String, percent: Thousandths)]) -> String {
        shares.map { "\($0.code) \($0.percent.thousandths)" }.joined(separator: " ")
    }

    private static func read(_ text: String) -> [String: Double] {
        let words = text.split(separator: " ").map(String.init)
        let pairs = stride(from: 0, to: words.count - 1, by: 2).map { number in
            (words[number], Thousandths(thousandths: Int(words[number + 1]) ?? 0).value)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

extension NormGroup {
    /// What makes two norms the same one: who is told of, where, and from when on.
    func name(of questionnaire: String, _ part: String) -> String {
        let parts: [String?] = [
            questionnaire, part, version, region.code, youngest.map(String.init), oldest.map(String.init),
            sex?.rawValue, validFrom.description,
        ]
        return parts.map { $0 ?? "-" }.joined(separator: " ")
    }
}
