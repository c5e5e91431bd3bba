import Access
import Accounts
import Care
import Files
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The way in and out of every request: who comes, whether the form is ours, and how the answer is written.
struct Door: Sendable {
    let house: WebHouse
    let limiter = Limiter()
    let wrongCodes = Limiter()
    /// Sittings that began, each code once in a minute.
    let begunSittings = Limiter()
    let guesses: Guesses

    init(house: WebHouse) {
        self.house = house
        guesses = Guesses(patience: house.demoPeople == nil ? 1 : Self.demoFactor)
    }

    static let longestForm = 256 * 1_024
    static let longestUpload = 25 << 20
    static let longestInput = 1 << 20
    /// A file of that length in base64, with what else a program says.
    static let longestInputWithFile = longestUpload / 3 * 4 + longestInput

    func answer(
        _ request: Request, _ context: WebContext, _ route: Routes.Route, _ show: Routes.Show
    ) async -> Response {
        let number = context.number
        var visit = await visit(request, context)
        do {
            try admit(route.useCase, from: visit.address)
            if let fault = visit.presenceFault, ![nil, .anyone].contains(route.permission) { throw fault }
            if route.method == .post { visit = try await withForm(visit, request, route) }
            let reply = try await show(visit)
            if reply.isWrongCode { noteWrongCode(from: visit.address) }
            if let code = reply.begunBy { noteBegun(by: code, from: visit.address) }
            if reply.isWrongGuess { guesses.noteWrong(from: visit.address, at: visit.now) }
            let counted = reply.withLicenceWork(await visit.licenceWork(for: reply))
            return await write(counted.withUnread(await visit.unreadMessages(for: reply)), visit)
        } catch {
            let problem = Problems.problem(of: error)
            if problem == nil { context.noteDefect(error) }
            // Whoever opens a page of work without a sign-in is asked for it, and then comes back.
            if problem?.kind == .notSignedIn, route.method == .get, !visit.isPart, !visit.wantsJSON {
                return await write(.go("/sign-in?back=\(visit.path)"), visit)
            }
            return await tell(problem, number: number, visit)
        }
    }

    func answerProgram(
        _ request: Request, _ context: WebContext, _ route: Routes.Route, _ twin: Routes.Twin
    ) async -> Response {
        let language = LookCookie(request).language
        do {
            try admit(route.useCase, from: address(request, context))
            let caller = try await program(request, at: .all)
            var fields = Fields(values: Self.query(request.uri))
            for (name, value) in context.parameters { fields.values[String(name)] = String(value) }
            var body: [UInt8] = []
            if route.method == .post {
                try await route.admitsFile?(caller, house.office)
                let longest = route.admitsFile == nil ? Self.longestInput : Self.longestInputWithFile
                body = try await Self.body(request, upTo: longest)
            }
            fields.values["address"] = address(request, context)
            let visit = ProgramVisit(
                house: house, caller: caller, fields: fields, body: body, hasBody: route.method == .post)
            return Self.response(200, try await twin(visit), type: "application/json; charset=utf-8")
        } catch {
            let problem = Problems.problem(of: error)
            if problem == nil { context.noteDefect(error) }
            if Self.isWrongCode(error) { noteWrongCode(from: address(request, context)) }
            if Self.isWrongGuess(error) { guesses.noteWrong(from: address(request, context), at: house.office.now) }
            return problemJSON(problem, number: context.number, language)
        }
    }

    // MARK: Who comes

    func visit(_ request: Request, _ context: WebContext) async -> Visit {
        let cookies = Cookie.read(request.headers[.cookie])
        let look = LookCookie(request)
        let isPart = request.headers[.part] != nil
        let token = cookies[Cookie.signIn].flatMap { $0.isEmpty ? nil : $0 }
        var fields = Fields(values: Self.query(request.uri))
        let isMove = !isPart && fields["quiet"] == nil && !request.uri.path.hasSuffix("/live")
        let recognised = await recognise(token, counts: isMove)
        for (name, value) in context.parameters { fields.values[String(name)] = String(value) }
        let sheetKey = cookies[Cookie.sheet].flatMap { $0.isEmpty ? nil : $0 }
        let historyKey = cookies[Cookie.history].flatMap { $0.isEmpty ? nil : $0 }
        let sittingKey = cookies[Cookie.sitting].flatMap { $0.isEmpty ? nil : $0 }
        let secret = cookies[Cookie.form].flatMap { $0.count >= 22 ? $0 : nil } ?? house.randomWord()
        var visit = Visit(
            house: house, path: Self.pathAndQuery(request.uri), fields: fields, language: look.language,
            isLarge: look.isLarge, isSecure: isSecure(request, context), address: address(request, context),
            presence: try? recognised.get(), signInToken: token, sheetKey: sheetKey,
            historyKey: historyKey, sittingKey: sittingKey,
            formToken: house.derivedWord("form token", "\(secret) \(token ?? "")"), isPart: isPart,
            wantsJSON: request.headers[.accept]?.hasPrefix("application/json") ?? false)
        if case .failure(let fault) = recognised { visit.presenceFault = fault }
        visit.newFormSecret = cookies[Cookie.form] == secret ? nil : secret
        visit.device = Device.words(request.headers[.userAgent])
        visit.origin = origin(request, context)
        visit.roundTicket = cookies[Cookie.round].flatMap { $0.isEmpty ? nil : $0 }
        return visit
    }

