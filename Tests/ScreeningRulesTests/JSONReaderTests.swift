import Foundation
@testable import ScreeningRules
import Testing

/// The reader of JSON against the rules of RFC 8259, and against Foundation's own on every file that ships.
struct JSONReaderTests {
    @Test(arguments: [
        "", " ", "{", "}", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{\"a\":1 \"b\":2}", "[1 2]", "01", "+1",
        ".5", "1.", "1.e3", "--1", "-", "1e", "1e999", "tru", "True", "nul", "NaN", "Infinity", "\"a", "\"\\x\"",
        "\"\\u12\"", "\"\\u+123\"", "\"\\uD83D\"", "\"\\uDE42\"", "\"\\uD83D\\u0041\"", "\"a\nb\"", "\"a\u{1}b\"",
        "1 2", "[] []", "{\"a\": 1, \"a\": 2}", "\u{FEFF}{}", "'a'", "/* */ 1",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONReader.Fault.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test(arguments: [
        ("0", JSONValue.number(0)), ("-0.5e1", .number(-5)), (" 12 ", .number(12)), ("1E+2", .number(100)),
        ("true", .bool(true)), ("null", .null), ("[]", .array([])), ("{ }", .object([:])), (#""""#, .string("")),
        (#""\u4f60\n\"\/""#, .string("你\n\"/")), (#""\uD83D\uDE42""#, .string("🙂")),
        (#"{"a": [1, {"b": false}]}"#, .object(["a": .array([.number(1), .object(["b": .bool(false)])])])),
    ])
    func `what is JSON is read`(text: String, value: JSONValue) throws {
        #expect(try JSONReader.read(Array(text.utf8)) == value)
    }

    @Test func `32 levels are read and 33 are not`() throws {
        let tower = { (levels: Int) in
            Array(repeating: UInt8(ascii: "["), count: levels) + Array(repeating: UInt8(ascii: "]"), count: levels)
        }
        _ = try JSONReader.read(tower(32))
        #expect(throws: JSONReader.Fault.self) { try JSONReader.read(tower(33)) }
    }

    @Test func `a fault names its line`() {
        let fault = #expect(throws: JSONReader.Fault.self) { try JSONReader.read(Array("{\n\"a\":\n?}".utf8)) }
        #expect(fault?.line == 3)
    }

    @Test(arguments: ["core/phq-9.json", "core/gad-7.json", "non-commercial/who-5.json", "templates/mht.json"])
    func `a shipped file reads as Foundation reads it`(file: String) throws {
        let data = try Shipped.bytes(file)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let ours = try JSONSerialization.jsonObject(with: encoder.encode(JSONReader.read(Array(data))))
        let theirs = try JSONSerialization.jsonObject(with: data)
        let canonical = { (json: Any) in try JSONSerialization.data(withJSONObject: json, options: .sortedKeys) }
        #expect(try canonical(ours) == canonical(theirs))
    }

    @Test func `every cut of a file is refused`() throws {
        let bytes = Array(SmallFile().text.utf8)
        for length in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: JSONReader.Fault.self) { try JSONReader.read(Array(bytes.prefix(length))) }
        }
    }
}
