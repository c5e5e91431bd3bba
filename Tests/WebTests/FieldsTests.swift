import Care
import Foundation
import ScreeningRules
import Testing

@testable import Web

@Suite struct FieldsTests {
    private struct Form: Decodable, Equatable {
        var name: String
        var age: Int?
        var agreed: Bool?
        var weight: Double?
        var region: Region?
        var answers: [String: String]?
    }

    @Test(arguments: [
        (["name": "x"], Form(name: "x")),
        (["name": "", "age": ""], Form(name: "")),
        (["name": "x", "age": "-7", "weight": "1.5"], Form(name: "x", age: -7, weight: 1.5)),
        (["name": "x", "agreed": "on"], Form(name: "x", agreed: true)),
        (["name": "x", "agreed": "yes"], Form(name: "x", agreed: true)),
        (["name": "x", "agreed": "no"], Form(name: "x", agreed: false)),
        (["name": "x", "region": "", "more": "ignored"], Form(name: "x")),
        (["name": "x", "region": "990202000000"], Form(name: "x", region: Region("990202000000"))),
        (["name": "x", "answers.a.1": "b", "answers.c": ""], Form(name: "x", answers: ["a.1": "b", "c": ""])),
        (["name": "x", "answersother": "b"], Form(name: "x")),
    ] as [([String: String], Form)])
    private func `fields become the input of a use case`(_ values: [String: String], _ form: Form) throws {
        #expect(try Fields(values: values).decode(Form.self) == form)
    }

    @Test(arguments: [
        ([:], "name"), (["name": "x", "age": "seven"], "age"), (["name": "x", "age": "7.0"], "age"),
        (["name": "x", "age": "99999999999999999999"], "age"), (["name": "x", "agreed": "maybe"], "agreed"),
        (["name": "x", "weight": "heavy"], "weight"), (["name": "x", "region": "here"], "region"),
        (["name": "x", "region": "9902020000001"], "region"),
    ] as [([String: String], String)])
    func `what cannot be read is named`(_ values: [String: String], _ field: String) throws {
        let error = #expect(throws: DecodingError.self) { try Fields(values: values).decode(Form.self) }
        #expect(error?.field == field)
    }

    @Test func `a list is not sent as a form`() {
        struct Listed: Decodable { var names: [String] }
        #expect(throws: DecodingError.self) { try Fields(values: ["names": "a"]).decode(Listed.self) }
    }

    @Test func `what an address says wins over what a body says, and lists and objects come whole`() throws {
        struct Sent: Decodable, Equatable {
            var name: String
            var age: Int?
            var region: Region?
            var names: [String]?
            var answers: [String: String]?
        }
        let body = #"{"name": "body", "age": 7, "names": ["a"], "answers": {"b": "c"}, "more": null, "region": null}"#
        let fields = Fields(values: ["name": "address", "unasked": "x"])
        let sent = try fields.decode(Sent.self, over: Data(body.utf8))
        #expect(sent == Sent(name: "address", age: 7, region: nil, names: ["a"], answers: ["b": "c"]))
        let slip = Data(#"{"age": "x"}"#.utf8)
        let error = #expect(throws: DecodingError.self) { try fields.decode(Sent.self, over: slip) }
        #expect(error?.field == "age")
    }

    @Test(arguments: [
        (#"{"a": "\u0000"}"#, true), (#"{"a\u0000": 1}"#, true), (#"["\\\u0000"]"#, true), (#"["\\u0000"]"#, false),
        (#"["\u00001"]"#, true), (#"["\u0001"]"#, false), (#"["u0000"]"#, false), ("[\"\\", false), ("", false),
    ])
    func `a NUL is found however it is written, and nothing else is taken for one`(_ json: String, _ holds: Bool) {
        #expect(JSONText.holdsNUL(Array(json.utf8)) == holds)
    }
}
