import Access
import Care
public import Foundation
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore

/// All doors of the house put together.
public struct WebServer: Sendable {
    let door: Door

    /// - Throws: `WordsFault` when the public files cannot be read.
    public init(_ house: WebHouse, publicFolder: URL) throws {
        try Assets.load(folder: publicFolder)
        door = Door(house: house)
    }

    /// Every subject's doors. A new subject adds its line here.
    static let routes: [Routes.Route] =
        ScreeningRoutes.list + AccountRoutes.list + WarningRoutes.list + RegionRoutes.list
        + InstrumentRoutes.list + MemberRoutes.list + CampaignRoutes.list + ConsentRoutes.list + ReportRoutes.list
        + SittingRoutes.list + InterviewRoutes.list + ProtectionRoutes.list + MessageRoutes.list + RetentionRoutes.list
        + RightsRoutes.list + SchoolWorkRoutes.list

    public func responder() -> some HTTPResponder<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Strangers(door: door, known: Self.knownMethods))
        addOperations(to: router)
        for route in Self.routes { add(route, to: router) }
        LiveAlerts(door: door).add(to: router)
        LiveRoom(door: door).add(to: router)
        FHIRDoor(door: door).add(to: router)
        return router.buildResponder()
    }

    private func add(_ route: Routes.Route, to router: Router<WebContext>) {
        let method: HTTPRequest.Method = route.method == .get ? .get : .post
        let name = route.useCase ?? "page"
        if let show = route.show {
            router.on(RouterPath(route.path), method: method) { request, context in
                await door.counted(name, context) { await door.answer(request, context, route, show) }
            }
        }
        if let twin = route.twin {
            router.on(RouterPath("api/\(route.path)"), method: method) { request, context in
                await door.counted(name, context) { await door.answerProgram(request, context, route, twin) }
            }
        }
    }

    private static var knownMethods: KnownMethods {
        var known: [String: Set<String>] = ["duty/live": ["GET"], "rooms/{room}/live": ["GET"]]
        for route in routes {
            let method = route.method.rawValue.uppercased()
            if route.show != nil { known[route.path, default: []].insert(method) }
            if route.twin != nil { known["api/\(route.path)", default: []].insert(method) }
        }
        return KnownMethods(known)
    }

    private func addOperations(to router: Router<WebContext>) {
        let house = door.house
        router.get("healthz") { _, _ in Door.response(200, Array("ok\n".utf8), type: "text/plain") }
        router.get("readyz") { _, _ in
            await house.isReady()
                ? Door.response(200, Array("ready\n".utf8), type: "text/plain")
                : Door.response(503, Array("not ready\n".utf8), type: "text/plain")
        }
        router.get("openapi.json") { _, _ in
            Door.response(200, try await house.apiDocument.bytes(), type: "application/json; charset=utf-8")
        }
        router.get("metrics") { _, _ in
            Door.response(200, Array(await house.metrics.text().utf8), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("public/{stamp}/**") { request, context in
            let name = context.parameters.getCatchAll().map(String.init).joined(separator: "/")
            guard let asset = Assets.find(name) else { throw Refusal.notFound }
            var response = Door.response(200, asset.bytes, type: asset.type)
            response.headers[.cacheControl] = "public, max-age=31536000, immutable"
            // A worker reaches no further than its own folder unless it is told so: one page, and nothing else of us.
            if name == AlongPage.worker, let reach = HTTPField.Name("Service-Worker-Allowed") {
                response.headers[reach] = AlongPage.path
            }
            return response
        }
    }
}

/// Meets whoever comes to a path that does not exist, or with a method that it does not know, or makes a door fall
/// shut, with a page in words.
private struct Strangers: RouterMiddleware {
    let door: Door
    let known: KnownMethods

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            if let allowed = known.allowed(insteadOf: request.method.rawValue, at: request.uri.path) {
                return await refuseMethod(request, context, allowed)
            }
            let problem: any Problem = (error as? any Problem) ?? Refusal.notFound
            // With a method that nobody has heard of, too, a program is told in its own language.
            if request.uri.path.hasPrefix("/fhir/") { return await FHIRDoor(door: door).answer(request, context) }
            if request.uri.path.hasPrefix("/api/") {
                return door.problemJSON(problem, number: context.number, LookCookie(request).language)
            }
            return await door.tell(problem, number: context.number, await door.visit(request, context))
        }
    }

    private func refuseMethod(_ request: Request, _ context: WebContext, _ allowed: String) async -> Response {
        var response = await door.tellMethod(request, context)
        response.headers[.allow] = allowed
        return request.method == .head ? response.createHeadResponse() : response
    }
}

extension WebServer {
    /// One door as the generated documents list it.
    public struct RouteLine: Sendable {
        public let method: String
        public let path: String
        public let page: String
        public let twin: String
        public let permission: String
    }

    /// All doors in the order of their paths.
    public static var routeLines: [RouteLine] {
        routes.map { route in
            RouteLine(
                method: route.method.rawValue.uppercased(), path: "/\(route.path)",
                page: route.show == nil ? "" : "●",
                twin: route.twin == nil ? "" : "`/api/\(route.path)` \(route.useCase ?? "")",
                permission: route.permission.map { "`\($0.rawValue)`" } ?? "")
        }.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
    }
}
