import Care
import Foundation
import ScreeningRules
import Testing

struct LibraryTests {
    private func shipped() throws -> [(name: String, data: Data)] {
        try ["core/phq-9.json", "core/gad-7.json", "non-commercial/who-5.json"].map { ($0, try Shipped.bytes($0)) }
    }

    private func phq9(version: String) throws -> (name: String, data: Data) {
        let change = (#""version": "1.0.0""#, #""version": "\#(version)""#)
        return ("phq-9-\(version).json", try Shipped.bytes("core/phq-9.json", changing: [change]))
    }

    @Test func `the shipped scales are found by name and by version`() throws {
        let library = try QuestionnaireLibrary(files: shipped())
        #expect(library.all.map(\.slug) == ["gad-7", "phq-9", "who-5"])
        #expect(library.newest("phq-9")?.canonical == "https://xinqiao.org/fhir/Questionnaire/phq-9")
        #expect(library.questionnaire("phq-9", version: "1.0.0")?.slug == "phq-9")
        #expect(library.questionnaire("phq-9", version: "1.0.1") == nil)
        #expect(library.newest("phq-2") == nil)
    }

    @Test func `1.10.0 is newer than 1.9.0 and the old one stays readable`() throws {
        let library = try QuestionnaireLibrary(files: [phq9(version: "1.10.0"), phq9(version: "1.9.0")])
        #expect(library.newest("phq-9")?.version.description == "1.10.0")
        #expect(library.questionnaire("phq-9", version: "1.9.0") != nil)
        #expect(library.offered(in: .en, to: .from60).count == 1)
    }

    @Test func `the topics follow age and language`() throws {
        let library = try QuestionnaireLibrary(files: shipped())
        #expect(library.topics(in: .zhHans, for: .under14).isEmpty)
        #expect(library.topics(in: .zhHans, for: .from14to17) == [.worry, .wellbeing])
        #expect(library.topics(in: .en, for: .from18to59) == [.mood, .worry, .wellbeing])
    }

    @Test func `a broken file is refused with its name and its reason`() throws {
        let broken = try Shipped.bytes("core/phq-9.json", changing: [(#""Questionnaire""#, #""Patient""#)])
        let refused = #expect(throws: RefusedFile.self) {
            try QuestionnaireLibrary(files: [("broken/phq-9.json", broken)])
        }
        #expect(refused?.description == "broken/phq-9.json: file: is not a FHIR Questionnaire")
    }

    @Test func `the same version in two files is refused`() throws {
        let refused = #expect(throws: RefusedFile.self) {
            try QuestionnaireLibrary(files: [("a.json", Shipped.bytes("core/phq-9.json")), phq9(version: "1.0.0")])
        }
        #expect(refused?.name == "phq-9-1.0.0.json")
        #expect(refused?.fault.kind == .duplicate)
    }

    @Test func `the scales of the non-commercial folder, and only those, are kept from paid editions`() throws {
        for file in try Shipped.files() {
            let scale = try Questionnaire(fhir: file.data)
            #expect(scale.licence.isNonCommercial == file.name.hasPrefix("non-commercial/"), "\(file.name)")
        }
        let closed = try Shipped.all().filter(\.licence.isNonCommercial).map(\.slug)
        #expect(closed == ["audit", "k10", "k6", "srq-20", "who-5"])
        #expect(try Shipped.who5().licence.spdx == "CC-BY-NC-SA-3.0-IGO")
    }

    @Test func `a version is three numbers`() {
        for text in ["1", "1.0", "1.0.0.0", "1.0.x", "01.0.0", "-1.0.0", "+1.0.0", " 1.0.0", ""] {
            #expect(QuestionnaireVersion(text) == nil, "\(text)")
        }
        #expect(QuestionnaireVersion("2.0.10")?.description == "2.0.10")
    }
}
