internal import Foundation

/// Base64 for addresses and cookies: `-` and `_` for `+` and `/`, no padding. Source: RFC 4648, section 5.
public enum Base64URL {
    public static func text(_ bytes: [UInt8]) -> String {
        let plain = PlainBase64.bytes(of: bytes).map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The bytes of a text, nil when a character is foreign or the length impossible.
    public static func bytes(_ text: String) -> [UInt8]? {
        guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
        return PlainBase64.bytes(text.replacing("-", with: "+").replacing("_", with: "/"))
    }
}

/// Base64 with `+` and `/` and without padding, as password strings write it.
enum PlainBase64 {
    static func text(_ bytes: [UInt8]) -> String { String(decoding: Self.bytes(of: bytes), as: UTF8.self) }

    /// The signs as bytes, because a list of members asks for some hundred thousand texts, and as an array, because
    /// going through one is a tenth of going through `Data`.
    fileprivate static func bytes(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        [UInt8](Data(bytes).base64EncodedData()).prefix { $0 != UInt8(ascii: "=") }
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map(Array.init)
    }
}
