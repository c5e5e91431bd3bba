import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded

@testable import Web

/// The smallest browser there is: keeps cookies, fills in forms, and never opens a network connection.
struct Browser: Sendable {
    /// Where the visitor's connection comes from.
    var address = "203.0.113.7"
    var cookies: [String: String] = [:]
    /// Sent with every request.
    var headers: [String: String] = [:]
    private(set) var page = Answer()
    private let respond: @Sendable (Request, WebContext) async throws -> Response

    init(_ server: WebServer) {
        let responder = server.responder()
        respond = { try await responder.respond(to: $0, context: $1) }
    }

    @discardableResult
    mutating func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers)
    }

    /// Sends a form that stands on the page that is open, with its token and its hidden fields.
    @discardableResult
    mutating func submit(
        _ path: String, _ fields: [String: String] = [:], _ headers: [String: String] = [:]
    ) async throws -> Answer {
        let hidden = page.hiddenFields(of: path).merging(fields) { _, given in given }
        return try await post(path, hidden, headers)
    }

    /// Sends exactly these fields.
    @discardableResult
    mutating func post(
        _ path: String, _ fields: [String: String], _ headers: [String: String] = [:]
    ) async throws -> Answer {
        let body = fields.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { _, given in given }
        return try await send("POST", path, type, body: Array(body.utf8))
    }

    /// Sends JSON, as a program does.
    @discardableResult
    mutating func post(
        _ path: String, json: String, _ headers: [String: String] = [:]
    ) async throws -> Answer {
        let type = ["Content-Type": "application/json"].merging(headers) { _, given in given }
        return try await send("POST", path, type, body: Array(json.utf8))
    }

    /// Opens where the last answer leads.
    @discardableResult
    mutating func follow() async throws -> Answer { try await get(page.location ?? "/nowhere") }

    @discardableResult
    mutating func send(
        _ method: String, _ path: String, _ given: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Answer {
        let asked = request(method, path, given, body)
        page = try await Answer(try await respond(asked, Self.context(from: address)))
        for cookie in page.setCookies {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2 { cookies[pair[0]] = pair[1] } else { cookies[pair[0]] = nil }
        }
        return page
    }

    /// Opens a stream and leaves the reading of it to the caller.
    func stream(_ path: String) async throws -> Response {
        try await respond(request("GET", path, [:], []), Self.context(from: address))
    }

    private func request(_ method: String, _ path: String, _ given: [String: String], _ body: [UInt8]) -> Request {
        var fields = HTTPFields()
        for (name, value) in headers.merging(given, uniquingKeysWith: { _, given in given }) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let jar = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if !jar.isEmpty { fields[.cookie] = jar }
        let head = HTTPRequest(
            method: HTTPRequest.Method(rawValue: method) ?? .get, scheme: "http", authority: "town.example", path: path,
            headerFields: fields)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    }

    static func context(from address: String) throws -> WebContext {
        let channel = NIOAsyncTestingChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: address, port: 40_000)
        let logger = Logger(label: "web") { _ in SwiftLogNoOpLogHandler() }
        return WebContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
    }

    static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
