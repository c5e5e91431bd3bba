import Foundation
import HouseKit

/// A program that speaks FHIR, without a network.
struct FHIRProgram {
    static let type = ["Content-Type": "application/fhir+json"]
    var browser: Browser

    init(_ town: Town, as program: Townsperson?) async throws {
        browser = try town.browser()
        if let program { browser.headers["Authorization"] = "Bearer \(try await town.token(program))" }
    }

    mutating func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await browser.get("/fhir/\(path)", headers)
    }

    mutating func send(_ resource: [String: Any], to path: String? = nil) async throws -> Answer {
        let body = try JSONSerialization.data(withJSONObject: resource)
        let method = path == nil ? "POST" : "PUT"
        return try await browser.send(
            method, "/fhir/\(path ?? "QuestionnaireResponse")", Self.type, body: Array(body))
    }

    /// What a search finds.
    mutating func found(_ path: String) async throws -> [[String: Any]] {
        let entries = try await get(path).json["entry"] as? [[String: Any]] ?? []
        return entries.compactMap { $0["resource"] as? [String: Any] }
    }
}

extension PHQ9 {
    /// The same as a program writes it, with points by question; `nil` leaves one out.
    static func resource(_ points: [Int?], status: String = "completed", identifier: String? = nil) -> [String: Any] {
        var resource: [String: Any] = [
            "resourceType": "QuestionnaireResponse", "status": status,
            "questionnaire": "https://xinqiao.org/fhir/Questionnaire/phq-9|1.0.0",
            "item": points.enumerated().compactMap { number, points in points.map { item(number, $0) } },
        ]
        if let identifier { resource["identifier"] = ["system": "urn:example", "value": identifier] }
        return resource
    }

    static func item(_ number: Int, _ points: Int) -> [String: Any] {
        // What is displayed is for people; only system and code count.
        let coding = ["system": "http://loinc.org", "code": options[points], "display": "something else"]
        return ["linkId": items[number], "answer": [["valueCoding": coding]]]
    }
}

extension Answer {
    /// The elements that an OperationOutcome names.
    var elements: [String] {
        (json["issue"] as? [[String: Any]] ?? []).flatMap { $0["expression"] as? [String] ?? [] }
    }

    var issueCodes: [String] { (json["issue"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String } }
}
