import CampaignRules
import Care
import Testing

@Suite struct PlanGapTests {
    private static let now = Moment(milliseconds: 1_772_600_000_000)
    private static let scales = [
        ScaleFacts(questionnaire: "who-5", youngest: 9, oldest: nil, languages: ["zh-Hans", "en"]),
        ScaleFacts(questionnaire: "sdq", youngest: 11, oldest: 17, languages: ["zh-Hans"]),
    ]
    private static let whole = CampaignPlan(
        purpose: "to help early", basis: .consent, audience: CampaignAudience(kind: .pupil),
        battery: [PlannedScale(questionnaire: "who-5", youngest: 9)], languages: ["zh-Hans"], opensAt: now,
        closesAt: now.adding(hours: 1), visibility: Visibility([]), hasPrivacyRecord: true)
    private static let around = PlanSurroundings(
        scales: scales, units: 1, consentLanguages: ["zh-Hans", "en"], withoutDuty: [])

    private static func gaps(
        _ change: (inout CampaignPlan) -> Void = { _ in }, around alter: (inout PlanSurroundings) -> Void = { _ in }
    ) -> [PlanGap] {
        var (plan, surroundings) = (whole, around)
        change(&plan)
        alter(&surroundings)
        return plan.gaps(in: surroundings, at: now)
    }

    @Test func `a whole plan lacks nothing`() {
        #expect(Self.gaps() == [])
    }

    @Test func `each part that is missing is named by itself`() {
        #expect(Self.gaps({ $0.purpose = "" }) == [.noPurpose])
        #expect(Self.gaps({ $0.basis = nil }) == [.noBasis])
        #expect(Self.gaps({ $0.hasPrivacyRecord = false }) == [.noPrivacyRecord])
        #expect(Self.gaps({ $0.battery = [] }) == [.noScale])
        #expect(Self.gaps({ $0.languages = [] }) == [.noLanguage])
        #expect(Self.gaps({ $0.closesAt = Self.now }) == [.windowIsOver])
        #expect(Self.gaps(around: { $0.consentLanguages = [] }) == [.noConsentText])
        #expect(Self.gaps(around: { $0.units = 0 }) == [.nobodyToAsk])
        #expect(Self.gaps({ $0.audience.kind = .resident }, around: { $0.units = 0 }) == [])
    }

    /// Decision 0051: who was met would stand beside who was drawn, and no weight would be true any more.
    @Test(arguments: [(true, true), (true, false), (false, true)])
    func `people are enrolled at the door or drawn by lot`(_ walkIns: Bool, _ isDrawn: Bool) {
        let gaps = Self.gaps({
            $0.audience.kind = .resident
            $0.audience.sample = isDrawn ? SamplePlan(method: .simple, size: 100, seed: 1) : nil
            $0.door = DoorPolicy(walkIns: walkIns, saidAloud: false, guardiansAloud: false)
        })
        #expect(gaps == (walkIns && isDrawn ? [.walkInsBesideSample] : []))
        #expect(gaps.allSatisfy { $0.field == .door && $0.code == .walkInsBesideSample })
    }

    @Test func `a place where nobody answers is named`() throws {
        let place = try #require(Region("990202000000"))
        let gaps = Self.gaps(around: { $0.withoutDuty = [place] })
        #expect(gaps == [.nobodyOnDuty(place)])
        #expect(gaps.first?.field == .duty)
    }

    /// Rulebook H.2, PIPL art. 17, 23.
    @Test func `a recipient with whom it is not agreed as the notice says is named`() {
        let gaps = Self.gaps(around: { $0.recipientsNotInForce = ["a firm"] })
        #expect(gaps == [.recipientNotInForce("a firm")])
        #expect(gaps.first?.field == .consent && gaps.first?.code == .recipientNotInForce)
    }

    /// Rulebook G.2.5: whoever was found is talked with by a psychology teacher of the own school.
    @Test func `a unit where nobody carries it out is named whoever is asked there`() {
        let gaps = Self.gaps(around: { $0.withoutLead = ["a school"] })
        #expect(gaps == [.nobodyCarriesOut(unit: "a school")])
        #expect(gaps.first?.field == .duty)
        #expect(Self.gaps({ $0.audience.kind = .staff }, around: { $0.withoutLead = ["a school"] }) == gaps)
        #expect(Self.gaps({ $0.audience.kind = .resident }, around: { $0.withoutLead = ["a school"] }) == gaps)
    }

    /// Rulebook C.2, decision 0040: a counsellor of the place talks with residents and with the staff of a school.
    @Test(arguments: [(true, true), (false, false)])
    func `a place without a counsellor is named where a scale can find somebody`(
        _ canFind: Bool, _ isNamed: Bool
    ) throws {
        let place = try #require(Region("990202000000"))
        let gaps = Self.gaps(
            { $0.audience.kind = .resident },
            around: {
                $0.withoutCounsellor = [place]
                // Another scale of the shelf that the plan does not give changes nothing.
                $0.scales = [
                    ScaleFacts(
                        questionnaire: "who-5", youngest: 9, oldest: nil, languages: ["zh-Hans"], canFind: canFind),
                    ScaleFacts(questionnaire: "phq-9", youngest: 12, oldest: nil, languages: ["zh-Hans"]),
                ]
            })
        #expect(gaps == (isNamed ? [.nobodyTalks(place)] : []))
        #expect(gaps.allSatisfy { $0.field == .duty && $0.code == .nobodyTalks })
    }

