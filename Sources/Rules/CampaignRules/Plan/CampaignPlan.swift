public import Care

/// A plan as far as it can be judged without looking anywhere else.
public struct CampaignPlan: Hashable, Sendable {
    public var purpose: String
    public var basis: LegalBasis?
    public var audience: CampaignAudience
    public var battery: [PlannedScale]
    /// As the library writes languages: `zh-Hans`.
    public var languages: [String]
    public var opensAt: Moment
    public var closesAt: Moment
    public var visibility: Visibility
    public var hasPrivacyRecord: Bool
    public var door: DoorPolicy

    public init(
        purpose: String, basis: LegalBasis?, audience: CampaignAudience, battery: [PlannedScale], languages: [String],
        opensAt: Moment, closesAt: Moment, visibility: Visibility, hasPrivacyRecord: Bool,
        door: DoorPolicy = .usual
    ) {
        self.purpose = purpose
        self.basis = basis
        self.audience = audience
        self.battery = battery
        self.languages = languages
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.visibility = visibility
        self.hasPrivacyRecord = hasPrivacyRecord
        self.door = door
    }
}

/// What stands elsewhere in the house and a plan hangs on.
public struct PlanSurroundings: Hashable, Sendable {
    /// The scales of the battery that the library has, and may use for this campaign.
    public var scales: [ScaleFacts]
    /// How many units take part.
    public var units: Int
    /// The languages in which people are told what they agree to; empty where nothing was published.
    public var consentLanguages: Set<String>
    /// Places that take part and where nobody would answer a red flag: there, or anywhere above.
    public var withoutDuty: [Region]
    /// Units that take part and have nobody who could carry it out there and talk with those who need it.
    public var withoutLead: [String]
    /// Places whose counsellors would keep residents, or the staff of a school, and that have none: there, or above.
    public var withoutCounsellor: [Region]
    /// Names of those whom the newest notice tells to receive data, and with whom it is not agreed so any more.
    public var recipientsNotInForce: [String]

    public init(
        scales: [ScaleFacts], units: Int, consentLanguages: Set<String>, withoutDuty: [Region],
        withoutLead: [String] = [], withoutCounsellor: [Region] = [], recipientsNotInForce: [String] = []
    ) {
        self.scales = scales
        self.units = units
        self.consentLanguages = consentLanguages
        self.withoutDuty = withoutDuty
        self.withoutLead = withoutLead
        self.withoutCounsellor = withoutCounsellor
        self.recipientsNotInForce = recipientsNotInForce
    }
}

extension CampaignPlan {
    /// What the plan still lacks, in the order in which it is best mended. It can be submitted, approved and opened
    /// only when nothing is.
    ///
    /// Source: rulebook G.2.1 (what a plan names), H.2 (basis, notice, impact record), E.4.6 (ages), H.6
    /// (who sees what), G.2.5 (a psychology teacher talks with those who were found), C.2 (a counsellor, elsewhere).
    public func gaps(in surroundings: PlanSurroundings, at now: Moment) -> [PlanGap] {
        var gaps: [PlanGap] = []
        if purpose.isEmpty { gaps.append(.noPurpose) }
        if basis == nil { gaps.append(.noBasis) }
        if audience.kind.isOfUnits && surroundings.units == 0 { gaps.append(.nobodyToAsk) }
        gaps += batteryGaps(surroundings.scales)
        if languages.isEmpty { gaps.append(.noLanguage) }
        if closesAt <= now { gaps.append(.windowIsOver) }
        gaps += visibility.tooWide(for: audience.kind).map(PlanGap.seenTooWidely)
        if door.walkIns && audience.sample != nil { gaps.append(.walkInsBesideSample) }
        if !hasPrivacyRecord { gaps.append(.noPrivacyRecord) }
        gaps += consentGaps(surroundings.consentLanguages)
        gaps += surroundings.recipientsNotInForce.map(PlanGap.recipientNotInForce)
        gaps += surroundings.withoutDuty.map(PlanGap.nobodyOnDuty)
        gaps += talkGaps(surroundings)
        // Residents of no unit have no unit here; where they stand on the list of a health centre, it carries it out.
        return gaps + surroundings.withoutLead.map(PlanGap.nobodyCarriesOut)
    }

    /// Whom nobody can find needs nobody to talk with: a survey of what people know asks for no counsellor.
    private func talkGaps(_ surroundings: PlanSurroundings) -> [PlanGap] {
        let canFind = battery.contains { planned in
            surroundings.scales.contains { $0.questionnaire == planned.questionnaire && $0.canFind }
        }
        return canFind ? surroundings.withoutCounsellor.map(PlanGap.nobodyTalks) : []
    }

    private func consentGaps(_ told: Set<String>) -> [PlanGap] {
        guard !told.isEmpty else { return [.noConsentText] }
        return languages.filter { !told.contains($0) }.map(PlanGap.noConsentTextInLanguage)
    }

    private func batteryGaps(_ scales: [ScaleFacts]) -> [PlanGap] {
        guard !battery.isEmpty else { return [.noScale] }
        return battery.flatMap { planned -> [PlanGap] in
            guard let facts = scales.first(where: { $0.questionnaire == planned.questionnaire }) else {
                return [.scaleNotThere(planned.questionnaire)]
            }
            let ages: [PlanGap] = facts.allows(planned)
                ? [] : [.scaleOutsideItsAges(planned.questionnaire, from: facts.youngest, until: facts.oldest)]
            return ages + languages.filter { !facts.languages.contains($0) }.map {
                .scaleNotInLanguage(planned.questionnaire, $0)
            }
        }
    }

    /// Whether somebody is asked anything at all: belongs to the audience, and has a scale for their age. The ages of
    /// scales are those on the first day of the window, whatever the audience is counted by (rulebook E.4.6).
    public func asks(_ born: BirthMonth) -> Bool {
        let age = born.age(on: opensAt.day)
        return audience.includes(born, from: opensAt.day) && battery.contains { $0.isGiven(age: age) }
    }
}
