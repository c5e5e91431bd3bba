import Care
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
}
