import Access
import Care
import Screenings

/// The doors of FHIR R4, as a list that reads aloud. `FHIRDoor` opens them, the API document describes them.
struct FHIRRoute: Sendable {
    enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT" }

    let method: Method
    /// Below `/fhir`: `Questionnaire/{id}`.
    let path: String
    /// The use case that is asked; `nil` for what the door knows by itself.
    let useCase: String?
    let permission: Permission
    /// What can be searched by.
    var parameters: [String] = []
    /// Beside the usual problems: what is answered when it goes well.
    var done: [Int] = [200]
    let show: @Sendable (FHIRVisit) async throws -> FHIRReply

    static let list: [FHIRRoute] = [
        FHIRRoute(method: .get, path: "metadata", useCase: nil, permission: .anyone, show: CapabilityStatement.show),
        FHIRRoute(
            method: .get, path: "Questionnaire", useCase: FindQuestionnaires.name, permission: .anyone,
            parameters: ["_id", "url", "version", "title"], show: QuestionnaireDoor.search),
        FHIRRoute(
            method: .get, path: "Questionnaire/{id}", useCase: FindQuestionnaires.name, permission: .anyone,
            show: QuestionnaireDoor.read),
        FHIRRoute(
            method: .post, path: "QuestionnaireResponse", useCase: KeepResponse.name, permission: .createSheets,
            done: [200, 201], show: ResponseDoor.create),
        FHIRRoute(
            method: .put, path: "QuestionnaireResponse/{id}", useCase: CompleteResponse.name,
            permission: .createSheets, show: ResponseDoor.update),
        FHIRRoute(
            method: .get, path: "QuestionnaireResponse/{id}", useCase: ReadResponse.name, permission: .readOwnSheets,
            show: ResponseDoor.read),
        FHIRRoute(
            method: .get, path: "QuestionnaireResponse", useCase: FindResponses.name, permission: .readOwnSheets,
            parameters: ["_id", "questionnaire", "identifier", "status", "_count", "page"],
            show: ResponseDoor.search),
        FHIRRoute(
            method: .get, path: "Observation", useCase: FindMeasures.name, permission: .readOwnSheets,
            parameters: ["derived-from"], show: ObservationDoor.search),
        FHIRRoute(
            method: .get, path: "Observation/{id}", useCase: FindMeasures.name, permission: .readOwnSheets,
            show: ObservationDoor.read),
    ]

    /// The identifier in a path that fits; `""` where the path has none, `nil` where it does not fit.
    func id(in segments: [String]) -> String? {
        let own = path.split(separator: "/").map(String.init)
        guard own.count == segments.count, own[0] == segments[0] else { return nil }
        return own.count == 1 ? "" : segments[1]
    }
}
