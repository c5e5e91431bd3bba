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
