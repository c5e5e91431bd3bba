import Access
import ReportRules
import Storage

/// By which mark sheets are left out: each marked sheet once more, by the gravest of its marks, and sheets without a
/// band of which a validity scale says that they do not speak for the person.
extension Session where Case == DrawReport {
    /// - Parameter sheets: a scale's sheets `s` of the people `w`.
    /// - Parameter isWhole: whether every band of a sheet is known.
    func countMarks(
        _ edition: Edition, _ person: SQL, level: String, of scale: String, _ sheets: SQL, isWhole: SQL
    ) throws {
        guard edition.tellsMarks else { return }
        try count(
            edition, person, level: level, points: "0",
            of: "CASE WHEN \(isWhole) THEN 'marks/' ELSE 'notValid/' END || CAST(\(scale) AS TEXT)",
            cell: "CASE WHEN \(isWhole) THEN \(SheetMark.gravest) ELSE CAST(\(Measure.onlyCell) AS TEXT) END",
            from: """
                \(sheets)
                WHERE s.is_marked AND CASE WHEN \(isWhole)
                    THEN s.is_too_fast OR s.is_straight_line OR s.is_inconsistent ELSE s.is_not_valid END
                """)
    }
}

extension SheetMark {
    /// The gravest mark of a sheet `s` that has one.
    fileprivate static var gravest: SQL {
        let cases: SQL = allCases.reversed().reduce("CASE") { cases, mark in
            "\(cases) WHEN \(mark.column) THEN CAST(\(mark.rawValue) AS TEXT)"
        }
        return "\(cases) END"
    }

    private var column: SQL {
        switch self {
        case .tooFast: "s.is_too_fast"
        case .straightLine: "s.is_straight_line"
        case .inconsistent: "s.is_inconsistent"
        }
    }
}
