import Access
import Care
import ScreeningRules
import Storage

/// A sitting that is about to begin: whose, in which language, and who writes the answers down.
struct NewSitting {
    let guest: SittingGuest
    let language: Language
    /// The key as it is kept.
    let key: String
    var manner = SheetManner.own
    /// The colleague who reads the questions aloud or copies from paper; `nil` where the person answers alone.
    var ledBy: ID<Caller>?
    /// When the first question was read, where that was before now.
    var begunAt: Moment?
}

extension Session {
    /// The sitting and all its sheets.
    /// - Returns: `nil` when the sitting is there already.
    /// - Throws: `SittingProblem.notInThisLanguage`; whoever has begun before goes on in whatever language.
    func begin(_ new: NewSitting) throws -> ID<Sitting>? {
        guard new.guest.languages.contains(new.language) else {
            throw SittingProblem.notInThisLanguage(offered: new.guest.languages)
        }
        let (guest, scales) = (new.guest, try scales(for: new.guest))
        let id = newID(Sitting.self)
        try setAside(guest)
        let begun = try run(
            """
            INSERT INTO sitting
                (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at, closes_at, is_marked,
                manner, led_by)
            VALUES (\(id), \(guest.participant), \(guest.campaign), \(guest.unit), \(guest.house), \(guest.region),
                \(guest.codeEnd), \(new.key), \(new.begunAt ?? now), \(guest.closesAt), FALSE,
                \(new.manner), \(new.ledBy))
            ON CONFLICT (participant) DO NOTHING \(unscoped: "the person was found by their code or within the scope")
            """)
        guard begun == 1 else { return nil }
        for scale in scales { try takeSitting(of: scale) }
        try insert(scales.map(\.questionnaire), of: id, new)
        about("sitting \(id)", region: guest.region)
        return id
    }

    /// The campaign's scales in order, as far as they are made for this age. One that cannot be used now is no
    /// reason to leave it out quietly.
    func scales(for guest: SittingGuest) throws -> [SittingScale] {
        let slugs = try rows(
            """
            SELECT questionnaire FROM published_campaign_scale
            WHERE campaign = \(guest.campaign) AND youngest <= \(guest.age)
                AND (oldest IS NULL OR oldest >= \(guest.age))
            ORDER BY position \(unscoped: "the person was found by their code or within the scope")
            """
        ).map { try $0("questionnaire", as: String.self) }
        var scales: [SittingScale] = []
        for slug in slugs {
            guard let scale = try scaleForSitting(slug, in: guest.region, unit: guest.house) else {
                throw ScreeningError.unknownQuestionnaire
            }
            if guest.mayAnswer(scale.questionnaire) { scales.append(scale) }
        }
        guard !scales.isEmpty else { throw SittingProblem.nothingForThisAge }
        return scales
    }

    /// All sheets by one statement. Their unit is the school and not the class, because it is the school's
    /// psychology teacher whom a red flag must reach.
    private func insert(_ scales: [Questionnaire], of sitting: ID<Sitting>, _ new: NewSitting) throws {
        let guest = new.guest
        let rows: [SQL] = scales.enumerated().map { number, scale in
            let spoken = [new.language, .zhHans].first(where: scale.languages.contains) ?? .en
            return """
                (\(newID(Sheet.self)), \(scale.slug), \(scale.version.description), \(spoken), \(guest.ageGroup),
                'self', \(guest.notice), \(guest.region), TRUE, \(guest.house ?? guest.unit), \(new.begunAt ?? now),
                \(guest.closesAt), 0, \(new.manner), \(scale.licence.name), CAST(\(guest.sex) AS TEXT),
                \(guest.age), \(sitting), \(number + 1))
                """
        }
        try run(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit, started_at,
                expires_at, worst_rank, manner, licence, sex, age, sitting, sitting_place)
            VALUES \(joined: rows) \(unscoped: "the person was found by their code or within the scope")
            """)
    }

    /// The device that asks last has the sitting; every one before it is told so at its next step.
    func takeOver(_ sitting: ID<Sitting>, codeEnd: String, key: String) throws {
        try run(
            """
            INSERT INTO sitting_former_key (key_hash, sitting) SELECT key_hash, id FROM sitting WHERE id = \(sitting)
            \(unscoped: "the person was found by their code or within the scope")
            """)
        try run(
            """
            UPDATE sitting SET key_hash = \(key),
                code_end = CASE WHEN \(codeEnd) = '' THEN code_end ELSE \(codeEnd) END
            WHERE id = \(sitting) \(unscoped: "the person was found by their code or within the scope")
            """)
    }
}
