import Access
import Care
import Interviews
import Rights
import Rosters
import Screenings

/// Everything that is kept of one person, as each room tells its part.
struct OwnFile: Encodable {
    let identity: TellOwnIdentity.Outcome?
    let facts: TellOwnFacts.Outcome
    let answers: TellOwnAnswers.Outcome
    let care: TellOwnCare.Outcome
    let region: Region

    /// The link of a guardian may be brought whole, as a telephone copies it.
    static func open(_ visit: Visit) async throws -> OwnFile {
        let brought = (visit.fields["code"] ?? "").split(separator: "/").last.map { String($0) } ?? ""
        let key = try await visit.performOpenly(
            OpenOwnFile(receipt: visit.fields["receipt"] ?? "", code: brought))
        return OwnFile(
            identity: try await identity(key.fileKey, visit),
            facts: try await visit.performOpenly(TellOwnFacts(fileKey: key.fileKey)),
            answers: try await visit.performOpenly(TellOwnAnswers(fileKey: key.fileKey)),
            care: try await visit.performOpenly(TellOwnCare(fileKey: key.fileKey)), region: key.region)
    }

    /// Whoever was deleted from the roster has no name there any more; the rest of the file is theirs all the same.
    private static func identity(_ key: String, _ visit: Visit) async throws -> TellOwnIdentity.Outcome? {
        do {
            return try await visit.performOpenly(TellOwnIdentity(fileKey: key))
        } catch Refusal.notFound {
            return nil
        }
    }
}
