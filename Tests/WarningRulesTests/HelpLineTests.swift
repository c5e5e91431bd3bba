import Care
import Foundation
import Testing
import WarningRules

struct HelpLineTests {
    @Test func `everywhere there are 12356, 110 and 120, in this order and in both languages`() throws {
        let lines = try HelpLines(json: shipped("help-lines.json"), file: "help-lines.json")
        for place in [nil, try region("990102003004")] {
            let found = try lines.lines(for: place, on: day("2026-03-06"))
            #expect(found.map(\.dialled) == ["12356", "110", "120"])
            for line in found {
                #expect(!line.name(in: .zhHans).isEmpty && !line.description(in: .zhHans).isEmpty)
                #expect(!line.name(in: .en).isEmpty && !line.description(in: .en).isEmpty)
            }
        }
        #expect(lines.all.first?.name(in: .zhHans) == "心理援助热线")
    }

    @Test func `a wrong clock does not take the numbers away`() throws {
        let lines = try HelpLines(json: shipped("help-lines.json"), file: "help-lines.json")
        #expect(try lines.lines(for: nil, on: day("1970-01-01")).count == 3)
    }

    @Test func `a local line replaces the national one of its code, and one of its own is added`() throws {
        let lines = try HelpLines(json: list(line("aid", "*", "12356"), line("aid", "9901", "0999-123 4567"),
            line("station", "990102", "0999 765432")), file: "f")
        #expect(try lines.lines(for: region("990102003000"), on: day("2026-01-01")).map(\.dialled)
            == ["09991234567", "0999765432"])
        #expect(try lines.lines(for: region("990103000000"), on: day("2026-01-01")).map(\.dialled) == ["09991234567"])
        #expect(try lines.lines(for: region("980000000000"), on: day("2026-01-01")).map(\.dialled) == ["12356"])
        #expect(try lines.lines(for: nil, on: day("2026-01-01")).map(\.dialled) == ["12356"])
    }

    @Test(arguments: [
        ("[]", "no line holds everywhere (region *)"),
        ("[\(line("aid", "9901", "12356"))]", "no line holds everywhere (region *)"),
        ("[\(line("aid", "*", "12356")), \(line("aid", "*", "110"))]",
            "two lines have the same code, region and first day"),
        ("[\(line("aid", "*", "call us"))]", "0: a line needs a code and a number of digits"),
        ("[\(line("", "*", "12356"))]", "0: a line needs a code and a number of digits"),
        ("[\(line("aid", "*", "12356", english: ""))]", "0: the words of aid are missing in a language"),
    ])
    func `a list of lines that cannot be used is refused`(json: String, reason: String) {
        #expect(throws: PolicyFault(file: "lines.json", reason: reason)) {
            try HelpLines(json: Data(json.utf8), file: "lines.json")
        }
    }
}

private func list(_ entries: String...) -> Data { Data("[\(entries.joined(separator: ","))]".utf8) }

private func line(_ code: String, _ region: String, _ number: String, english: String = "e") -> String {
    """
    {"code": "\(code)", "region": "\(region)", "validFrom": "2025-05-01", "source": "s", "number": "\(number)",
     "name": {"zh-Hans": "名", "en": "\(english)"}, "description": {"zh-Hans": "话", "en": "d"}}
    """
}
