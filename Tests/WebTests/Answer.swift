import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// What came back.
struct Answer: Sendable {
    var status = 0
    var headers = HTTPFields()
    var bytes: [UInt8] = []

    init() {}

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        let sink = Sink()
        try await response.body.write(SinkWriter(sink: sink))
        bytes = await sink.bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }
    var type: String { headers[.contentType] ?? "" }
    var setCookies: [String] { headers[values: .setCookie] }

    subscript(header: String) -> String? { HTTPField.Name(header).flatMap { headers[$0] } }

    /// The whole `Set-Cookie` line of one cookie.
    func cookie(_ name: String) -> String? { setCookies.last { $0.hasPrefix("\(name)=") } }

    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) ?? [:]
    }

    /// The hidden fields of the form that is sent to this address.
    func hiddenFields(of action: String) -> [String: String] {
        guard let start = text.range(of: "action=\"\(action)\"") else { return [:] }
        let rest = text[start.upperBound...]
        let form = rest[..<(rest.range(of: "</form>")?.lowerBound ?? rest.endIndex)]
        var fields: [String: String] = [:]
        for match in form.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/) {
            fields[Self.plain(match.1)] = Self.plain(match.2)
        }
        return fields
    }

    private static func plain(_ text: Substring) -> String {
        text.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}

private actor Sink {
    var bytes: [UInt8] = []
    func take(_ buffer: ByteBuffer) { bytes += buffer.readableBytesView }
}

private struct SinkWriter: ResponseBodyWriter {
    let sink: Sink
    mutating func write(_ buffer: ByteBuffer) async throws { await sink.take(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
