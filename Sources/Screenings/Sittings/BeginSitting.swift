public import Access
public import Care
import ScreeningRules
import Storage

/// Begins a sitting with a personal code, or goes on with it on another device: no name, no account.
///
/// The device that had it before is told so at its next step. Under 14 this is where a child answers, with the
/// guardian's consent, which the public self-check cannot ask for.
public struct BeginSitting: Command {
    public static let permission = Permission.anyone

    public var code: String
    public var language: Language

    public init(code: String, language: Language) {
        self.code = code
        self.language = language
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Opens the sitting on this device, until another one takes over or all is handed in.
        public let sittingKey: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let written = session.readSpokenCode(code) else { throw SittingProblem.noSuchCode }
        let key = session.newSecret()
        let guest = try session.guest(code: written)
        if guest.known == nil, try session.begin(guest, self, written, key: key.stored) {
            return Outcome(sittingKey: key.text)
        }
        // It was begun before, or the same code came twice in the same instant and the other one was first.
        guard let known = try guest.known ?? session.guest(code: written).known else { throw SittingProblem.noSuchCode }
        try session.takeOver(known, written, key: key.stored)
        session.about("sitting \(known)", region: guest.region)
        return Outcome(sittingKey: key.text)
    }
}

extension Session where Case == BeginSitting {
    /// - Returns: false when the sitting is there already.
    fileprivate func begin(_ guest: SittingGuest, _ start: BeginSitting, _ code: String, key: String) throws -> Bool {
        let scales = try scales(for: guest)
        let id = newID(Sitting.self)
        let begun = try run(
            """
            INSERT INTO sitting
                (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at, closes_at, is_marked)
            VALUES (\(id), \(guest.participant), \(guest.campaign), \(guest.unit), \(guest.house), \(guest.region),
                \(String(code.suffix(2))), \(key), \(now), \(guest.closesAt), FALSE)
            ON CONFLICT (participant) DO NOTHING \(unscoped: "the code in the person's hand begins this one sitting")
            """)
        guard begun == 1 else { return false }
        for scale in scales { try takeSitting(of: scale) }
        try insert(scales.map(\.questionnaire), of: id, for: guest, in: start.language)
        if let room = guest.roomToSitIn { try seat(guest.participant, in: room) }
        about("sitting \(id)", region: guest.region)
        return true
    }

    /// The campaign's scales in order, as far as they are made for this age. One that cannot be used now is no
    /// reason to leave it out quietly.
    private func scales(for guest: SittingGuest) throws -> [SittingScale] {
        let slugs = try rows(
            """
            SELECT questionnaire FROM published_campaign_scale
            WHERE campaign = \(guest.campaign) AND youngest <= \(guest.age)
                AND (oldest IS NULL OR oldest >= \(guest.age))
            ORDER BY position \(unscoped: "the campaign was found by the person's own code")
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
    private func insert(
        _ scales: [Questionnaire], of sitting: ID<Sitting>, for guest: SittingGuest, in language: Language
    ) throws {
        let rows: [SQL] = scales.enumerated().map { number, scale in
            let spoken = [language, .zhHans].first(where: scale.languages.contains) ?? .en
            return """
                (\(newID(Sheet.self)), \(scale.slug), \(scale.version.description), \(spoken), \(guest.ageGroup),
                'self', \(guest.notice), \(guest.region), TRUE, \(guest.house ?? guest.unit), \(now),
                \(guest.closesAt), 0, \(SheetManner.own), \(scale.licence.name), CAST(\(guest.sex) AS TEXT),
                \(guest.age), \(sitting), \(number + 1))
                """
        }
        try run(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit, started_at,
                expires_at, worst_rank, manner, licence, sex, age, sitting, sitting_place)
            VALUES \(joined: rows) \(unscoped: "the sitting was begun with the person's own code")
            """)
    }

    /// A seat for whoever came into the class after the room was opened.
    private func seat(_ participant: String, in room: ID<Room>) throws {
        try run(
            """
            INSERT INTO sitting_seat (participant, room, number, is_absent)
            SELECT \(participant), \(room), COALESCE(MAX(number), 0) + 1, FALSE FROM sitting_seat WHERE room = \(room)
            ON CONFLICT DO NOTHING \(unscoped: "the seat in the room of the person's own class")
            """)
    }

    fileprivate func takeOver(_ sitting: ID<Sitting>, _ code: String, key: String) throws {
        try run(
            """
            UPDATE sitting SET former_key_hash = key_hash, key_hash = \(key), code_end = \(String(code.suffix(2)))
            WHERE id = \(sitting) \(unscoped: "the code in the person's hand opens this one sitting")
            """)
    }
}
