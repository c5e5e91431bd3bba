public import Access
public import Care
import ScreeningRules
import Storage

/// Finds what came of responses that the calling program has sent: one measure for each total and subscale.
public struct FindMeasures: Query {
    public static let permission = Permission.readOwnSheets
    public static let opensIdentity = true
    public static let mostAtOnce = 50

    /// At most 50 of them are looked at.
    public var responses: [ID<Sheet>]

    public init(responses: [ID<Sheet>]) {
        self.responses = responses
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Measure] {
        guard !responses.isEmpty else { return [] }
        return try session.rows(
            """
            SELECT \(OwnResponseRow.columns) FROM sheet s JOIN response r ON r.sheet = s.id
            WHERE s.id IN \(list: Array(responses.prefix(Self.mostAtOnce)))
                AND \(session.scope, owner: "s.created_by") AND s.finished_at IS NOT NULL
            ORDER BY s.id DESC
            """
        ).flatMap { try session.measures(of: OwnResponseRow($0)) }
    }
}

extension Session where Case == FindMeasures {
    fileprivate func measures(of row: OwnResponseRow) throws -> [Measure] {
        let scale = try questionnaire(of: row.sheet)
        var kept: [String: KeptScore] = [:]
        if let total = row.sheet.total {
            let sheet = row.sheet
            kept[scale.scoring.id] = KeptScore(
                points: total, band: sheet.band, isProrated: sheet.isProrated, alternative: sheet.alternative)
        }
        let parts = try rows(
            """
            SELECT scale, total, band, prorated, alternative FROM sheet_score WHERE sheet = \(row.sheet.id)
            \(unscoped: "the response was found within its scope")
            """)
        for part in parts { kept[try part("scale")] = try KeptScore(part) }
        let subject = try row.subject.map { try open($0, for: OwnResponse.subjectSealing(row.sheet.id)).exposed }
        let head = MeasureHead(row: row, questionnaire: scale, subject: subject)
        return ([scale.scoring] + scale.subscales).map { Measure(head, $0, kept[$0.id]) }
    }
}

/// A number as it was kept.
struct KeptScore {
    let points: Int
    let band: String?
    let isProrated: Bool
    let alternative: String?

    init(points: Int, band: String?, isProrated: Bool, alternative: String?) {
        self.points = points
        self.band = band
        self.isProrated = isProrated
        self.alternative = alternative
    }

    init(_ row: Row) throws {
        self.init(
            points: try row("total"), band: try row("band"), isProrated: try row("prorated"),
            alternative: try row("alternative"))
    }
}
