public import Access
import App
import Care
public import Consents
import Regions
import Storage
import Vault

/// A campaign with a class, put into the tables by hand until the rooms next door have use cases for it.
public struct ConsentStage: Sendable {
    public let campaign: String
    public let schoolClass: String
    /// Children of the class, in the order of the list.
    public let children: [PlantedParticipant]
}

public struct PlantedParticipant: Sendable {
    public let id: String
    public let code: String
}

extension Town {
    public static let consentWords = NoticeWords(
        handler: "\(Marker.north) 学校", contact: "心理老师 0990-5550188", purpose: "想知道大家过得好不好。",
        method: "在课上回答一些小问题。", kinds: "回答和结果。", necessity: "好早一点帮忙。", children: "不是考试。")

    public static let englishConsentWords = NoticeWords(
        handler: "\(Marker.north) school", contact: "psychology teacher 0990-5550188",
        purpose: "To know how everybody is.", method: "A few questions in one lesson.", kinds: "Answers and results.",
        necessity: "To help early.", children: "This is no test.")

    /// The psychology teacher of a school of the southern county.
    public var southTeacher: Caller {
        .person(
            ID("south teacher"), name: "teacher.south",
            posts: [Post(role: .schoolPsychologyTeacher, region: TownPlaces.southTownship, unit: "990203001-school")])
    }

    /// The psychology teacher of another school of the same township.
    public var neighbourTeacher: Caller {
        .person(
            ID("neighbour teacher"), name: "teacher.neighbour",
            posts: [Post(role: .schoolPsychologyTeacher, region: TownPlaces.northTownship, unit: "990202001-other")])
    }

    /// An open campaign of the north with one class of the northern school, a notice, and these months of birth.
    public func consentStage(
        born months: [String] = ["2014-05", "2014-09", "2013-01"], state: String = "open", asksFrom14: Bool = true,
        withNotice: Bool = true
    ) async throws -> ConsentStage {
        try await perform(
            AddClasses(unit: TownPlaces.northSchool, entryYear: 2_024, classes: 1), as: .northAdministrator)
        let campaign = "campaign-\(clock.now.milliseconds)"
        try await plantCampaign(campaign, state: withNotice ? "draft" : state, asksFrom14: asksFrom14)
        let schoolClass = "\(TownPlaces.northSchool)-2024-1"
        var children: [PlantedParticipant] = []
        for (place, month) in months.enumerated() {
            children.append(try await plant(place, born: month, in: schoolClass, of: campaign))
        }
        if withNotice {
            try await perform(WriteNotice(campaign: campaign, chinese: Self.consentWords), as: .northAdministrator)
            try await tamper("UPDATE campaign SET state = \(state), decided_by = 'second' WHERE id = \(campaign)")
        }
        return ConsentStage(campaign: campaign, schoolClass: schoolClass, children: children)
    }

    /// As a plan keeps whom it is for.
    static let pupilsFromNine = #"{"entryYears":[],"kind":"pupil","parts":[],"youngest":9}"#

    /// Of the north, for children from nine, open for a month.
    public func plantCampaign(_ id: String, state: String, asksFrom14: Bool = true) async throws {
        let decided: String? = state == "draft" ? nil : "second"
        let opens = clock.now
        try await tamper(
            """
            INSERT INTO campaign (id, region, unit, template, title_zh, title_en, purpose, basis, languages,
                asks_guardian_from_14, opens_at, closes_at, retention_days, state, made_by, made_at, decided_by,
                audience, sights, request, changed_by, changed_at)
            VALUES (\(id), \(TownPlaces.north), CAST(NULL AS TEXT), 'school', \("\(Marker.north) 心情周"),
                \("\(Marker.north) week"), 'p', 'b', 'zh-Hans', \(asksFrom14), \(opens),
                \(opens.adding(hours: 24 * 30)), 365, \(state), 'first', \(opens), \(decided),
                \(Self.pupilsFromNine), '', \(id), 'first', \(opens))
            """)
        try await tamper(
            """
            INSERT INTO campaign_scale (campaign, position, questionnaire, youngest) VALUES (\(id), 1, 'who-5', 9)
            """)
    }

    private func plant(
        _ place: Int, born month: String, in unit: String, of campaign: String
    ) async throws -> PlantedParticipant {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let code = "AAAA-AA\(alphabet[place / alphabet.count])\(alphabet[place % alphabet.count])"
        let id = "\(campaign)-\(String(1_000 + place))"
        try await tamper(
            """
            INSERT INTO participant (id, campaign, member, region, house, unit, number, born_month, code_index,
                code_sealed, invited_at)
            VALUES (\(id), \(campaign), \("member of \(id)"), \(TownPlaces.northTownship), \(TownPlaces.northSchool),
                \(unit), \(place + 1), \(month), \(house.keys.blindIndex(code, for: "participant code")),
                \([UInt8]([0])), \(clock.now))
            """)
        return PlantedParticipant(id: id, code: code)
    }

    /// The slips of the stage's class.
    public func slips(
        _ stage: ConsentStage, again: Bool? = nil, request: String = "first form"
    ) async throws -> [ConsentSlip] {
        try await perform(
            MakeSlips(campaign: stage.campaign, unit: stage.schoolClass, again: again, request: request),
            as: .northTeacher
        ).slips
    }

    /// What a guardian sees.
    public func guardian(_ secret: String) async throws -> ReadGuardianLink.Outcome {
        try await perform(ReadGuardianLink(secret: secret))
    }

    /// A guardian agrees to what is on the screen.
    @discardableResult
    public func agree(_ secret: String) async throws -> SaidConsent {
        try await perform(GiveGuardianConsent(secret: secret, notice: guardian(secret).notice.id))
    }

    /// What the other rooms may read of a participant: `giver standing`.
    public func publishedConsents(of participant: String) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                "SELECT giver, standing FROM published_consent WHERE participant = \(participant) ORDER BY giver"
            ).map { "\(try $0("giver", as: String.self)) \(try $0("standing", as: String.self))" }
        }
    }
}
