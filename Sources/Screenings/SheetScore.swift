import Access
import Care
import ScreeningRules
import Storage

/// How a sheet ended.
enum SheetEnding: Equatable {
    case scored
    /// Too much is unanswered; the answers stay.
    case tooEmpty(missing: Int)
    /// The answers do not speak for the person; they stay, and so does every red flag.
    case notValid
}

extension Session {
    /// Scores a sheet by its scale's own file and keeps all that is needed to work the score out again.
    func finish(_ sheet: Sheet, _ answers: Answers, _ questionnaire: Questionnaire) throws -> SheetEnding {
        switch try Scored(answers, entered: nil, by: questionnaire, of: sheet.person) {
        case .score(let score):
            let seconds = max(0, now.seconds(since: sheet.startedAt))
            let quality = AnswerQuality(of: answers, to: questionnaire, seconds: seconds)
            try keep(score, quality, seconds, of: sheet.id)
            return .scored
        case .tooEmpty(let missing):
            return .tooEmpty(missing: missing)
        case .notValid(let scale):
            try run(
                """
                UPDATE sheet SET not_valid = \(scale) WHERE id = \(sheet.id)
                \(unscoped: "the sheet was opened by its key")
                """)
            return .notValid
        }
    }

    /// The total, and beside it every subscale.
    /// - Parameter seconds: from the first question to the last answer; `nil` where nobody took them, and then nobody
    ///   says either whether they were too few.
    func keep(_ score: Score, _ quality: AnswerQuality, _ seconds: Int?, of sheet: ID<Sheet>) throws {
        try send(
            """
            UPDATE sheet SET finished_at = \(now), total = \(score.total), band = \(score.band.code),
                prorated = \(score.prorated), raw = \(score.raw), positive_by = \(CodeList.write(score.positiveBy)),
                assumed = \(CodeList.write(score.assumed.map(\.rawValue))), alternative = \(score.alternative?.id),
                alternative_version = \(score.alternative?.version), t_score = \(score.tScore), not_valid = NULL,
                seconds = \(seconds), too_fast = \(seconds.map { _ in quality.tooFast }),
                straight_line = \(quality.straightLine), inconsistent = \(quality.inconsistent)
            WHERE id = \(sheet) \(unscoped: "the sheet was opened by its key")
            """)
        try keep(score.subscales, of: sheet)
    }

    func keep(_ subscales: [ScaleScore], of sheet: ID<Sheet>) throws {
        for subscale in subscales { try keep(subscale, of: sheet) }
    }

    private func keep(_ score: ScaleScore, of sheet: ID<Sheet>) throws {
        try send(
            """
            INSERT INTO sheet_score
                (sheet, scale, total, raw, prorated, band, positive, alternative, alternative_version, t_score)
            VALUES (\(sheet), \(score.scale), \(score.total), \(score.raw), \(score.prorated), \(score.band?.code),
                \(score.isPositive), \(score.alternative?.id), \(score.alternative?.version), \(score.tScore))
            ON CONFLICT (sheet, scale) DO UPDATE SET total = excluded.total, raw = excluded.raw,
                prorated = excluded.prorated, band = excluded.band, positive = excluded.positive,
                alternative = excluded.alternative, alternative_version = excluded.alternative_version,
                t_score = excluded.t_score
            \(unscoped: "the sheet was opened by its key, or was made just now")
            """)
    }
}

/// What came of scoring a sheet. Too much unanswered, or not valid, is an outcome of its own; a wrong answer is an
/// error.
enum Scored {
    case score(Score)
    case tooEmpty(missing: Int)
    case notValid(scale: String)

    /// - Throws: `ScreeningError.answers`.
    init(_ answers: Answers, entered: Int?, by questionnaire: Questionnaire, of person: Person) throws {
        do {
            if let entered {
                guard answers.count == 0 else { throw ScoringError.onlyEntered }
                self = .score(try questionnaire.score(entered: entered, of: person))
            } else {
                self = .score(try questionnaire.score(answers, of: person))
            }
        } catch ScoringError.tooManyMissing(let missing, _) {
            self = .tooEmpty(missing: missing)
        } catch ScoringError.notValid(let scale, _) {
            self = .notValid(scale: scale)
        } catch let error as ScoringError {
            throw ScreeningError.answers(error)
        }
    }

    var score: Score? { if case .score(let score) = self { score } else { nil } }
    var missing: Int? { if case .tooEmpty(let missing) = self { missing } else { nil } }
    /// What the table asks for where there is no score: a sheet that is not valid leaves nothing out.
    var leftOut: Int? { missing ?? notValid.map { _ in 0 } }
    var notValid: String? { if case .notValid(let scale) = self { scale } else { nil } }
}
