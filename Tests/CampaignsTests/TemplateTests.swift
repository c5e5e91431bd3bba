import Access
import CampaignRules
import Campaigns
import Care
import Foundation
import HouseKit
import ScreeningRules
import Testing

@Suite struct TemplateTests {
    /// Rulebook E.4.6, E.1: every scale of every template against the scale's own gate, in the library that ships.
    @Test func `no template gives a scale to an age below its own`() async throws {
        try await withTown(.sqlite) { town in
            let templates = try await town.perform(ListCampaignTemplates(), as: .northAdministrator)
            #expect(templates.count == 8)
            let library = try Self.shipped()
            for template in templates {
                for planned in template.battery {
                    let gate = try #require(try Self.gate(planned.questionnaire, in: library))
                    #expect(planned.youngest >= gate.minimum, "\(template.code) \(planned.questionnaire)")
                    if let maximum = gate.maximum {
                        #expect(planned.oldest.map { $0 <= maximum } == true, "\(template.code)")
                    }
                    #expect(template.audience.oldest.map { $0 >= planned.youngest } ?? true)
                }
            }
        }
    }

    @Test func `templates show no more than the rulebook allows and keep no longer`() async throws {
        try await withTown(.sqlite) { town in
            for template in try await town.perform(ListCampaignTemplates(), as: .northAdministrator) {
                #expect(template.visibility.tooWide(for: template.audience.kind).isEmpty)
                #expect(template.retentionDays <= 1_095)
                #expect(template.asksGuardianFrom14)
                #expect(template.notices.count == Language.allCases.count)
            }
        }
    }

    /// Words that suit pupils alone, in either language.
    private static let schoolWords = ["同学", "孩子", "家长", "在学校的一节课", "学籍", "pupil", "lesson", "your child"]

    @Test func `a template speaks to its own people and to nobody else's`() async throws {
        try await withTown(.sqlite) { town in
            for template in try await town.perform(ListCampaignTemplates(), as: .northAdministrator) {
                #expect(Set(template.begin.keys) == Set(Language.allCases.map(\.rawValue)))
                for words in template.begin.values.map(\.text) + template.notices.values
                where template.audience.kind != .pupil {
                    let strange = Self.schoolWords.filter { words.contains($0) }
                    #expect(strange.isEmpty, "\(template.code)")
                }
            }
        }
    }

    /// Rulebook README, rule 2: whoever is asked how they feel may answer in a way that somebody has to see at once.
    @Test func `a template that asks how somebody feels says who sees an answer about safety`() async throws {
        try await withTown(.sqlite) { town in
            for template in try await town.perform(ListCampaignTemplates(), as: .northAdministrator) {
                for (language, word) in [("zh-Hans", "安全"), ("en", "safety")] {
                    let kinds = try #require(template.begin[language]?.kinds)
                    let notice = try #require(template.notices[language])
                    // What somebody knows is no matter of safety; how somebody feels may be.
                    let asksHowTheyFeel = template.survey?.knowsFrom == nil
                    #expect(kinds.contains(word) == asksHowTheyFeel, "\(template.code)")
                    #expect(notice.contains(word) == asksHowTheyFeel, "\(template.code)")
                    #expect(!notice.contains("除非您自己提出") && !notice.contains("unless you ask"))
                }
            }
        }
    }

    /// Rulebook G.2.2: from 14 to 17 the guardian is asked besides, which is more than being told.
    @Test func `where people under eighteen take part the words say that a guardian is asked`() async throws {
        try await withTown(.sqlite) { town in
            for template in try await town.perform(ListCampaignTemplates(), as: .northAdministrator) {
                let isForMinors = template.asksGuardianFrom14 && (template.audience.youngest ?? 0) < 18
                for (language, asked, told) in [
                    ("zh-Hans", "也请监护人同意", "告诉监护人"), ("en", "a guardian is asked to agree", "guardian is told"),
                ] {
                    let notice = try #require(template.notices[language])
                    #expect(notice.contains(asked) == isForMinors, "\(template.code)")
                    #expect(!notice.contains(told), "\(template.code)")
                }
            }
        }
    }

