import Access
import Care
import Foundation

/// One request at the FHIR door.
struct FHIRVisit: Sendable {
    let house: WebHouse
    let caller: Caller
    let language: Language
    /// `https://host/fhir`
    let base: String
    /// From the path; empty where it names none.
    let id: String
    let search: FHIRSearch
    let body: [UInt8]
    /// What the program would like to be answered: `return=minimal`.
    let prefer: String

    func perform<Case: UseCase>(_ useCase: Case) async throws -> Case.Outcome {
        try await house.office.perform(useCase, as: caller)
    }

    func say(_ phrase: Phrase) -> String { house.words.text(phrase, in: language) }
}

/// An answer of the FHIR door, written already.
struct FHIRReply: Sendable {
    let status: Int
    var location: String?
    let bytes: [UInt8]

    init(_ status: Int, _ resource: [String: Any], location: String? = nil) throws {
        self.status = status
        self.location = location
        bytes = Array(
            try JSONSerialization.data(withJSONObject: resource, options: [.sortedKeys, .withoutEscapingSlashes]))
    }

    /// An answer without a body.
    init(empty status: Int, location: String?) {
        self.status = status
        self.location = location
        bytes = []
    }
}
