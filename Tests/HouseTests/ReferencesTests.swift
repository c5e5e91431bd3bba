@testable import App
import Foundation
import ScreeningRules
import Testing

/// A broken file keeps the house shut, and the reason names the file.
@Suite struct ReferencesTests {
    /// A copy of what ships, with one file written anew.
    private static func withResources(
        replacing file: String, by text: String, _ body: (Resources) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "resources-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let shipped = Resources(setting: nil)
        try FileManager.default.copyItem(at: try shipped.instruments, to: folder.appending(path: "Instruments"))
        try FileManager.default.copyItem(at: try shipped.policies, to: folder.appending(path: "Policies"))
        try Data(text.utf8).write(to: folder.appending(path: file))
        try body(Resources(setting: folder.path))
    }

    @Test func `what ships is whole`() throws {
        let references = try References(Resources(setting: nil))
        #expect(
            references.library.newest.map(\.slug) == [
                "asq", "audit", "audit-c", "awareness", "ces-d", "cesd-10", "gad-2", "gad-7", "gds-15", "k10", "k6",
                "pcl-5", "phq-2", "phq-9", "srq-20", "who-5",
            ])
        #expect(references.library.entryOnly.map(\.slug) == ["mmse", "moca"])
    }

    @Test func `every template that ships opens, golden vectors and all`() throws {
        let templates = try References(Resources(setting: nil)).library.templates
        #expect(templates.count == 16)
        for card in templates {
            let opened = try card.opened()
            #expect(opened.title == card.title)
            #expect(opened.licence == card.licence)
            #expect(opened.outline.items.count == card.questions)
            #expect(!opened.outline.goldenVectors.isEmpty, "\(card.slug)")
        }
    }

    @Test(arguments: ["", "{}", "not json at all", #"{"resourceType": "Questionnaire"}"#])
    func `a broken scale is refused by its name`(_ text: String) throws {
        try Self.withResources(replacing: "Instruments/core/phq-9.json", by: text) { resources in
            let fault = #expect(throws: HouseFault.self) { try References(resources) }
            #expect(fault?.description.contains("core/phq-9.json") == true)
        }
    }

    @Test(
        arguments: [
            "warning-ladder.json", "working-days.json", "duty-coverage.json", "help-lines.json", "place-types.json",
            "school-return.json", "harm-reports.json", "counted-people.json", "school-care.json", "community-care.json",
            "staff-checks.json", "archive-terms.json", "care-tags.json", "high-risk-weeks.json",
        ],
        ["", "[]", "{}"])
    func `a broken policy is refused by its name`(_ file: String, _ text: String) throws {
        try Self.withResources(replacing: "Policies/\(file)", by: text) { resources in
            let fault = #expect(throws: HouseFault.self) { try References(resources) }
            #expect(fault?.description.contains(file) == true)
        }
    }
}
