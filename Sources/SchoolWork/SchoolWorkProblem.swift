public import Access
public import Care

/// Why something of a school's work could not be written down.
public enum SchoolWorkProblem: Problem, Equatable {
    case missing(field: String)
    case tooLong(field: String, most: Int)
    /// In the future, or so long ago that it is a slip.
    case badDay(field: String)
    /// No class is ticked.
    case noClass
    /// A class that is not of this school, or no more.
    case unknownClass
    /// A part of a post is 1 to 99 hundredths of it.
    case badPercent
    /// A code that opens no class meeting, or no more.
    case noRound
    /// Nobody, or more people than a school has.
    case badCount
    /// Somebody of the school's roster is named where nobody may be.
    case namesSomebody(field: String)

    public var kind: ProblemKind {
        switch self {
        case .missing(let field), .tooLong(let field, _), .badDay(let field), .namesSomebody(let field):
            .invalid(field: field)
        case .noClass, .unknownClass: .invalid(field: "classes")
        case .noRound: .notFound
        case .badPercent: .invalid(field: "percent")
        case .badCount: .invalid(field: "attended")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .missing(let field): Phrase("schoolwork.problem.missing.\(field)")
        case .tooLong(_, let most): Phrase("schoolwork.problem.tooLong", ["count": "\(most)"])
        case .badDay: Phrase("schoolwork.problem.badDay")
        case .noClass: Phrase("schoolwork.problem.noClass")
        case .unknownClass: Phrase("schoolwork.problem.unknownClass")
        case .noRound: Phrase("schoolwork.problem.noRound")
        case .badPercent: Phrase("schoolwork.problem.badPercent")
        case .badCount: Phrase("schoolwork.problem.badCount", ["count": "\(RecordMeeting.mostPeople)"])
        case .namesSomebody: Phrase("schoolwork.problem.namesSomebody")
        }
    }
}

/// A line that somebody writes.
enum WrittenLine {
    /// - Throws: `SchoolWorkProblem.missing`, `.tooLong`.
    static func checked(_ text: String?, _ field: String, most: Int) throws -> String {
        let words = trimmed(text)
        guard !words.isEmpty else { throw SchoolWorkProblem.missing(field: field) }
        guard words.count <= most else { throw SchoolWorkProblem.tooLong(field: field, most: most) }
        return words
    }

    private static func trimmed(_ text: String?) -> String {
        guard let text else { return "" }
        let body = text.drop { $0.isWhitespace }
        guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(body[...last])
    }
}
