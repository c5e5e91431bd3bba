public import Access
public import Care
public import ScreeningRules
import Storage

/// Takes a sheet that another program has collected: kept, judged for red flags, and scored if it is full enough.
///
/// The same request from the same program counts once; the same request with other answers is refused.
public struct SubmitSheet: Command {
    public static let permission = Permission.createSheets

    public var questionnaire: String
    public var language: Language
    public var ageGroup: AgeGroup
    public var region: Region
    public var answers: Answers
    public var request: String

    public init(
        questionnaire: String, language: Language, ageGroup: AgeGroup, region: Region, answers: Answers, request: String
    ) {
        self.questionnaire = questionnaire
        self.language = language
        self.ageGroup = ageGroup
        self.region = region
        self.answers = answers
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> OwnSheet {
        guard !request.isEmpty, request.utf8.count <= 128 else { throw ScreeningError.badRequest }
        guard let sitting = try session.sitting(for: self) else { return try session.known(self) }
        let scale = sitting.questionnaire
        guard ageGroup.mayAnswer(scale) else { throw ScreeningError.notForThisAge }
        let outcome = try scored(by: scale)
        guard let id = try session.insert(self, scale, outcome) else { return try session.known(self) }
        try session.takeSitting(of: sitting)
        for (item, option) in answers.chosen { try session.keep(option, of: item, on: id) }
        let row = try session.row(
            "SELECT \(Sheet.columns) FROM sheet s WHERE s.id = \(id) \(unscoped: "the sheet that was made just now")")
        guard let row else { throw ScreeningError.noSheet }
        _ = try session.judge(answers, on: Sheet(row), scale)
        return try session.known(self)
    }

    /// Too much unanswered is an outcome of its own; a wrong answer is an error.
    private func scored(by scale: Questionnaire) throws -> SubmittedScore {
        do {
            return .scored(try scale.score(answers))
        } catch .tooManyMissing(let missing, _) {
            return .tooEmpty(missing: missing)
        } catch {
            throw ScreeningError.answers(error)
        }
    }
}

/// What came of scoring a sheet that a program sent.
private enum SubmittedScore {
    case scored(Score)
    case tooEmpty(missing: Int)

    var score: Score? { if case .scored(let score) = self { score } else { nil } }
    var missing: Int? { if case .tooEmpty(let missing) = self { missing } else { nil } }
}

extension Session where Case == SubmitSheet {
    /// The scale to be scored with; `nil` when the request is known, so that a sheet sent again is found also when
    /// the licence has ended meanwhile.
    fileprivate func sitting(for new: SubmitSheet) throws -> SittingScale? {
        if try book(QuestionnaireLibrary.self).newest(new.questionnaire) == nil {
            // Nobody learns from a refusal what an institution elsewhere owns.
            _ = try scope.admit(try place(new.region))
            if try isKnown(new) { return nil }
        }
        guard let found = try scaleForSitting(new.questionnaire, in: new.region) else {
            throw ScreeningError.unknownQuestionnaire
        }
        return found
    }

    private func isKnown(_ new: SubmitSheet) throws -> Bool {
        try row(
            """
            SELECT id FROM sheet WHERE request = \(ownRequest(new))
            \(unscoped: "the request names the caller's own sheet")
            """) != nil
    }

    /// - Returns: `nil` when the request is known already.
    fileprivate func insert(
        _ new: SubmitSheet, _ scale: Questionnaire, _ outcome: SubmittedScore
    ) throws -> ID<Sheet>? {
        let score = outcome.score
        let id = newID(Sheet.self)
        let region = try place(new.region)
        let inserted = try run(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, created_by,
                request, started_at, expires_at, finished_at, worst_rank, total, band, prorated, missing)
            VALUES (\(id), \(scale.slug), \(scale.version.description), \(new.language), \(new.ageGroup), 'program',
                \(Sheet.notice), \(try scope.admit(region)), TRUE, \(caller.id), \(ownRequest(new)), \(now), \(now),
                \(now), 0, \(score?.total), \(score?.band.code), \(score?.prorated),
                \(outcome.missing))
            ON CONFLICT (request) DO NOTHING
            """)
        about("sheet \(id)", region: region)
        return inserted == 1 ? id : nil
    }

    fileprivate func known(_ again: SubmitSheet) throws -> OwnSheet {
        let row = try row(
            """
            SELECT \(OwnSheet.columns) FROM sheet s WHERE s.request = \(ownRequest(again))
                AND s.questionnaire = \(again.questionnaire) AND s.language = \(again.language)
                AND s.age_group = \(again.ageGroup) AND s.region = \(again.region)
            \(unscoped: "the request names the caller's own sheet")
            """)
        guard let sheet = try row.map(OwnSheet.init), try answers(of: sheet.id) == again.answers else {
            throw ScreeningError.requestTaken
        }
        return sheet
    }

    private func ownRequest(_ new: SubmitSheet) -> String { "\(caller.id?.rawValue ?? "") \(new.request)" }
}
