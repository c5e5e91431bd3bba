public import Access
public import Care
import ScreeningRules
import Storage

/// Works out again the scores of a slice of stored sheets, and names the first that differs. It mends nothing: what
/// a person was told must not change behind their back.
public struct VerifySheets: Query {
    public static let permission = Permission.operate
    public static let opensIdentity = false
    public static let unattended = true

    /// Where the slice before this one ended.
    public var after: ID<Sheet>?
    /// Sheets in the slice; 500 where nothing is said, 2,000 at most.
    public var atMost: Int?

    public init(after: ID<Sheet>?, atMost: Int? = nil) {
        self.after = after
        self.atMost = atMost
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let checked: Int
        /// Where the next slice begins; `nil` when there is none.
        public let last: ID<Sheet>?
        public let difference: SheetDifference?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let stored = try session.storedScores(after: after, atMost: min(max(1, atMost ?? 500), 2_000))
        var checked = 0
        for sheet in stored {
            checked += 1
            guard let difference = try session.difference(of: sheet) else { continue }
            return Outcome(checked: checked, last: sheet.sheet.id, difference: difference)
        }
        return Outcome(checked: checked, last: stored.last?.sheet.id, difference: nil)
    }
}

/// A stored score that does not come out again. Names no answer.
public struct SheetDifference: Codable, Sendable, Equatable {
    public let sheet: ID<Sheet>
    public let questionnaire: String
    public let version: String
    /// What differs: `total`, `band`, `scale cluster-b total`.
    public let part: String
    public let stored: String
    public let recomputed: String
}

extension Session where Case == VerifySheets {
    fileprivate func storedScores(after: ID<Sheet>?, atMost: Int) throws -> [StoredScore] {
        try rows(
            """
            SELECT \(Sheet.columns), \(StoredScore.columns) FROM sheet s
            WHERE s.id > \(after?.rawValue ?? "") AND (s.total IS NOT NULL OR s.missing IS NOT NULL
                OR s.not_valid IS NOT NULL)
                AND NOT (s.mode = 'program' AND s.finished_at IS NULL)
            ORDER BY s.id LIMIT \(atMost)
            \(unscoped: "whether scores come out again is asked everywhere alike")
            """
        ).map(StoredScore.init)
    }

    fileprivate func difference(of stored: StoredScore) throws -> SheetDifference? {
        let sheet = stored.sheet
        let found: [(String, String, String)]
        do {
            let scale = try questionnaire(of: sheet)
            let scored = try Scored(answers(of: sheet.id), entered: sheet.entered, by: scale, of: sheet.person)
            found = stored.compared(with: scored, try parts(of: sheet.id))
        } catch let error as ScreeningError {
            found = [("scale", "\(sheet.questionnaire) \(sheet.version)", "\(error)")]
        }
        return found.first { $0.1 != $0.2 }.map {
            SheetDifference(
                sheet: sheet.id, questionnaire: sheet.questionnaire, version: sheet.version, part: $0.0,
                stored: $0.1, recomputed: $0.2)
        }
    }

    private func parts(of sheet: ID<Sheet>) throws -> [StoredPart] {
        try rows(
            """
            SELECT scale, total, raw, prorated, band, positive, alternative, alternative_version, t_score
            FROM sheet_score WHERE sheet = \(sheet) ORDER BY scale
            \(unscoped: "whether scores come out again is asked everywhere alike")
            """
        ).map(StoredPart.init)
    }
}
