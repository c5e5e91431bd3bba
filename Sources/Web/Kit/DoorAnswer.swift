import Access
import Care
import HTTPTypes
import Hummingbird
import NIOCore

/// Writing answers, with the headers that every answer bears.
extension Door {
    func write(_ reply: Reply, _ visit: Visit) async -> Response {
        var response: Response
        switch reply.body {
        case .page(let page): response = await html(reply.status, page.framed(for: visit), visit)
        case .part(let part): response = await html(reply.status, part, visit)
        case .json(let bytes): response = Self.response(reply.status, bytes, type: "application/json; charset=utf-8")
        case .file(let name, let type, let bytes):
            response = Self.response(reply.status, bytes, type: type)
            response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        case .redirect(let path):
            response = Self.response(reply.status, [], type: nil)
            response.headers[.location] = path
        }
        if let path = reply.refresh { response.headers[.refresh] = "\(reply.refreshSeconds); url=\(path)" }
        for cookie in reply.cookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
        if let secret = visit.newFormSecret {
            let cookie = Cookie.set(Cookie.form, secret, seconds: nil, secure: visit.isSecure)
            response.headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return response
    }

    func tell(_ problem: (any Problem)?, number: String, _ visit: Visit) async -> Response {
        if visit.wantsJSON { return problemJSON(problem, number: number, visit.language) }
        let page = ProblemPage(problem: problem, number: number)
        var response = await write(.page(page.page(for: visit), status: page.status), visit)
        Self.addRetry(problem, to: &response)
        return response
    }

    /// A page with words also for who opens the address of a form by hand.
    func tellMethod(_ request: Request, _ context: WebContext) async -> Response {
        if request.uri.path.hasPrefix("/api/") {
            let problem = OutsideProblem(.notFound, Phrase("problem.method"))
            return problemJSON(problem, number: context.number, status: 405, LookCookie(request).language)
        }
        var response = await tell(Refusal.notFound, number: context.number, await visit(request, context))
        response.status = .methodNotAllowed
        return response
    }

    func problemJSON(
        _ problem: (any Problem)?, number: String, status: Int? = nil, _ language: Language
    ) -> Response {
        let words = house.words
        let say = { words.text($0, in: language) }
        guard let told = try? Problems.json(problem, number: number, status: status, say: say) else {
            return Self.response(500, [], type: nil)
        }
        var response = Self.response(told.status, told.bytes, type: "application/problem+json; charset=utf-8")
        if told.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        Self.addRetry(problem, to: &response)
        return response
    }

    static func addRetry(_ problem: (any Problem)?, to response: inout Response) {
        switch problem?.kind {
        case .busy, .full: response.headers[.retryAfter] = "2"
        case .tooMany(let seconds): response.headers[.retryAfter] = "\(seconds)"
        default: break
        }
    }

    private func html(_ status: Int, _ page: HTML, _ visit: Visit) async -> Response {
        let written = page.written(in: visit.language, with: house.words)
        let named = await house.placeNames.written(into: written, in: visit.language, from: house.office)
        var response = Self.response(status, named, type: "text/html; charset=utf-8")
        response.headers[.contentLanguage] = visit.language.rawValue
        return response
    }

    static func response(_ status: Int, _ bytes: [UInt8], type: String?) -> Response {
        var headers = safeHeaders
        headers[.contentType] = type
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        return Response(status: .init(code: status), headers: headers, body: body)
    }

    /// Nothing from elsewhere, nothing inline, no frames, nothing kept by proxies.
    static let safeHeaders: HTTPFields = {
        var headers = HTTPFields()
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-store"
        for (name, value) in [
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ] {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return headers
    }()
}