    @Test func `a scale the library lacks is told before it is used`() {
        let gaps = Self.gaps({ $0.battery = [PlannedScale(questionnaire: "epds", youngest: 18)] })
        #expect(gaps == [.scaleNotThere("epds")])
    }

    @Test func `a scale is given in its languages only`() {
        let gaps = Self.gaps({
            $0.battery = [PlannedScale(questionnaire: "sdq", youngest: 11, oldest: 17)]
            $0.languages = ["zh-Hans", "en"]
        })
        #expect(gaps == [.scaleNotInLanguage("sdq", "en")])
    }

    @Test func `each language of a plan wants a consent text of its own`() {
        let both = Self.gaps({ $0.languages = ["zh-Hans", "en"] }, around: { $0.consentLanguages = ["zh-Hans"] })
        #expect(both == [.noConsentTextInLanguage("en")])
        #expect(both.first?.field == .consent)
        #expect(Self.gaps({ $0.languages = ["en"] }, around: { $0.consentLanguages = [] }) == [.noConsentText])
    }

    /// Rulebook E.4.6: below its minimum age a scale is not offered.
    @Test(arguments: [
        (PlannedScale(questionnaire: "who-5", youngest: 9), true),
        (PlannedScale(questionnaire: "who-5", youngest: 8), false),
        (PlannedScale(questionnaire: "who-5", youngest: 12, oldest: 15), true),
        (PlannedScale(questionnaire: "who-5", youngest: 12, oldest: 11), false),
        (PlannedScale(questionnaire: "sdq", youngest: 11, oldest: 17), true),
        (PlannedScale(questionnaire: "sdq", youngest: 11, oldest: 18), false),
        (PlannedScale(questionnaire: "sdq", youngest: 11), false),
    ])
    func `a plan keeps to the ages of the scale`(_ planned: PlannedScale, _ isAllowed: Bool) {
        let isKept = Self.gaps({ $0.battery = [planned] }) == []
        #expect(isKept == isAllowed)
    }

    @Test func `whoever is too young for every scale is not asked`() throws {
        let born = try ["2017-03", "2017-02", "2014-02"].map { try #require(BirthMonth($0)) }
        var plan = Self.whole
        plan.battery.append(PlannedScale(questionnaire: "gad-7", youngest: 12))
        #expect(!plan.asks(born[0]))
        #expect(plan.asks(born[1]))
        plan.audience.youngest = 13
        #expect(!plan.asks(born[2]))
    }
}

@Suite struct VisibilityTests {
    /// Rulebook H.6.
    @Test(arguments: AudienceKind.allCases)
    func `a class teacher never sees a score and whoever plans sees counts alone`(_ kind: AudienceKind) {
        for datum in [CampaignDatum.score, .band, .level] {
            #expect(Visibility([.init(datum, .classTeacher)]).tooWide(for: kind) == [.init(datum, .classTeacher)])
        }
        for datum in CampaignDatum.allCases where datum != .statistics {
            #expect(!Visibility([.init(datum, .planner)]).tooWide(for: kind).isEmpty, "\(datum)")
            #expect(!Visibility([.init(datum, .evaluator)]).tooWide(for: kind).isEmpty, "\(datum)")
        }
        #expect(Visibility.ceiling(for: kind).tooWide(for: kind).isEmpty)
        // What safety asks for is no tick: nobody can take it away.
        #expect(Visibility.ceiling(for: kind).sights.isDisjoint(with: Visibility.always(for: kind).sights))
    }

    /// Rulebook G.3 and C.3 speak of schools; elsewhere a counsellor talks with people (C.2).
    private static let offered: [(Visibility.Sight, [AudienceKind])] = [
        (.init(.level, .unitLead), [.pupil]),
        (.init(.advice, .classTeacher), [.pupil]),
        (.init(.advice, .participant), [.pupil, .staff, .resident, .patient]),
        (.init(.score, .psychologyTeacher), [.pupil]),
        (.init(.score, .counsellor), [.staff, .resident, .patient]),
        (.init(.statistics, .unitLead), [.pupil, .staff, .patient]),
        (.init(.statistics, .planner), [.pupil, .staff, .resident, .patient]),
        (.init(.level, .participant), []),
    ]

    @Test(arguments: offered)
    func `a plan promises nothing that has no page`(_ sight: Visibility.Sight, _ kinds: [AudienceKind]) {
        #expect(AudienceKind.allCases.filter { Visibility.ceiling(for: $0).sights.contains(sight) } == kinds)
    }

    @Test func `a sight is written and read alike`() {
        for sight in Visibility.ceiling(for: .pupil).sights {
            #expect(Visibility.Sight(code: sight.code) == sight)
        }
        #expect(Visibility.Sight(code: "level-guardian") == nil)
        #expect(Visibility.Sight(code: "score-nobody") == nil)
        #expect(Visibility.Sight(code: "score") == nil)
    }
}
