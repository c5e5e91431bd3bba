public import Access
public import Care
public import ScreeningRules
public import Storage

/// Takes a sheet that another program has collected: kept, judged for red flags, and scored if it is full enough.
///
/// The same request from the same program counts once; the same request with other answers is refused. Where a
/// scale has no items here, such as MMSE and MoCA, the total that somebody took is entered instead.
public struct SubmitSheet: Command {
    public static let permission = Permission.createSheets

    public var questionnaire: String
    public var language: Language
    public var ageGroup: AgeGroup
    public var region: Region
    public var answers: Answers
    public var request: String
    /// Points, for a scale whose total is taken elsewhere.
    public var entered: Int?
    public var sex: Sex?
    /// Years.
    public var age: Int?
    public var education: Education?
    /// Sets of borders chosen by name, such as `beijing`.
    public var borderSets: [String]?
    public var manner: SheetManner?
    /// Seconds from the first question to the last answer, where they were taken.
    public var seconds: Int?

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
        try checkPerson()
        guard let sitting = try session.sitting(for: self) else { return try session.known(self) }
        let scale = sitting.questionnaire
        guard ageGroup.mayAnswer(scale) else { throw ScreeningError.notForThisAge }
        let scored = try Scored(answers, entered: entered, by: scale, of: person)
        guard let id = try session.insert(self, scale, scored) else { return try session.known(self) }
        try session.takeSitting(of: sitting)
        try session.keepFirst(answers.chosen, on: id)
        if let score = scored.score { try session.keep(score.subscales, of: id) }
        _ = try session.judge(answers, on: try session.justMade(id), scale)
        return OwnSheet(id, scale, scored)
    }

    var person: Person {
        Person(
            sex: sex, age: age, ageGroup: ageGroup, region: region, education: education, sets: Set(borderSets ?? []))
    }

    private func checkPerson() throws {
        if let age {
            guard age >= ageGroup.lowestAge, age <= ageGroup.highestAge ?? 150 else {
                throw ScreeningError.ageOutsideGroup
            }
        }
        guard seconds ?? 0 >= 0 else { throw Refusal.invalid(field: "seconds") }
        let sets = borderSets ?? []
        guard sets.count <= 8, sets.allSatisfy({ $0.wholeMatch(of: /[a-z0-9-]{1,40}/) != nil }) else {
            throw Refusal.invalid(field: "borderSets")
        }
    }
}

/// How the answers came about (rulebook E.4.5).
public enum SheetManner: String, Sendable, Codable, CaseIterable, SQLBindable, SQLReadable {
    /// The person answered alone.
    case own
    case interview
    /// Copied from a sheet of paper.
    case paper
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
}
