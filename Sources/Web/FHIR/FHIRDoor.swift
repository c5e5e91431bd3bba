import Access
import Accounts
import Care
import Foundation
import HTTPTypes
import Hummingbird

/// The door for programs that speak FHIR R4: finds the route, reads the token, and writes every answer, problems
/// included, as FHIR.
struct FHIRDoor: Sendable {
    static let type = "application/fhir+json"
    let door: Door

    func add(to router: Router<WebContext>) {
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
        for path in ["fhir", "fhir/**"] {
            for method in methods {
                router.on(RouterPath(path), method: method) { request, context in await answer(request, context) }
            }
        }
    }

    func answer(_ request: Request, _ context: WebContext) async -> Response {
        let segments = request.uri.path.split(separator: "/").dropFirst().map(String.init)
        let fitting = FHIRRoute.list.filter { $0.id(in: segments) != nil }
        let method = request.method == .head ? "GET" : request.method.rawValue
        let route = fitting.first { $0.method.rawValue == method }
        return await door.counted(route?.useCase ?? "fhir", context) {
            let language = LookCookie(request).language
            do {
                try checkFormats(request)
                let caller = try await door.program(request, at: .fhir)
                // A stranger does not learn which doors there are behind the first one.
                let isOpen = fitting.contains { $0.permission == .anyone }
                if caller.kind == .anyone, !isOpen { throw Refusal.notSignedIn }
                guard let route, let id = route.id(in: segments) else {
                    if fitting.isEmpty { throw FHIRFaults.noSuchDoor }
                    return otherMethod(fitting, context, language)
                }
                let reply = try await route.show(visit(request, context, caller, route, id))
                return Self.response(reply)
            } catch {
                return tell(error, context, language)
            }
        }
    }

    private func visit(
        _ request: Request, _ context: WebContext, _ caller: Caller, _ route: FHIRRoute, _ id: String
    ) async throws -> FHIRVisit {
        let prefer = request.headers[values: .prefer].joined(separator: ",").lowercased()
        let search = try FHIRSearch(
            request.uri.query, known: route.parameters, isStrict: prefer.contains("handling=strict"))
        var body: [UInt8] = []
        if route.method != .get {
            if let useCase = route.useCase { try door.admit(useCase, from: door.address(request, context)) }
            body = try await Door.body(request, upTo: Door.longestInput)
        }
        return FHIRVisit(
            house: door.house, caller: caller, language: LookCookie(request).language,
            base: "\(door.origin(request, context))/fhir", id: id, search: search, body: body, prefer: prefer)
    }

    // MARK: Formats

    /// - Throws: `FHIRFaults` with 406 or 415.
    private func checkFormats(_ request: Request) throws {
        let asked = Door.query(request.uri)["_format"] ?? request.headers[.accept] ?? "*/*"
        guard asked.split(separator: ",").contains(where: { Self.isJSON($0) }) else { throw FHIRFaults.notAcceptable }
        guard request.method == .post || request.method == .put else { return }
        guard let sent = request.headers[.contentType], Self.isJSON(sent[...]), !sent.hasPrefix("*") else {
            throw FHIRFaults.notJSON
        }
    }

    private static func isJSON(_ type: Substring) -> Bool {
        let parts = type.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        guard let name = parts.first, parts.allSatisfy({ $0.isVersion != false }) else { return false }
        // A plus in a query is a space where the program did not encode it.
        return [Self.type, "application/fhir json", "application/json", "json", "*/*", "application/*"].contains(name)
    }

    // MARK: Problems

    private func tell(_ error: any Error, _ context: WebContext, _ language: Language) -> Response {
        let problem = Problems.problem(of: error)
        if problem == nil { context.noteDefect(error) }
        var status = problem.map { Problems.status(of: $0.kind) } ?? 500
        if let faults = problem as? FHIRFaults { status = faults.status }
        var response = write(problem, status: status, context, language)
        Door.addRetry(problem, to: &response)
        return response
    }

    private func otherMethod(_ fitting: [FHIRRoute], _ context: WebContext, _ language: Language) -> Response {
        var response = write(FHIRFaults.otherMethod, status: 405, context, language)
        let methods = Set(fitting.map(\.method.rawValue))
        let all = methods.contains("GET") ? methods.union(["HEAD"]) : methods
        response.headers[.allow] = all.sorted().joined(separator: ", ")
        return response
    }

    private func write(
        _ problem: (any Problem)?, status: Int, _ context: WebContext, _ language: Language
    ) -> Response {
        let words = door.house.words
        let outcome = OperationOutcome.resource(problem, number: context.number) { words.text($0, in: language) }
        guard let reply = try? FHIRReply(status, outcome) else { return Door.response(500, [], type: nil) }
        var response = Self.response(reply)
        if status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    private static func response(_ reply: FHIRReply) -> Response {
        var response = Door.response(
            reply.status, reply.bytes, type: reply.bytes.isEmpty ? nil : "\(type); charset=utf-8")
        response.headers[.location] = reply.location
        return response
    }
}

extension String {
    /// Whether a parameter of a type names the one version of FHIR that is spoken here; `nil` when it is another one.
    fileprivate var isVersion: Bool? { hasPrefix("fhirversion=") ? hasPrefix("fhirversion=4.0") : nil }
}

extension FHIRFaults {
    fileprivate static let noSuchDoor = whole("not-supported", Phrase("fhir.noSuchDoor"), 404)
    fileprivate static let otherMethod = whole("not-supported", Phrase("problem.method"), 405)
    fileprivate static let notAcceptable = whole("not-supported", Phrase("fhir.notAcceptable"), 406)
    fileprivate static let notJSON = whole("not-supported", Phrase("fhir.notJSON"), 415)

    private static func whole(_ code: String, _ phrase: Phrase, _ status: Int) -> FHIRFaults {
        FHIRFaults(faults: [Fault(code: code, phrase: phrase, element: nil)], status: status)
    }
}
