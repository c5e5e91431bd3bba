import Care
import HTTPTypes
import HouseKit
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct AddressTests {
    struct Visitor: Sendable, CustomTestStringConvertible {
        let connection: String
        let forwarded: String?
        let counts: String
        var testDescription: String { "\(connection) says \(forwarded ?? "nothing")" }
    }

    /// 10.0.0.1 and 10.0.0.2 are trusted.
    @Test(arguments: [
        Visitor(connection: "203.0.113.7", forwarded: nil, counts: "203.0.113.7"),
        Visitor(connection: "203.0.113.7", forwarded: "192.0.2.1", counts: "203.0.113.7"),
        Visitor(connection: "10.0.0.1", forwarded: nil, counts: "10.0.0.1"),
        Visitor(connection: "10.0.0.1", forwarded: "192.0.2.1", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "192.0.2.9, 192.0.2.1", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "192.0.2.1, 10.0.0.2", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "10.0.0.2,10.0.0.1", counts: "10.0.0.1"),
        Visitor(connection: "10.0.0.1", forwarded: "  192.0.2.1  ", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "", counts: "10.0.0.1"),
    ])
    func `a forwarded address counts only as far as trusted proxies vouch for it`(_ visitor: Visitor) async throws {
        try await withTown(.sqlite) { town in
            let door = try town.server(trusting: ["10.0.0.1", "10.0.0.2"]).door
            var fields = HTTPFields()
            fields[.forwardedFor] = visitor.forwarded
            let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/", headerFields: fields)
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
            #expect(door.address(request, try Browser.context(from: visitor.connection)) == visitor.counts)
        }
    }
}