    /// Rulebook G.1: a university screens after enrolment, and not everybody who has studied there for years.
    @Test(arguments: [
        ("2026-07-31", 2025), ("2026-08-28", 2026), ("2026-09-01", 2026), ("2027-01-10", 2026), ("2027-06-30", 2026),
    ])
    func `the plan for new students asks those who have entered last`(day: String, year: Int) async throws {
        let first = try #require(Day(day))
        try await withTown(.sqlite) { town in
            let templates = try await town.perform(ListCampaignTemplates(), as: .northAdministrator)
            for template in templates {
                let isForNewcomers = template.code == "new-students"
                #expect(template.entryYears(from: first) == (isForNewcomers ? [year] : []), "\(template.code)")
            }
        }
    }

    @Test func `from which day on the new students of a year are asked stands in the template`() async throws {
        try await withTown(.sqlite) { town in
            let templates = try await town.perform(ListCampaignTemplates(), as: .northAdministrator)
            let template = try #require(templates.first { $0.newcomers != nil })
            let later = try Self.template(template, newcomersFrom: (9, 10))
            for (day, year) in [("2026-09-09", 2025), ("2026-09-10", 2026), ("2027-01-10", 2026)] {
                let first = try #require(Day(day))
                #expect(later.entryYears(from: first) == [year], "\(day)")
            }
            #expect(throws: CampaignTemplates.Fault.self) { try Self.template(template, newcomersFrom: (2, 29)) }
        }
    }

    private static func template(
        _ template: CampaignTemplate, newcomersFrom day: (month: Int, day: Int)
    ) throws -> CampaignTemplate {
        let kept = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(template))
        var file = try #require(kept as? [String: Any])
        file["newcomers"] = ["month": day.month, "day": day.day, "source": "a test"] as [String: Any]
        let data = try JSONSerialization.data(withJSONObject: file)
        return try #require(try CampaignTemplates(files: [(name: "x.json", data: data)]).all.first)
    }

    @Test(arguments: Engine.available)
    func `every template can be planned and agreed to and opened`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let templates = try await town.perform(ListCampaignTemplates(), as: .northAdministrator)
            for kind in Set(templates.compactMap(\.unitKinds.first)).subtracting(["school"]).sorted() {
                let unit = try await town.addUnit(kind, "示例 \(kind)")
                let role: Role = Counselling.schoolKinds.contains(kind) ? .schoolPsychologyTeacher : .counsellor
                _ = try await town.colleague("leader.\(kind)", role, in: TownPlaces.northTownship, of: unit)
            }
            var planned: [ID<Campaign>] = []
            for template in templates { planned.append(try await town.agreedCampaign(from: template)) }
            town.clock.pass(days: 15)
            try await town.workOff()
            for (campaign, template) in zip(planned, templates) {
                let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
                #expect(plan.card.state == .open, "\(template.code)")
            }
        }
    }

    @Test(arguments: [
        ("{", "new.json"), (#"{"code":"x"}"#, "new.json"),
    ])
    func `a broken template keeps the house shut by name`(_ text: String, _ name: String) {
        let fault = #expect(throws: CampaignTemplates.Fault.self) {
            try CampaignTemplates(files: [(name: name, data: Data(text.utf8))])
        }
        #expect(fault?.description.hasPrefix(name) == true)
    }

    private static func gate(_ slug: String, in library: QuestionnaireLibrary) throws -> AgeGate? {
        try library.newest(slug)?.ageGate ?? library.template(slug)?.opened().outline.ageGate
    }

    private static func shipped() throws -> QuestionnaireLibrary {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Content/Instruments").standardizedFileURL
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try QuestionnaireLibrary(
            files: try names.sorted().filter { $0.hasSuffix(".json") }.map {
                (name: $0, data: try Data(contentsOf: folder.appending(path: $0)))
            })
    }
}

extension Town {
    /// A campaign from a template that was approved. Scales that each place brings itself are not on the shelf, so one
    /// that is takes their place.
    fileprivate func agreedCampaign(from template: CampaignTemplate) async throws -> ID<Campaign> {
        let campaign = try await readyCampaign(template.code, request: template.code)
        let plan = try await perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
        let age = "\(template.audience.youngest ?? ConsentRule.adultAge)"
        if !plan.gaps.isEmpty {
            let others = plan.gaps.filter { ![.noScale, .scaleNotThere, .scaleNotInLanguage].contains($0.code) }
            #expect(others.isEmpty, "\(template.code)")
            try await perform(
                ChangeCampaign(
                    campaign: campaign, battery: .init(order: ["who-5": "1"], youngest: ["who-5": age])),
                as: .northAdministrator)
        }
        try await perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
        try await perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
        return campaign
    }
}
