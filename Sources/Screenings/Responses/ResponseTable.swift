import Access
import Care
import ScreeningRules
import Storage

/// Where a program's responses belong: a place of its posts, or one inside.
struct ProgramPlace {
    let region: Region
    let unit: String?
}

extension Session {
    /// - Throws: `ResponseFaults` where the place is unknown, out of reach, or open.
    func placeOfProgram(narrowedTo chosen: Region?) throws -> ProgramPlace {
        let posts = caller.posts.filter { $0.role.permissions.contains(Case.permission) }
        if let chosen {
            let unit = posts.first { $0.unit != nil && $0.region == chosen }?.unit
            do {
                _ = try scope.admit(try place(chosen), unit: unit)
            } catch ScreeningError.unknownPlace, Refusal.notFound {
                throw ResponseFaults(
                    .init(reason: .unknownPlace, element: ResponseFaults.Element.region, value: chosen.code))
            }
            return ProgramPlace(region: chosen, unit: scope.units.contains(unit ?? "") ? unit : nil)
        }
        let places = Set(posts.map { [$0.region.code, $0.unit ?? ""] })
        guard places.count == 1, let post = posts.first else {
            throw ResponseFaults(.init(reason: .placeOpen, element: ResponseFaults.Element.region, value: ""))
        }
        return ProgramPlace(region: post.region, unit: post.unit)
    }

    /// - Throws: `ResponseFaults` for a scale or version that is not to be answered there.
    func sitting(for sent: SentResponse, in place: ProgramPlace) throws -> SittingScale {
        let element = ResponseFaults.Element.questionnaire
        let fault = { (reason: ResponseFaults.Reason, value: String) in
            ResponseFaults(.init(reason: reason, element: element, value: value))
        }
        guard let address = ScaleAddress(sent.questionnaire),
            let newest = try scaleForSitting(address.slug, in: place.region, unit: place.unit)
        else { throw fault(.unknownQuestionnaire, sent.questionnaire) }
        var sitting = newest
        if let version = address.version, version != newest.questionnaire.version.description {
            // An institution's own scale is answered in the version in use; one that ships in any that ships.
            let library = try book(QuestionnaireLibrary.self)
            guard let older = library.questionnaire(address.slug, version: version) else {
                throw fault(.unknownVersion, version)
            }
            sitting = SittingScale(questionnaire: older, licence: nil)
        }
        guard !sitting.questionnaire.isEntryOnly else { throw fault(.onlyEntered, sent.questionnaire) }
        if let age = sent.ageGroup, !age.mayAnswer(sitting.questionnaire) {
            throw ResponseFaults(
                .init(reason: .notForThisAge, element: ResponseFaults.Element.region, value: age.rawValue))
        }
        return sitting
    }

    func insert(_ sent: SentResponse, _ identifier: ResponseIdentifier?, on id: ID<Sheet>) throws {
        let mark = contentMark(of: sent)
        try run(
            """
            INSERT INTO response
                (sheet, identifier_system, identifier_value, content, first_content, authored, subject, changed_at)
            VALUES (\(id), \(identifier?.system), \(identifier?.value), \(mark), \(mark), \(sent.authored),
                \(sealed(sent.subject, of: id)), \(now))
            \(unscoped: "the sheet was admitted within its scope just now")
            """)
    }

    /// Keeps the answers, looks for red flags whether or not the person is through, and scores what is completed.
    func settle(_ sent: SentResponse, _ answers: Answers, on id: ID<Sheet>, by scale: Questionnaire) throws {
        try keep(answers.chosen, on: id)
        let row = try row(
            """
            SELECT \(Sheet.columns) FROM sheet s WHERE s.id = \(id)
            \(unscoped: "the sheet was found or made within its scope")
            """)
        guard let sheet = try row.map(Sheet.init) else { throw ScreeningError.noSheet }
        if sent.isCompleted { try complete(sheet, answers, scale) } else { try keepOpen(sheet, answers, scale) }
        _ = try judge(answers, on: sheet, scale)
    }

    private func keepOpen(_ sheet: Sheet, _ answers: Answers, _ scale: Questionnaire) throws {
        try run(
            """
            UPDATE sheet SET missing = \(scale.unanswered(after: answers)) WHERE id = \(sheet.id)
            \(unscoped: "the sheet was found or made within its scope")
            """)
    }

    private func complete(_ sheet: Sheet, _ answers: Answers, _ scale: Questionnaire) throws {
        let scored = try Scored(answers, entered: nil, by: scale, of: sheet.person)
        let quality = AnswerQuality(of: answers, to: scale, seconds: 0)
        try run(
            """
            UPDATE sheet SET finished_at = \(now), missing = CAST(\(scored.leftOut) AS BIGINT),
                total = CAST(\(scored.score?.total) AS BIGINT), not_valid = CAST(\(scored.notValid) AS TEXT),
                straight_line = \(quality.straightLine), inconsistent = \(quality.inconsistent)
            WHERE id = \(sheet.id) \(unscoped: "the sheet was found or made within its scope")
            """)
        if let score = scored.score { try keep(score, quality, nil, of: sheet.id) }
    }

    /// A keyed mark of all that was sent, so that the same can be told from something else without keeping it twice.
    func contentMark(of sent: SentResponse) -> String { fingerprint(sent.content, for: "response content") }

    func contentMarks(of sent: SentResponse) -> [String] { fingerprints(of: sent.content, for: "response content") }

    func sealed(_ subject: Private<String>?, of id: ID<Sheet>) -> Sealed? {
        subject.map { seal($0, for: OwnResponse.subjectSealing(id)) }
    }
}
