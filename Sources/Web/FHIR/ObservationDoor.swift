import Access
import Care
import Screenings

/// What came of a program's responses: one Observation for each total and subscale.
enum ObservationDoor {
    static func search(_ visit: FHIRVisit) async throws -> FHIRReply {
        guard let asked = visit.search["derived-from"] else {
            throw FHIRFaults.search(.missingParameter, "derived-from")
        }
        let references = asked.split(separator: ",").map(String.init)
        guard references.count <= FindMeasures.mostAtOnce else { throw FHIRFaults.search(.badValue, "derived-from") }
        let ids = references.compactMap { responseID($0, at: visit.base) }
        let found = try await visit.perform(FindMeasures(responses: ids))
        let entries = found.map {
            (address: "\(visit.base)/Observation/\(ObservationWriter.id(of: $0))",
                resource: ObservationWriter.resource($0, visit))
        }
        return try FHIRReply(200, FHIRBundle.found(entries, total: entries.count, at: "Observation", visit))
    }

    static func read(_ visit: FHIRVisit) async throws -> FHIRReply {
        let response = visit.id.prefix { $0 != "." }
        let found = try await visit.perform(FindMeasures(responses: [ID(String(response))]))
        guard let measure = found.first(where: { ObservationWriter.id(of: $0) == visit.id }) else {
            throw Refusal.notFound
        }
        return try FHIRReply(200, ObservationWriter.resource(measure, visit))
    }

    /// `QuestionnaireResponse/0192…`, the same with this house's address before it, or the identifier alone.
    private static func responseID(_ reference: String, at base: String) -> ID<Sheet>? {
        var text = reference[...]
        if text.hasPrefix("\(base)/") { text = text.dropFirst(base.count + 1) }
        if text.hasPrefix("QuestionnaireResponse/") { text = text.dropFirst("QuestionnaireResponse/".count) }
        return text.contains("/") || text.isEmpty ? nil : ID(String(text))
    }
}
