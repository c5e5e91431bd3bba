public import Access
public import Care
public import ScreeningRules
import Storage

/// Begins a sheet: no account, no name, nothing that identifies. The same request begins one sheet only.
public struct StartSheet: Command {
    public static let permission = Permission.anyone

    public var questionnaire: String
    public var language: Language
    public var ageGroup: AgeGroup
    /// Where the person lives, if they care to say; the city of the house otherwise.
    public var region: Region?
    /// Whether the person has read the notice and agrees.
    public var agreed: Bool
    /// A random word of the form's own, of 22 characters at least.
    public var request: String
    /// Asked only where a scale has borders of their own for women and men; may be left out.
    public var sex: Sex?

    public init(
        questionnaire: String, language: Language, ageGroup: AgeGroup, region: Region?, agreed: Bool, request: String,
        sex: Sex? = nil
    ) {
        self.questionnaire = questionnaire
        self.language = language
        self.ageGroup = ageGroup
        self.region = region
        self.agreed = agreed
        self.request = request
        self.sex = sex
    }

    /// What opens the sheet: the key for this device, the code for another one.
    public struct Ticket: Codable, Sendable, Equatable {
        public let key: String
        public let code: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Ticket {
        let scale = try chosenScale(in: session.book())
        let key = session.secret(belongingTo: request, for: "sheet key")
        if let known = try session.ticket(for: key.text) { return known }
        let code = session.newSpokenCode()
        let id = try session.insert(self, scale, code: code)
        if try session.open(key.stored, to: id) { return Ticket(key: key.text, code: code) }
        // The same request came twice in the same instant, and the other one was first.
        try session.takeBack(id)
        guard let known = try session.ticket(for: key.text) else { throw ScreeningError.noSheet }
        return known
    }

    private func chosenScale(in library: QuestionnaireLibrary) throws -> Questionnaire {
        guard request.utf8.count >= 22, request.utf8.count <= 128 else { throw ScreeningError.badRequest }
        // MMSE and MoCA have no questions: their results are only entered (rulebook E.2). A survey has no result that
        // would tell somebody how they are.
        guard let scale = library.newest(questionnaire), !scale.isEntryOnly, !scale.topic.isOfSurveys else {
            throw ScreeningError.unknownQuestionnaire
        }
        guard scale.languages.contains(language) else { throw ScreeningError.languageMissing }
        // Under 14 nothing is begun and nothing is kept (rulebook H.2, PIPL art. 31).
        guard ageGroup != .under14 else { throw ScreeningError.tooYoung }
        guard ageGroup.mayAnswer(scale) else { throw ScreeningError.notForThisAge }
        guard agreed else { throw ScreeningError.notAgreed }
        return scale
    }
}

extension Session where Case == StartSheet {
    /// The ticket of a sheet that this key opens already.
    fileprivate func ticket(for key: String) throws -> StartSheet.Ticket? {
        guard let known = try sheetIfAny(key: key), let sealed = known.codeSealed else { return nil }
        return StartSheet.Ticket(key: key, code: try open(sealed, for: Sheet.codeSealing(known.id)).exposed)
    }

    fileprivate func takeBack(_ sheet: ID<Sheet>) throws {
        try run("DELETE FROM sheet WHERE id = \(sheet) \(unscoped: "the sheet that was made just now")")
    }

    fileprivate func insert(_ start: StartSheet, _ scale: Questionnaire, code: String) throws -> ID<Sheet> {
        let id = newID(Sheet.self)
        let region = try place(start.region)
        try send(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, code_index,
                code_sealed, started_at, expires_at, worst_rank, manner, licence, sex)
            VALUES (\(id), \(scale.slug), \(scale.version.description), \(start.language), \(start.ageGroup), 'self',
                \(Sheet.notice), \(region), \(start.region != nil), \(fingerprint(code, for: "sheet code")),
                \(seal(Private(code), for: Sheet.codeSealing(id))), \(now),
                \(now.adding(hours: Sheet.hoursToResume)), 0, \(SheetManner.own), \(scale.licence.name),
                \(scale.asksForSex ? start.sex : nil))
            \(unscoped: "anybody may begin a sheet anywhere")
            """)
        about("sheet \(id)", region: region)
        return id
    }
}
