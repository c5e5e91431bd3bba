import Care
import ScreeningRules
import Storage

/// A score as it was kept, to be held against what its answers give today.
struct StoredScore {
    let sheet: Sheet
    private let missing: Int?
    private let raw: Int?
    private let positiveBy: String?
    private let assumed: String?
    private let alternativeVersion: String?
    private let tScore: Int?

    static let columns: SQL = "s.missing, s.raw, s.alternative_version, s.t_score"

    init(_ row: Row) throws {
        sheet = try Sheet(row)
        missing = try row("missing")
        raw = try row("raw")
        positiveBy = try row("positive_by")
        assumed = try row("assumed")
        alternativeVersion = try row("alternative_version")
        tScore = try row("t_score")
    }

    /// Part by part: its name, what was kept, what comes out now.
    func compared(with scored: Scored, _ parts: [StoredPart]) -> [(String, String, String)] {
        let score = scored.score
        var found = [
            ("total", text(sheet.total), text(score?.total)), ("band", text(sheet.band), text(score?.band.code)),
            ("not valid", text(sheet.notValid), text(scored.notValid)),
        ]
        if sheet.notValid == nil { found.append(("missing", text(missing), text(scored.missing))) }
        guard let score else { return found }
        found.append(("prorated", "\(sheet.isProrated)", "\(score.prorated)"))
        // Sheets from before the second migration kept no more than this.
        guard raw != nil else { return found }
        found += [
            ("raw", text(raw), "\(score.raw)"), ("positive", text(positiveBy), CodeList.write(score.positiveBy)),
            ("assumed", text(assumed), CodeList.write(score.assumed.map(\.rawValue))),
            ("alternative", text(sheet.alternative), text(score.alternative?.id)),
            ("version of borders", text(alternativeVersion), text(score.alternative?.version)),
            ("T", text(tScore), text(score.tScore)),
        ]
        let now = score.subscales.map(StoredPart.init).sorted { $0.scale < $1.scale }
        found.append(("scales", parts.map(\.scale).joined(separator: " "), now.map(\.scale).joined(separator: " ")))
        return found + zip(parts, now).map { ("scale \($0.scale)", $0.written, $1.written) }
    }

    private func text(_ value: (some Any)?) -> String { value.map { "\($0)" } ?? "none" }
}

/// One subscale, as it was kept or as it comes out now.
struct StoredPart {
    let scale: String
    /// Everything about it in one line.
    let written: String

    init(_ row: Row) throws {
        scale = try row("scale")
        written = Self.line(
            try row("total"), try row("raw"), try row("prorated"), try row("band"), try row("positive"),
            try row("alternative"), try row("alternative_version"), try row("t_score"))
    }

    init(_ score: ScaleScore) {
        scale = score.scale
        written = Self.line(
            score.total, score.raw, score.prorated, score.band?.code, score.isPositive, score.alternative?.id,
            score.alternative?.version, score.tScore)
    }

    private static func line(
        _ total: Int, _ raw: Int, _ prorated: Bool, _ band: String?, _ positive: Bool, _ alternative: String?,
        _ version: String?, _ tScore: Int?
    ) -> String {
        "\(total) of \(raw) \(prorated) \(band ?? "-") \(positive) \(alternative ?? "-") \(version ?? "-") "
            + (tScore.map { "\($0)" } ?? "-")
    }
}