    /// A database that is away for the moment makes nobody a stranger: the failure is told where it matters.
    private func recognise(_ token: String?, counts: Bool) async -> Result<Presence?, any Error> {
        guard let token else { return .success(nil) }
        do {
            let presence = try await house.office.perform(RecogniseVisitor(token: token), as: .anyone)
            if counts, let presence, !presence.isIdle, house.office.now.seconds(since: presence.seenAt) >= 60 {
                _ = try await house.office.perform(RenewSignIn(token: token), as: .anyone)
            }
            return .success(presence)
        } catch {
            return .failure(error)
        }
    }

    /// Who stands behind a token, if it opens this door.
    func program(_ request: Request, at door: TokenDoor) async throws -> Caller {
        guard let header = request.headers[.authorization] else { return .anyone }
        let token = String(header.dropFirst(7)).trimmingBlanks
        guard header.hasPrefix("Bearer "),
            let presence = try await house.office.perform(RecogniseProgram(token: token), as: .anyone)
        else { throw Refusal.notSignedIn }
        if house.office.now.seconds(since: presence.seenAt) >= 60 {
            _ = try await house.office.perform(NoteTokenUse(token: token), as: .anyone)
        }
        guard presence.door == .all || presence.door == door else { throw Refusal.forbidden }
        return presence.caller
    }

    // MARK: Forms

    private func withForm(_ visit: Visit, _ request: Request, _ route: Routes.Route) async throws -> Visit {
        try await route.admitsFile?(visit.caller, house.office)
        let (form, uploads) = try await Self.form(request, takesFile: route.admitsFile != nil)
        // A page of ours came with this token; a form of another site cannot know it.
        guard form["csrf"] == visit.formToken, visit.newFormSecret == nil else {
            throw OutsideProblem(.forbidden, Phrase("problem.staleForm"))
        }
        var visit = visit
        visit.fields.values.merge(form.filter { $0.key != "csrf" }) { fromPath, _ in fromPath }
        visit.fields.uploads = uploads
        visit.fields.values["key"] = visit.sheetKey
        visit.fields.values["historyKey"] = visit.historyKey
        visit.fields.values["sittingKey"] = visit.sittingKey
        visit.fields.values["token"] = visit.signInToken
        visit.fields.values["address"] = visit.address
        visit.fields.values["device"] = visit.device
        return visit
    }

    private static func form(
        _ request: Request, takesFile: Bool
    ) async throws -> ([String: String], [String: UploadedFile]) {
        let type = request.headers[.contentType] ?? ""
        if takesFile, let boundary = MultipartBody.boundary(of: type) {
            guard let read = MultipartBody.read(try await body(request, upTo: longestUpload), boundary: boundary)
            else { throw Refusal.invalid(field: "body") }
            return (read.values, read.uploads)
        }
        guard type.hasPrefix("application/x-www-form-urlencoded") else { throw Refusal.invalid(field: "Content-Type") }
        let bytes = try await body(request, upTo: longestForm)
        guard let text = String(validating: bytes, as: UTF8.self), let form = FormBody.read(text) else {
            throw Refusal.invalid(field: "body")
        }
        return (form, [:])
    }

    static func body(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw OutsideProblem(.tooLarge, Phrase("problem.tooLarge"))
        } catch {
            throw Refusal.invalid(field: "body")
        }
    }

    static func query(_ uri: URI) -> [String: String] { uri.query.flatMap(FormBody.read) ?? [:] }

    private static func pathAndQuery(_ uri: URI) -> String {
        // The language and size links lead back here; what is in a query is never personal.
        uri.path
    }
}
