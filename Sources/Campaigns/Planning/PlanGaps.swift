import Access
public import CampaignRules
import Care
import Foundation
import ScreeningRules
import Storage

/// What a plan still lacks, as pages and programs are told.
public struct GapLine: Codable, Sendable, Equatable {
    public let code: PlanGap.Code
    public let field: PlanGap.Field
    /// The scale, the place, the unit, the language, the sight or the recipient that it is about; empty for the rest.
    public let about: String
    /// Years, where it is about an age.
    public let from: Int?

    init(_ gap: PlanGap) {
        code = gap.code
        field = gap.field
        switch gap {
        case .scaleNotThere(let scale), .scaleNotInLanguage(let scale, _): (about, from) = (scale, nil)
        case .scaleOutsideItsAges(let scale, let youngest, _): (about, from) = (scale, youngest)
        case .seenTooWidely(let sight): (about, from) = (sight.code, nil)
        case .nobodyOnDuty(let place), .nobodyTalks(let place): (about, from) = (place.code, nil)
        case .nobodyCarriesOut(let unit): (about, from) = (unit, nil)
        case .noConsentTextInLanguage(let language): (about, from) = (language, nil)
        case .recipientNotInForce(let name): (about, from) = (name, nil)
        default: (about, from) = ("", nil)
        }
    }
}

extension Session {
    /// What the plan lacks now. Duty is looked for at the moment when it opens, and now once that has come.
    func gaps(of campaign: Campaign) throws -> [PlanGap] {
        let id = campaign.card.id
        let battery = try battery(of: id)
        let places = try placesConcerned(campaign)
        let opening = max(now, campaign.card.opensAt)
        let surroundings = PlanSurroundings(
            scales: try battery.compactMap { try scaleFacts($0.questionnaire, for: campaign) },
            units: try unitCount(of: id), consentLanguages: try consentLanguages(of: id),
            withoutDuty: try places.filter { try !isAnswered($0, at: opening) },
            withoutLead: try unitsWithoutLead(of: id, on: opening.day),
            withoutCounsellor: try placesWithoutCounsellor(for: campaign, on: opening.day),
            recipientsNotInForce: try recipientsNotInForce(of: id, on: opening.day))
        return campaign.plan(battery: battery, hasPrivacyRecord: try privacyRecord(of: id) != nil)
            .gaps(in: surroundings, at: now)
    }

