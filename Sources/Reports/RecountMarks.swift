import Access
import Care
import Storage

/// The recount of why sheets are left out: each reason by a statement of its own, which says what a graver mark rules
/// out.
extension Session where Case == VerifyReport {
    /// Whether marked sheets were counted by their marks: not by versions that did not tell them.
    func tellsMarks(_ campaign: ID<ReportedCampaign>) throws -> Bool {
        let found = try row(
            """
            SELECT 1 AS found FROM report_edition WHERE campaign = \(campaign) AND tells_marks
            \(unscoped: "the operator compares all of a campaign")
            """)
        return found != nil
    }

    static func marks(
        _ campaign: ID<ReportedCampaign>, _ until: Moment, _ place: SQL, _ scale: CountedScale
    ) -> [SQL] {
        let isWhole = isWhole(scale)
        let cells: [(String, String, SQL)] = [
            ("marks", "inconsistent", "\(isWhole) AND s.is_inconsistent"),
            ("marks", "straightLine", "\(isWhole) AND s.is_straight_line AND NOT s.is_inconsistent"),
            (
                "marks", "tooFast",
                "\(isWhole) AND s.is_too_fast AND NOT s.is_straight_line AND NOT s.is_inconsistent"
            ),
            ("notValid", Measure.onlyCell, "NOT (\(isWhole)) AND s.is_not_valid"),
        ]
        return cells.map { kind, cell, condition in
            """
            SELECT \(place) AS place, CAST(\("\(kind)/\(scale.name)") AS TEXT) AS measure,
                CAST(\(cell) AS TEXT) AS cell, COUNT(*) AS people
            FROM published_any_sheet s JOIN published_participant p ON p.id = s.participant
            WHERE s.campaign = \(campaign) AND \(isLast("s", until)) AND p.removed_at IS NULL
                AND \(place) IS NOT NULL AND s.questionnaire = \(scale.questionnaire)
                AND s.version = \(scale.version) AND \(condition)
            GROUP BY 1, 2, 3 \(unscoped: "the operator compares all of a campaign")
            """
        }
    }
}
