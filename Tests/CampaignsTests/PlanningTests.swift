import Access
import CampaignRules
import Campaigns
import Care
import Consents
import HouseKit
import Storage
import Testing

@Suite struct PlanningTests {
    @Test(arguments: Engine.available)
    func `a draft from a template lacks what only people can decide`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.planCampaign()
            let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.card.state == .draft)
            #expect(plan.battery.map(\.questionnaire) == ["who-5", "gad-7"])
            #expect(plan.units == [TownPlaces.northSchool])
            #expect(plan.rooms == .usual, "nobody is told unless two people agree to it")
            #expect(
                plan.gaps.map(\.code) == [.noPurpose, .noBasis, .noPrivacyRecord, .noConsentText, .nobodyOnDuty])
            #expect(plan.gaps.last?.about == TownPlaces.northTownship.code)
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent twice plans one campaign`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.planCampaign()
            let second = try await town.planCampaign()
            #expect(first == second)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM campaign") == 1)
            #expect(try await town.planCampaign(request: "another form") != first)
        }
    }

    @Test(arguments: Engine.available)
    func `a part that is written is kept and the others stay`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.perform(
                ChangeCampaign(
                    campaign: campaign,
                    who: .init(
                        units: [TownPlaces.northSchool: true], entryYears: ["2024": true, "2025": false],
                        youngest: "10", sampleMethod: .byUnit, sampleSize: "40", sampleSeed: "7"),
                    battery: .init(order: ["gad-7": "1", "who-5": "2", "phq-9": ""], youngest: ["gad-7": "13"]),
                    window: .init(
                        firstDay: "2026-04-01", opens: "08:00", lastDay: "2026-04-30", closes: "18:00",
                        languages: ["zh-Hans": true, "en": true], retentionDays: "365", asksGuardianFrom14: false),
                    visibility: .init(shown: ["score-psychologyTeacher": true, "none": false]),
                    rooms: .init(tellsOfFlags: true, stuckMinutes: "3")),
                as: .northAdministrator)
            let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.purpose == "\(Marker.north) purpose")
            #expect(plan.audience.entryYears == [2024])
            #expect(plan.audience.youngest == 10)
            #expect(plan.audience.sample == SamplePlan(method: .byUnit, size: 40, seed: 7))
            #expect(plan.battery == [
                PlannedScale(questionnaire: "gad-7", youngest: 13), PlannedScale(questionnaire: "who-5", youngest: 9),
            ])
            #expect(plan.card.opensAt == .china("2026-04-01", 8))
            #expect(plan.card.closesAt == .china("2026-04-30", 18))
            #expect(plan.languages == ["zh-Hans", "en"])
            #expect(plan.sights == ["score-psychologyTeacher"])
            #expect(plan.retentionDays == 365)
            #expect(plan.rooms == RoomPolicy(tellsOfFlags: true, stuckMinutes: 3))
            #expect(!plan.asksGuardianFrom14)
            #expect(plan.gaps.map(\.code) == [.noConsentTextInLanguage] && plan.gaps.map(\.about) == ["en"])
            try await town.perform(
                WriteNotice(
                    campaign: campaign.rawValue, chinese: Town.consentWords, english: Town.englishConsentWords),
                as: .northAdministrator)
            #expect(try await town.lacks(campaign) == [])
        }
    }

    private static let bad: [(ChangeCampaign, CampaignProblem)] = {
        let id: ID<Campaign> = ID("")
        let window = ChangeCampaign.Window(
            firstDay: "2026-04-01", opens: "08:00", lastDay: "2026-04-30", closes: "18:00",
            languages: ["zh-Hans": true], retentionDays: "365", asksGuardianFrom14: true)
        var backwards = window
        backwards.lastDay = "2026-03-31"
        var badDay = window
        badDay.firstDay = "soon"
        var badTime = window
        badTime.opens = "25:00"
        var tooLong = window
        tooLong.retentionDays = "1096"
        let long = String(repeating: "长", count: CampaignProblem.longestText + 1)
        return [
            (ChangeCampaign(campaign: id, aims: .init(title: " ", titleEn: "", purpose: "", basis: nil)),
                .missing(field: "aims.title")),
            (ChangeCampaign(campaign: id, aims: .init(title: "x", titleEn: "", purpose: long, basis: nil)),
                .tooLong(field: "aims.purpose", most: CampaignProblem.longestText)),
            (ChangeCampaign(campaign: id, who: .init(units: [TownPlaces.northSchool: true, "elsewhere": true])),
                .notInReach(field: "who.units")),
            (ChangeCampaign(campaign: id, who: .init(youngest: "12", oldest: "11")), .badAge(field: "who.oldest")),
            (ChangeCampaign(campaign: id, who: .init(sampleMethod: .simple)), .missing(field: "who.sampleSize")),
            (ChangeCampaign(campaign: id, battery: .init(order: ["phq-9": "1"], youngest: ["phq-9": "17"])),
                .badAge(field: "battery.youngest.phq-9")),
            (ChangeCampaign(campaign: id, battery: .init(order: ["epds": "1"])),
                .badScale(field: "battery.order.epds")),
            (ChangeCampaign(campaign: id, window: backwards), .endsBeforeItBegins),
            (ChangeCampaign(campaign: id, window: badDay), .badDay(field: "window.firstDay")),
            (ChangeCampaign(campaign: id, window: badTime), .badTime(field: "window.opens")),
            (ChangeCampaign(campaign: id, window: tooLong), .badNumber(field: "window.retentionDays")),
            (ChangeCampaign(campaign: id, visibility: .init(shown: ["score-classTeacher": true])), .seenTooWidely),
            (ChangeCampaign(campaign: id, rooms: .init(tellsOfFlags: nil, stuckMinutes: "61")),
                .badNumber(field: "rooms.stuckMinutes")),
            (ChangeCampaign(campaign: id, rooms: .init(tellsOfFlags: true, stuckMinutes: "")),
                .missing(field: "rooms.stuckMinutes")),
            (ChangeCampaign(campaign: id, visibility: .init(shown: ["level-guardian": true])), .seenTooWidely),
            (ChangeCampaign(campaign: id, visibility: .init(shown: ["level-participant": true])), .seenTooWidely),
            (ChangeCampaign(
                campaign: id, privacy: PrivacyRecord(purpose: "a", necessity: "", risks: "c", measures: "d")),
                .missing(field: "privacy.necessity")),
        ]
    }()

    @Test(arguments: Engine.available)
    func `bad input is told at its field and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.planCampaign()
            let before = try await town.ledger(without: ["audit_line"])
            for (input, problem) in Self.bad {
                var change = input
                change.campaign = campaign
                await #expect(throws: problem) { try await town.perform(change, as: .northAdministrator) }
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a licensed scale can be used once the institution has it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.planCampaign("perinatal")
            var plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.gaps.contains { $0.code == .scaleNotThere && $0.about == "epds" })
            _ = try await town.loadAndApprove("epds")
            plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(!plan.gaps.contains { $0.about == "epds" })
            let choices = try await town.perform(ReadPlanChoices(campaign: campaign), as: .northAdministrator)
            #expect(choices.scales.contains { $0.slug == "epds" && $0.youngest == 14 })
        }
    }

    @Test(arguments: Engine.available)
    func `a plan belongs to a place in reach or to nobody`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for place in [TownPlaces.south.code, TownPlaces.city.code, TownPlaces.nowhere.code] {
                await #expect(throws: Refusal.notFound) {
                    try await town.planCampaign(place: place, by: .northAdministrator)
                }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.planCampaign(place: TownPlaces.northSchool, by: .southAdministrator)
            }
            await #expect(throws: CampaignProblem.unknownTemplate) { try await town.planCampaign("no such") }
            for person in [Townsperson.classTeacher, .northCounsellor, .gridWorker, .evaluator, .northLead] {
                await #expect(throws: Refusal.forbidden) { try await town.planCampaign(by: person) }
            }
            let own = try await town.planCampaign(place: TownPlaces.northSchool, by: .northTeacher)
            let plan = try await town.perform(ReadCampaign(campaign: own), as: .northTeacher)
            #expect(plan.card.unit == TownPlaces.northSchool)
            #expect(plan.units == [TownPlaces.northSchool])
        }
    }
}