    private func unitCount(of campaign: ID<Campaign>) throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM campaign_site s JOIN published_unit u ON u.code = s.unit
            WHERE s.campaign = \(campaign) AND u.status NOT IN ('closed', 'merged')
            \(unscoped: "the campaign itself was found within the scope")
            """)?("number") ?? 0
    }

    /// Of the newest notice. Where nothing was written in English the Chinese words stand for it, and count as Chinese.
    private func consentLanguages(of campaign: ID<Campaign>) throws -> Set<String> {
        let newest = try row(
            """
            SELECT text_zh, text_en FROM published_consent_notice WHERE campaign = \(campaign)
            ORDER BY version DESC LIMIT 1 \(unscoped: "the campaign itself was found within the scope")
            """)
        guard let newest else { return [] }
        let (chinese, english): (String, String) = (try newest("text_zh"), try newest("text_en"))
        let languages: [Language] = chinese == english ? [.zhHans] : Language.allCases
        return Set(languages.map(\.rawValue))
    }

    /// The townships of the units that take part, or the place itself: where a red flag could come up.
    private func placesConcerned(_ campaign: Campaign) throws -> [Region] {
        let found = try rows(
            """
            SELECT DISTINCT region FROM campaign_site WHERE campaign = \(campaign.card.id) ORDER BY region
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map { try $0("region", as: Region.self) }
        return found.isEmpty ? [campaign.card.region] : found
    }

    /// Whether somebody is on duty in a place at a moment, or above it up to the city: an alert climbs there.
    private func isAnswered(_ place: Region, at moment: Moment) throws -> Bool {
        let above = place.upwards.filter { $0.level >= .city }
        return try row(
            """
            SELECT 1 AS found FROM published_duty d
            JOIN published_post p ON p.account = d.account AND p.region = d.region AND p.unit IS NULL
            WHERE d.is_there AND d.region IN \(list: above) AND d.from_at <= \(moment)
                AND (d.until_at IS NULL OR d.until_at > \(moment)) AND p.role IN \(list: Self.dutyRoles)
                AND p.from_day <= \(moment.day) AND (p.until_day IS NULL OR p.until_day >= \(moment.day))
                AND NOT EXISTS (
                    SELECT 1 FROM published_duty a WHERE NOT a.is_there AND a.account = d.account
                        AND a.region = d.region AND a.from_at <= \(moment) AND a.until_at > \(moment)
                        AND (d.until_at IS NOT NULL OR a.from_at > d.from_at))
            LIMIT 1 \(unscoped: "whether somebody answers is told, not who")
            """) != nil
    }

    /// The units in which nobody has a post on that day by which a campaign is carried out and people are talked with.
    /// As many as can be mended in one go; the next are named when these are. A unit that has ended since the plan was
    /// made, such as a school that was merged, has nobody and asks nobody: it holds no county up.
    private func unitsWithoutLead(of campaign: ID<Campaign>, on day: Day) throws -> [String] {
        try rows(
            """
            SELECT s.unit FROM campaign_site s JOIN published_unit u ON u.code = s.unit
            WHERE s.campaign = \(campaign) AND u.status NOT IN ('closed', 'merged') AND NOT EXISTS (
                SELECT 1 FROM published_post p
                WHERE p.unit = s.unit AND (p.role IN \(list: Self.leadingRoles)
                        OR p.role = \(Role.counsellor) AND u.kind IN \(list: Counselling.unitKinds.sorted()))
                    AND p.from_day <= \(day) AND (p.until_day IS NULL OR p.until_day >= \(day)))
            ORDER BY s.region, s.unit LIMIT \(Self.mostUnitsNamed)
            \(unscoped: "whether somebody is there is told, not who; the campaign was found within the scope")
            """
        ).map { try $0("unit") }
    }

    private static var mostUnitsNamed: Int { 60 }

    private static var leadingRoles: [Role] {
        Role.allCases.filter { $0.permissions.isSuperset(of: [.carryOutCampaigns, .holdInterviews]) }
    }

    private static var dutyRoles: [Role] { Role.allCases.filter { $0.permissions.contains(.takeDuty) } }

    /// What the library says of a scale that this campaign may use: one that ships, or one that an institution in its
    /// place owns and has a licence for (rulebook E.1).
    func scaleFacts(_ slug: String, for campaign: Campaign) throws -> ScaleFacts? {
        let library = try book(QuestionnaireLibrary.self)
        if let shelved = library.newest(slug) { return ScaleFacts(shelved) }
        return try ownedScales(slug, for: campaign).first.map(ScaleFacts.init)
    }

    /// The scales that institutions in the campaign's place may use today; with a slug, only that one.
    func ownedScales(_ slug: String?, for campaign: Campaign) throws -> [Questionnaire] {
        try rows(
            """
            SELECT DISTINCT p.slug, p.version, p.hash, p.in_use_since FROM published_instrument p
            WHERE p.state = 'in-use' AND p.electronic AND p.valid_from <= \(today) AND p.valid_until >= \(today)
                AND (CAST(\(slug) AS TEXT) IS NULL OR p.slug = CAST(\(slug) AS TEXT))
                AND (p.unit IS NULL OR p.unit = CAST(\(campaign.card.unit) AS TEXT))
                AND p.region IN \(list: campaign.card.region.upwards)
            ORDER BY p.slug, p.in_use_since DESC, p.version LIMIT 200
            \(unscoped: "an institution's scale serves its own places, and the campaign was found within the scope")
            """
        ).map { row in
            let (slug, version): (String, String) = (try row("slug"), try row("version"))
            return try ownedScale(slug, version: version, hash: try row("hash"))
        }
    }

    private func ownedScale(_ slug: String, version: String, hash: String) throws -> Questionnaire {
        try book(Remembered<Questionnaire>.self).value(of: hash) {
            let row = try row(
                """
                SELECT file FROM published_instrument WHERE slug = \(slug) AND version = \(version) LIMIT 1
                \(unscoped: "the version was found in its own place")
                """)
            guard let row else { throw Refusal.notFound }
            return try Questionnaire(fhir: Data(try row("file", as: String.self).utf8))
        }
    }
}

extension ScaleFacts {
    init(_ scale: Questionnaire) {
        self.init(
            questionnaire: scale.slug, youngest: scale.ageGate.minimum, oldest: scale.ageGate.maximum,
            languages: Set(scale.languages.map(\.rawValue)), canFind: scale.canFind)
    }
}
