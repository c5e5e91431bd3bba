import Access
import CampaignRules
import Care
import ScreeningRules
import Storage

/// Whom a personal code belongs to, with all that decides whether they may begin: one row, because a whole city
/// types its codes in the same minute.
struct SittingGuest {
    let participant: String
    let campaign: String
    let region: Region
    let house: String?
    let unit: String?
    let sex: Sex?
    /// Years completed for certain.
    let age: Int
    let closesAt: Moment
    /// Those of the campaign's plan: its notice and its scales are there in them, and in no other.
    let languages: [Language]
    /// The version of the notice that was agreed to.
    let notice: String
    /// The sitting that the code has begun before.
    let known: ID<Sitting>?
    /// The one that was handed in before, where the person may sit down once more.
    let first: ID<Sitting>?
    /// From when on they may; `nil` for who has not handed in before.
    let againFrom: Moment?
    /// How that one is answered.
    let knownManner: SheetManner?
    /// What of the code stands open; nothing where it was not typed.
    var codeEnd = ""
    /// The room of their class, where they have no seat yet.
    let roomToSitIn: ID<Room>?

    /// - Parameters:
    ///   - daysAfterClosing: for answers that were given within the window and are keyed or brought in later.
    ///   - day: whose questions were asked by the age of that day, where it was before now.
    /// - Throws: `SittingProblem`, when the code may not begin or go on now.
    init(_ row: Row, at now: Moment, daysAfterClosing: Int, asOf day: Day? = nil) throws {
        let opensAt: Moment = try row("opens_at")
        let windowEnd: Moment = try row("closes_at")
        let again = try Again(row, at: now)
        // Whoever may sit down once more may do so until the day that was said.
        closesAt = again.map(\.until) ?? windowEnd
        let state: String = try row("state")
        let isBefore = ["draft", "submitted", "approved"].contains(state) || now < opensAt
        guard !isBefore else { throw SittingProblem.notOpenYet }
        let isWithin = state == "open" && now < closesAt
        let isLater = ["open", "closed"].contains(state)
            && (again != nil || daysAfterClosing > 0 && now < windowEnd.adding(hours: 24 * daysAfterClosing))
        guard isWithin || isLater else { throw SittingProblem.over }
        let isHandedIn = try row("finished_at", as: Moment?.self) != nil
        guard !isHandedIn || again?.isNew == true else { throw SittingProblem.handedIn }
        guard let born = BirthMonth(try row("born_month", as: String.self)) else { throw SittingProblem.mayNotBegin }
        // Who has had a birthday since the window answered as the younger one.
        age = born.age(on: day ?? min(now, windowEnd).day)
        notice = try Self.agreedNotice(row, age: age)
        languages = Language.planned(try row("languages"))
        participant = try row("participant")
        campaign = try row("campaign")
        region = try row("region")
        house = try row("house")
        unit = try row("unit")
        sex = try row("sex", as: String?.self).flatMap { Sex(rawValue: $0) }
        let sitting: ID<Sitting>? = try row("sitting")
        known = isHandedIn ? nil : sitting
        first = isHandedIn ? sitting : nil
        againFrom = isHandedIn ? again?.from : nil
        knownManner = known == nil ? nil : try row("manner", as: SheetManner?.self) ?? .own
        let seat: ID<Room>? = try row("seat_room")
        roomToSitIn = seat == nil ? try row("class_room") : nil
    }

    /// - Throws: `SittingProblem.mayNotBegin` for every reason alike.
    private static func agreedNotice(_ row: Row, age: Int) throws -> String {
        let rule = ConsentRule(asksGuardianFrom14: try row("asks_guardian_from_14"))
        let said = ConsentsSoFar(
            person: try row("person_said", as: String?.self).flatMap { ConsentStanding(rawValue: $0) },
            guardian: try row("guardian_said", as: String?.self).flatMap { ConsentStanding(rawValue: $0) })
        let notices: [String?] = [try row("person_notice"), try row("guardian_notice")]
        guard rule.verdict(age: age, said) == .mayBegin, let notice = notices.compactMap({ $0 }).first else {
            throw SittingProblem.mayNotBegin
        }
        return notice
    }

    var ageGroup: AgeGroup {
        AgeGroup.allCases.last { $0.lowestAge <= age } ?? .under14
    }

    func mayAnswer(_ scale: Questionnaire) -> Bool {
        !scale.isEntryOnly && age >= scale.ageGate.minimum && age <= scale.ageGate.maximum ?? .max
    }
}

/// That somebody may sit down once more, and until when.
private struct Again {
    let from: Moment
    let until: Moment
    /// Whether they have not done so yet.
    let isNew: Bool

    /// - Returns: `nil` for who was not invited again, and before and after the days that were said.
    init?(_ row: Row, at now: Moment) throws {
        guard let from = try row("again_from", as: Moment?.self), let until = try row("again_until", as: Moment?.self),
            from <= now, now < until
        else { return nil }
        self.from = from
        self.until = until
        isNew = try row("again_begun", as: Moment?.self) == nil
    }
}

extension Session {
    /// - Throws: `SittingProblem.noSuchCode`, or why the code may not begin now.
    func guest(code: String) throws -> SittingGuest {
        var guest = try guest(
            """
            p.code_index IN \(list: fingerprints(of: code, for: "participant code"))
            \(unscoped: "the code in the person's hand opens this one sitting")
            """)
        guest.codeEnd = String(code.suffix(2))
        return guest
    }

    /// - Parameter found: which one of those who are invited.
    func guest(_ found: SQL, daysAfterClosing: Int = 0, asOf day: Day? = nil) throws -> SittingGuest {
        try hold(found)
        let row = try row(
            """
            SELECT p.id AS participant, p.campaign, p.region, p.house, p.unit, p.born_month, p.sex,
                c.state, c.opens_at, c.closes_at, c.asks_guardian_from_14, c.languages,
                own.standing AS person_said, own.notice AS person_notice,
                theirs.standing AS guardian_said, theirs.notice AS guardian_notice,
                t.id AS sitting, t.finished_at, t.manner, e.room AS seat_room, r.id AS class_room,
                a.from_at AS again_from, a.until_at AS again_until, a.begun_at AS again_begun
            FROM published_participant p
            JOIN published_campaign c ON c.id = p.campaign
            LEFT JOIN published_consent own ON own.participant = p.id AND own.giver = 'person'
            LEFT JOIN published_consent theirs ON theirs.participant = p.id AND theirs.giver = 'guardian'
            LEFT JOIN sitting t ON t.participant = p.id
            LEFT JOIN sitting_again a ON a.participant = p.id
            LEFT JOIN sitting_seat e ON e.participant = p.id
            LEFT JOIN sitting_room r ON r.campaign = p.campaign AND r.unit = p.unit
            WHERE p.removed_at IS NULL AND \(found)
            """)
        guard let row else { throw SittingProblem.noSuchCode }
        return try SittingGuest(row, at: now, daysAfterClosing: daysAfterClosing, asOf: day)
    }

    /// Whoever takes a consent back holds the same row: so it is either seen below, or finds the sitting that is begun
    /// here and deletes it. A statement of its own, because one that waits reads what was there before it waited.
    private func hold(_ found: SQL) throws {
        _ = try row("SELECT p.id FROM published_participant p WHERE \(found) \(DialectHole.forUpdate)")
    }
}
