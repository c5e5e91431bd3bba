public import Access
public import Care
import ScreeningRules
import Storage

/// Takes somebody's questions along to where there is no network (decision 0050): who may be interviewed now is written
/// down, and the questions go onto the colleague's device. Nobody's sitting begins by it, so the person may still
/// answer in any other way.
///
/// Taken along once more by the same colleague within some hours, it is the same.
public struct TakeAlong: Command {
    public static let permission = Permission.enterAnswers

    public var campaign: String
    /// The person's code; or else their place on a list.
    public var code: String?
    /// The code of the class or department.
    public var unit: String?
    public var number: Int?
    /// One of the campaign's; its first where nothing is said.
    public var language: Language?

    public init(
        campaign: String, code: String? = nil, unit: String? = nil, number: Int? = nil, language: Language? = nil
    ) {
        self.campaign = campaign
        self.code = code
        self.unit = unit
        self.number = number
        self.language = language
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// By this it is brought in; it opens nothing.
        public let taken: ID<TakenInterview>
        public let language: Language
        /// From when the device drops questions without an answer, and shows no answer any more. What was answered
        /// stays until it is brought in: no clock decides that it is lost.
        public let wipeAt: Moment
        /// In the order in which they are asked.
        public let sheets: [AlongSheet]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let guest = try session.guest(Entrant(campaign: campaign, code: code, unit: unit, number: number))
        guard guest.known == nil else { throw SittingProblem.otherwise }
        let spoken = language ?? guest.languages.first ?? .zhHans
        guard guest.languages.contains(spoken) else {
            throw SittingProblem.notInThisLanguage(offered: guest.languages)
        }
        let scales = try session.scales(for: guest).map(\.questionnaire)
        let (taken, takenAt) = try session.take(guest, scales, in: spoken)
        session.about("taken interview \(taken)", region: guest.region)
        return Outcome(
            taken: taken, language: spoken, wipeAt: takenAt.adding(hours: TakenInterview.hoursOnDevice),
            sheets: scales.map { scale in
                AlongSheet(scale, in: [spoken, .zhHans].first(where: scale.languages.contains) ?? .en)
            })
    }
}

extension Session where Case == TakeAlong {
    /// The person is held until the end, so that two forms of the same instant find each other. What was taken along
    /// on another day is taken along anew: its time on the device is short, and the person may have had a birthday.
    fileprivate func take(
        _ guest: SittingGuest, _ scales: [Questionnaire], in language: Language
    ) throws -> (ID<TakenInterview>, Moment) {
        let names = scales.map { TakenInterview.name($0.slug, $0.version.description) }.joined(separator: ",")
        let oldest = now.adding(hours: -TakenInterview.hoursTheSame)
        let since = guest.againFrom.map { max($0, oldest) } ?? oldest
        let known = try row(
            """
            SELECT id, taken_at FROM taken_interview
            WHERE participant = \(guest.participant) AND taken_by = \(caller.id) AND scales = \(names)
                AND language = \(language) AND brought_at IS NULL
                AND taken_at >= \(since)
            ORDER BY taken_at DESC LIMIT 1 \(unscoped: "the person was found within the scope")
            """)
        if let known { return (try known("id"), try known("taken_at")) }
        let id = newID(TakenInterview.self)
        try run(
            """
            INSERT INTO taken_interview
                (id, participant, campaign, house, region, scales, language, taken_by, taken_at, is_grave)
            VALUES (\(id), \(guest.participant), \(guest.campaign), \(guest.house), \(guest.region), \(names),
                \(language), \(caller.id), \(now), FALSE) \(unscoped: "the person was found within the scope")
            """)
        return (id, now)
    }
}
