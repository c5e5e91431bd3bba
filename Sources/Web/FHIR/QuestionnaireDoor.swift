import Access
import Foundation
import Screenings

/// The scales that ship with the platform, as the FHIR files that they are. Open to everybody.
enum QuestionnaireDoor {
    static func read(_ visit: FHIRVisit) async throws -> FHIRReply {
        let found = try await visit.perform(FindQuestionnaires()).first { id(of: $0) == visit.id }
        guard let found else { throw Refusal.notFound }
        return try FHIRReply(200, resource(found))
    }

    static func search(_ visit: FHIRVisit) async throws -> FHIRReply {
        var find = FindQuestionnaires()
        find.address = visit.search["url"]
        find.version = visit.search["version"]
        find.title = try title(visit.search)
        var found = try await visit.perform(find)
        if let id = visit.search["_id"] { found.removeAll { Self.id(of: $0) != id } }
        let address = "\(visit.base)/Questionnaire"
        let entries = try found.map { (address: "\(address)/\(id(of: $0))", resource: try resource($0)) }
        return try FHIRReply(200, FHIRBundle.found(entries, total: entries.count, at: "Questionnaire", visit))
    }

    /// The newest version bears the short name alone.
    private static func id(of found: FindQuestionnaires.Found) -> String {
        found.isNewest ? found.slug : "\(found.slug).\(found.version)"
    }

    private static func resource(_ found: FindQuestionnaires.Found) throws -> [String: Any] {
        guard var resource = try JSONSerialization.jsonObject(with: Data(found.file.utf8)) as? [String: Any] else {
            throw Refusal.notFound
        }
        resource["id"] = id(of: found)
        return resource
    }

    private static func title(_ search: FHIRSearch) throws -> FindQuestionnaires.TitleSearch? {
        let manners: [String: FindQuestionnaires.TitleSearch.Manner] = [
            "title": .begins, "title:contains": .contains, "title:exact": .exact,
        ]
        let given = search.values.keys.filter { $0.hasPrefix("title") }
        guard given.count < 2 else { throw FHIRFaults.search(.parameterTwice, "title") }
        guard let name = given.first, let text = search[name] else { return nil }
        guard let manner = manners[name] else { throw FHIRFaults.search(.unknownParameter, name) }
        return .init(text: text, manner: manner)
    }
}
