import Access
import Care
import Foundation
import HouseKit
import Screenings
import Testing
import Warnings

@testable import Web

/// The FHIR R4 door, as programs meet it.
@Suite struct FHIRTests {
    private static let inDanger: [Int?] = [1, 1, 1, 1, 1, 1, 1, 1, 2]

    @Test func `scales are open to everybody, and nothing else is`() async throws {
        try await withTown(.sqlite) { town in
            var stranger = try await FHIRProgram(town, as: nil)
            let able = try await stranger.get("metadata")
            #expect(able.status == 200 && able.json["fhirVersion"] as? String == "4.0.1")
            #expect(able.type == "application/fhir+json; charset=utf-8")
            #expect(try await stranger.get("Questionnaire/phq-9").json["id"] as? String == "phq-9")
            for path in ["QuestionnaireResponse", "QuestionnaireResponse/x", "Observation?derived-from=x", "Patient"] {
                let refused = try await stranger.get(path)
                #expect(refused.status == 401 && refused.issueCodes == ["login"], "\(path)")
                #expect(refused["WWW-Authenticate"] == "Bearer")
            }
            #expect(try await stranger.send(PHQ9.resource(Self.inDanger)).status == 401)
            #expect(try await stranger.get("metadata", ["Authorization": "Bearer wrong"]).status == 401)
            #expect(try await town.sheets() == 0)
        }
    }

    private static let searches = [
        ("url=https://xinqiao.org/fhir/Questionnaire/phq-9", ["phq-9"]),
        ("url=https://xinqiao.org/fhir/Questionnaire/phq-9%7C1.0.0", ["phq-9"]),
        ("url=https://xinqiao.org/fhir/Questionnaire/phq-9&version=9.9.9", []),
        ("url=https://elsewhere.example/phq-9", []), ("title=PHQ-9", ["phq-9"]), ("title=phq", ["phq-2", "phq-9"]),
        ("title=%E6%82%A3%E8%80%85", ["phq-2", "phq-9"]), ("title:contains=nxiety", ["gad-2", "gad-7"]),
        ("title:exact=phq-9", []), ("_id=who-5&version=1.0.0", ["who-5"]), ("_id=isi", []),
    ]

    @Test(arguments: searches)
    func `scales are found by address, version and title`(_ query: String, _ ids: [String]) async throws {
        try await withTown(.sqlite) { town in
            var stranger = try await FHIRProgram(town, as: nil)
            let found = try await stranger.found("Questionnaire?\(query)")
            #expect(found.compactMap { $0["id"] as? String } == ids)
        }
    }

