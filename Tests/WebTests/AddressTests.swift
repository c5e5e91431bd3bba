import Care
import HTTPTypes
import HouseKit
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct AddressTests {
    private struct Visitor {
        let connection: String
        let forwarded: String?
        let counts: String
    }

    /// 10.0.0.1 and 10.0.0.2 are trusted.
    private static let visitors = [
        Visitor(connection: "203.0.113.7", forwarded: nil, counts: "203.0.113.7"),
        Visitor(connection: "203.0.113.7", forwarded: "192.0.2.1", counts: "203.0.113.7"),
        Visitor(connection: "10.0.0.1", forwarded: nil, counts: "10.0.0.1"),
        Visitor(connection: "10.0.0.1", forwarded: "192.0.2.1", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "192.0.2.9, 192.0.2.1", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "192.0.2.1, 10.0.0.2", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "10.0.0.2,10.0.0.1", counts: "10.0.0.1"),
        Visitor(connection: "10.0.0.1", forwarded: "  192.0.2.1  ", counts: "192.0.2.1"),
        Visitor(connection: "10.0.0.1", forwarded: "", counts: "10.0.0.1"),
    ]

    @Test func `a forwarded address counts only as far as trusted proxies vouch for it`() async throws {
        try await withTown(.sqlite) { town in
            let door = try town.server(trusting: ["10.0.0.1", "10.0.0.2"]).door
            for visitor in Self.visitors {
                var fields = HTTPFields()
                fields[.forwardedFor] = visitor.forwarded
                let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/", headerFields: fields)
                let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
                let address = door.address(request, try Browser.context(from: visitor.connection))
                #expect(address == visitor.counts, "\(visitor.connection) says \(visitor.forwarded ?? "nothing")")
            }
        }
    }
}
