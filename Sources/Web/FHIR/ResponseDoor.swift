import Access
import Care
import Screenings

/// Responses of a program: sent, completed, read and found.
enum ResponseDoor {
    static func create(_ visit: FHIRVisit) async throws -> FHIRReply {
        let sent = try ResponseReader.read(visit.body)
        let kept = try await visit.perform(KeepResponse(sent.response, identifier: sent.identifier))
        let location = "\(visit.base)/QuestionnaireResponse/\(kept.response.id)"
        let status = kept.isNew ? 201 : 200
        if visit.prefer.contains("return=minimal") { return FHIRReply(empty: status, location: location) }
        return try FHIRReply(status, ResponseWriter.resource(kept.response), location: location)
    }

    static func update(_ visit: FHIRVisit) async throws -> FHIRReply {
        let sent = try ResponseReader.read(visit.body)
        guard sent.id == visit.id else { throw FHIRFaults.otherID }
        let kept = try await visit.perform(
            CompleteResponse(id: ID(visit.id), sent.response, identifier: sent.identifier))
        return try FHIRReply(200, ResponseWriter.resource(kept))
    }

    static func read(_ visit: FHIRVisit) async throws -> FHIRReply {
        try FHIRReply(200, ResponseWriter.resource(try await visit.perform(ReadResponse(id: ID(visit.id)))))
    }

    static func search(_ visit: FHIRVisit) async throws -> FHIRReply {
        let found = try await visit.perform(try find(visit.search))
        let entries = found.responses.map {
            (address: "\(visit.base)/QuestionnaireResponse/\($0.id)", resource: ResponseWriter.resource($0))
        }
        let next = found.next.map { visit.search.text(with: ["page": $0.rawValue]) }
        return try FHIRReply(
            200, FHIRBundle.found(entries, total: found.total, at: "QuestionnaireResponse", visit, next: next))
    }

    private static func find(_ search: FHIRSearch) throws -> FindResponses {
        var find = FindResponses()
        find.id = search["_id"].map { ID($0) }
        find.questionnaire = search["questionnaire"]
        find.before = search["page"].map { ID($0) }
        if let count = search["_count"] {
            guard let number = Int(count), number >= 0 else { throw FHIRFaults.search(.badValue, "_count") }
            find.atMost = number
        }
        if let status = search["status"] {
            guard let isCompleted = ["completed": true, "in-progress": false][status] else {
                throw FHIRFaults.search(.badValue, "status")
            }
            find.isCompleted = isCompleted
        }
        find.identifier = search["identifier"].map { token in
            let parts = token.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return parts.count == 2
                ? ResponseIdentifier(system: parts[0], value: parts[1])
                : ResponseIdentifier(system: nil, value: token)
        }
        return find
    }
}

extension FHIRFaults {
    fileprivate static let otherID = FHIRFaults(
        faults: [Fault(code: "value", phrase: Phrase("fhir.otherID"), element: "QuestionnaireResponse.id")],
        status: 400)
}