    @Test(arguments: Engine.available)
    func `a completed response is kept, scored and looked after`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var program = try await FHIRProgram(town, as: .northProgram)
            var resource = PHQ9.resource(Self.inDanger, identifier: "one")
            resource["questionnaire"] = "https://xinqiao.org/fhir/Questionnaire/phq-9"
            resource["subject"] = ["reference": "Patient/7", "display": "a name that is not kept"]
            let created = try await program.send(resource)
            #expect(created.status == 201)
            let id = try #require(created.json["id"] as? String)
            #expect(created.json["questionnaire"] as? String == "https://xinqiao.org/fhir/Questionnaire/phq-9|1.0.0")
            #expect((created.json["subject"] as? [String: Any])?["reference"] as? String == "Patient/7")
            #expect(!created.text.contains("a name that is not kept"))
            let location = try #require(created["Location"])
            #expect(location.hasSuffix("/fhir/QuestionnaireResponse/\(id)"))
            #expect(try await program.get("QuestionnaireResponse/\(id)").json["id"] as? String == id)
            #expect(try await town.perform(ListAlerts(), as: .northLead).alerts.count == 1)
            for reference in [id, "QuestionnaireResponse/\(id)", location] {
                let found = try await program.found("Observation?derived-from=\(reference)")
                #expect(found.compactMap { $0["valueInteger"] as? Int } == [10], "\(reference)")
            }
            let again = try await program.send(resource)
            #expect(again.status == 200 && again["Location"] == location)
            let other = try await program.send(PHQ9.resource([1], identifier: "one"))
            #expect(other.status == 409 && other.issueCodes == ["conflict"])
            #expect(try await town.sheets() == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what is in progress may be completed later, once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var program = try await FHIRProgram(town, as: .northProgram)
            let begun = try await program.send(PHQ9.resource([1, 1], status: "in-progress"))
            #expect(begun.status == 201 && begun.json["status"] as? String == "in-progress")
            let id = try #require(begun.json["id"] as? String)
            #expect(try await program.found("Observation?derived-from=\(id)").isEmpty)
            var full = PHQ9.resource(Self.inDanger)
            full["id"] = id
            let path = "QuestionnaireResponse/\(id)"
            #expect(try await program.send(full, to: path).json["status"] as? String == "completed")
            #expect(try await program.found("Observation?derived-from=\(id)").count == 1)
            #expect(try await program.send(full, to: path).status == 200)
            full["item"] = []
            #expect(try await program.send(full, to: path).status == 409)
            full["id"] = "another"
            #expect(try await program.send(full, to: path).status == 400)
            var south = try await FHIRProgram(town, as: .southProgram)
            #expect(try await south.get(path).status == 404)
        }
    }

    /// What is wrong, and the element that is named for it.
    private static let faults: [(String, String, @Sendable (inout [String: Any]) -> Void)] = [
        ("an unknown question", "QuestionnaireResponse.item[9].linkId", { add(&$0, ["linkId": "x", "answer": []]) }),
        (
            "a total sent along", "QuestionnaireResponse.item[9].linkId",
            { add(&$0, ["linkId": "44261-6", "answer": [["valueInteger": 10]]]) }
        ),
        (
            "a number where a choice belongs", "QuestionnaireResponse.item[9].answer[0].valueCoding",
            { add(&$0, ["linkId": "69722-7", "answer": [["valueInteger": 1]]]) }
        ),
        (
            "a code of another system", "QuestionnaireResponse.item[9].answer[0].valueCoding",
            {
                let coding = ["system": "http://elsewhere.example", "code": "LA6572-7"]
                add(&$0, ["linkId": "69722-7", "answer": [["valueCoding": coding]]])
            }
        ),
        ("a question twice", "QuestionnaireResponse.item[9].linkId", { add(&$0, PHQ9.item(0, 1)) }),
        (
            "two answers", "QuestionnaireResponse.item[0].answer[1]",
            { twice(&$0) }
        ),
        (
            "an unknown scale", "QuestionnaireResponse.questionnaire",
            { $0["questionnaire"] = "https://xinqiao.org/fhir/Questionnaire/none" }
        ),
        (
            "an unknown version", "QuestionnaireResponse.questionnaire",
            { $0["questionnaire"] = "https://xinqiao.org/fhir/Questionnaire/phq-9|9.9.9" }
        ),
        (
            "a scale that is only entered", "QuestionnaireResponse.questionnaire",
            { $0["questionnaire"] = "https://xinqiao.org/fhir/Questionnaire/mmse" }
        ),
        ("no scale", "QuestionnaireResponse.questionnaire", { $0["questionnaire"] = nil }),
        ("another status", "QuestionnaireResponse.status", { $0["status"] = "stopped" }),
        ("no date", "QuestionnaireResponse.authored", { $0["authored"] = "2026-02-30" }),
        ("an unknown element", "QuestionnaireResponse.total", { $0["total"] = 10 }),
        ("a modifier", "QuestionnaireResponse.modifierExtension", { $0["modifierExtension"] = [["url": "x"]] }),
        ("a list that is none", "QuestionnaireResponse.item", { $0["item"] = "x" }),
        (
            "a place elsewhere", "QuestionnaireResponse.extension",
            { $0["extension"] = [["url": FHIRExtension.region, "valueCode": TownPlaces.south.code]] }
        ),
    ]

    private static func add(_ resource: inout [String: Any], _ item: [String: Any]) {
        resource["item"] = (resource["item"] as? [Any] ?? []) + [item]
    }

    private static func twice(_ resource: inout [String: Any]) {
        guard var items = resource["item"] as? [[String: Any]], let answers = items[0]["answer"] as? [Any] else {
            return
        }
        items[0]["answer"] = answers + answers
        resource["item"] = items
    }

    @Test func `what cannot be taken is named by its element, and nothing of it is kept`() async throws {
        try await withTown(.sqlite) { town in
            var program = try await FHIRProgram(town, as: .northProgram)
            for (name, element, spoil) in Self.faults {
                var resource = PHQ9.resource(Self.inDanger)
                spoil(&resource)
                let refused = try await program.send(resource)
                #expect(refused.status == 422, "\(name)")
                #expect(refused.json["resourceType"] as? String == "OperationOutcome", "\(name)")
                #expect(refused.elements == [element], "\(name)")
            }
            #expect(try await town.sheets() == 0)
            #expect(try await town.perform(ListAlerts(), as: .northLead).alerts.isEmpty)
        }
    }

    @Test func `too many gaps give a reason instead of a number, and what was filled is marked`() async throws {
        try await withTown(.sqlite) { town in
            var program = try await FHIRProgram(town, as: .northProgram)
            let empty = try await program.send(PHQ9.resource([1, 1, 1]))
            #expect(empty.status == 201)
            let none = try await program.found("Observation?derived-from=\(empty.json["id"] ?? "")")
            #expect(none.count == 1 && none[0]["dataAbsentReason"] != nil && none[0]["valueInteger"] == nil)
            let filled = try await program.send(PHQ9.resource([1, 1, 1, 1, 0, 0, 0, 0]))
            let found = try await program.found("Observation?derived-from=\(filled.json["id"] ?? "")")
            #expect(found.compactMap { $0["valueInteger"] as? Int } == [5])
            let marks = found.first?["extension"] as? [[String: Any]]
            #expect(marks?.first?["url"] as? String == FHIRExtension.prorated)
        }
    }

    @Test func `other formats and methods are refused in words`() async throws {
        try await withTown(.sqlite) { town in
            var program = try await FHIRProgram(town, as: .northProgram)
            #expect(try await program.get("metadata", ["Accept": "application/fhir+xml"]).status == 406)
            #expect(try await program.get("metadata?_format=json", ["Accept": "text/html"]).status == 200)
            let newer = ["Accept": "application/fhir+json; fhirVersion=5.0"]
            #expect(try await program.get("metadata", newer).status == 406)
            #expect(try await program.browser.post("/fhir/QuestionnaireResponse", ["a": "b"]).status == 415)
            let put = try await program.browser.send("PUT", "/fhir/Questionnaire/phq-9", FHIRProgram.type)
            #expect(put.status == 405 && put["Allow"] == "GET, HEAD")
            for method in ["OPTIONS", "TRACE", "BREW"] {
                let odd = try await program.browser.send(method, "/fhir/Questionnaire/phq-9", [:])
                #expect(odd.status == 405 && odd.json["resourceType"] as? String == "OperationOutcome")
            }
            #expect(try await program.get("Patient/1").status == 404)
            #expect(try await program.browser.get("/fhir").status == 404)
            for body in ["", "{", "[]", "null", #"{"resourceType": "Patient"}"#, #"{"resourceType": "\u0000"}"#] {
                let refused = try await program.browser.send(
                    "POST", "/fhir/QuestionnaireResponse", FHIRProgram.type, body: Array(body.utf8))
                #expect(refused.status == 400 && refused.json["resourceType"] as? String == "OperationOutcome")
            }
            let strict = try await program.get("Questionnaire?name=x", ["Prefer": "handling=strict"])
            #expect(strict.status == 400)
            #expect(try await program.get("Questionnaire?name=x").status == 200)
        }
    }

    @Test func `a token that only reads sends nothing`() async throws {
        try await withTown(.sqlite) { town in
            var program = try await FHIRProgram(town, as: nil)
            let token = try await town.token(.northProgram, granted: [.readOwnSheets])
            program.browser.headers["Authorization"] = "Bearer \(token)"
            #expect(try await program.get("QuestionnaireResponse").status == 200)
            let refused = try await program.send(PHQ9.resource(Self.inDanger))
            #expect(refused.status == 403 && refused.issueCodes == ["forbidden"])
        }
    }
}
