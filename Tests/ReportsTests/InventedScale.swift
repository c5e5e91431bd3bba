import App
import Care
import Foundation
import HouseKit

/// A scale that nobody uses, on a shelf of the test's own: three questions that count, of which the first and the third
/// ask much the same, the second with an answer that calls for help, and a fourth that tells whether to believe them.
enum InventedScale {
    static let slug = "invented-pair"
    /// The same with three bands, and with a part of it that has two of its own.
    static let slugOfParts = "invented-parts"
    static let part = "part"
    /// Which points each band stands for, the mildest first.
    static let bands = [0...4, 5...9]
    static let bandsOfParts = [0...2, 3...5, 6...9]

    /// A further house over the town's data that has these scales and no other.
    static func house(over town: Town, withParts: Bool = false) async throws -> House {
        let shelf = "\(town.ground.folder)/shelf"
        try FileManager.default.createDirectory(atPath: "\(shelf)/Instruments", withIntermediateDirectories: true)
        var files = [slug: file(slug, [("low", 0, 4), ("high", 5, 9)])]
        if withParts {
            files[slugOfParts] = file(
                slugOfParts, [("low", 0, 2), ("middle", 3, 5), ("high", 6, 9)], besides: partScale(slugOfParts))
        }
        for (slug, file) in files {
            try Data(file.utf8).write(to: URL(fileURLWithPath: "\(shelf)/Instruments/\(slug).json"))
        }
        return try await town.secondHouse(resources: shelf)
    }

    /// - Parameter points: of each question, 0 to 3.
    static func answers(_ points: [Int]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: points.enumerated().map { ("\(slug).\($0.offset + 1)", "a\($0.element)") })
    }

    private static let ours = "https://xinqiao.org/fhir/StructureDefinition/"
    private static let ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    private static let source = #"{"url": "source", "valueString": "Made up for a test"}"#
    private static let noGaps = #"""
        {"url": "missing", "extension": [{"url": "allowed", "valueInteger": 0},
        {"url": "method", "valueCode": "none"}, \#(source)]}
        """#

    /// - Parameter scales: written as the file's own, with a comma behind.
    private static func file(
        _ slug: String, _ bands: [(code: String, lowest: Int, highest: Int)], besides scales: String = ""
    ) -> String {
        #"""
        {"resourceType": "Questionnaire", "id": "\#(slug)", "language": "zh-Hans", "status": "active",
        "version": "1.0.0", "url": "https://xinqiao.org/fhir/Questionnaire/\#(slug)", "title": "示例问卷（虚构）",
        "purpose": "只供测试，没有人用它。",
        "extension": [{"url": "\#(ours)stem", "extension": [{"url": "zh-Hans", "valueString": "示例题干"}]},
        {"url": "\#(ours)time-frame", "extension": [{"url": "zh-Hans", "valueString": "示例时段"}]},
        {"url": "\#(ours)topic", "valueCode": "mood"}, {"url": "\#(ours)retest-days", "valueInteger": 14},
        {"url": "\#(ours)age-gate", "extension": [{"url": "minimum", "valueInteger": 8}, \#(source)]},
        {"url": "\#(ours)licence", "extension": [{"url": "holder", "valueString": "Nobody"},
        {"url": "terms", "extension": [{"url": "zh-Hans", "valueString": "示例"}]},
        {"url": "citation", "valueString": "None"}, {"url": "non-commercial", "valueBoolean": false}]},
        {"url": "\#(ours)source", "valueString": "Made up for a test"},
        {"url": "\#(ours)scale", "extension": [{"url": "id", "valueId": "total"}, {"url": "kind", "valueCode": "sum"},
        {"url": "minimum", "valueInteger": 0}, {"url": "maximum", "valueInteger": 9},
        {"url": "direction", "valueCode": "higher-is-worse"}, {"url": "item", "valueString": "\#(slug).1"},
        {"url": "item", "valueString": "\#(slug).2"}, {"url": "item", "valueString": "\#(slug).3"}, \#(noGaps),
        \#(bands.map { band($0.code, $0.lowest, $0.highest) }.joined(separator: ", "))]}, \#(scales)
        {"url": "\#(ours)scale", "extension": [{"url": "id", "valueId": "truth"}, {"url": "kind", "valueCode": "sum"},
        {"url": "title", "extension": [{"url": "zh-Hans", "valueString": "示例效度"}]},
        {"url": "item", "valueString": "\#(slug).4"}, {"url": "minimum", "valueInteger": 0},
        {"url": "maximum", "valueInteger": 3}, {"url": "direction", "valueCode": "higher-is-worse"}, \#(noGaps)]},
        {"url": "\#(ours)validity", "extension": [{"url": "scale", "valueId": "truth"},
        {"url": "when", "valueCode": "at-least"}, {"url": "value", "valueInteger": 2}, \#(source)]},
        {"url": "\#(ours)answer-quality", "extension": [{"url": "pair", "extension": [
        {"url": "item", "valueString": "\#(slug).1"}, {"url": "item", "valueString": "\#(slug).3"},
        {"url": "distance", "valueInteger": 1}]}, \#(source)]},
        {"url": "\#(ours)red-flag", "extension": [{"url": "item", "valueString": "\#(slug).2"},
        {"url": "option", "valueCode": "a3"}, {"url": "rank", "valueInteger": 3}, \#(source)]}],
        "item": [\#((1...4).map { item($0, of: slug) }.joined(separator: ",\n"))]}
        """#
    }

    /// What the first two questions come to by themselves.
    private static func partScale(_ slug: String) -> String {
        #"""
        {"url": "\#(ours)scale", "extension": [{"url": "id", "valueId": "\#(part)"},
        {"url": "kind", "valueCode": "sum"},
        {"url": "title", "extension": [{"url": "zh-Hans", "valueString": "示例分量表"}]},
        {"url": "item", "valueString": "\#(slug).1"}, {"url": "item", "valueString": "\#(slug).2"},
        {"url": "minimum", "valueInteger": 0}, {"url": "maximum", "valueInteger": 6},
        {"url": "direction", "valueCode": "higher-is-worse"}, \#(noGaps),
        \#(band("low", 0, 2)), \#(band("high", 3, 6))]},
        """#
    }

    private static func band(_ code: String, _ lowest: Int, _ highest: Int) -> String {
        #"""
        {"url": "band", "extension": [{"url": "code", "valueCode": "\#(code)"},
        {"url": "concern", "valueCode": "\#(code)"}, {"url": "minimum", "valueInteger": \#(lowest)},
        {"url": "maximum", "valueInteger": \#(highest)},
        {"url": "title", "extension": [{"url": "zh-Hans", "valueString": "示例 \#(code)"}]}, \#(source)]}
        """#
    }

    private static func item(_ number: Int, of slug: String) -> String {
        let options = (0...3).map { points in
            #"""
            {"extension": [{"url": "\#(ordinal)", "valueDecimal": \#(points)}],
            "valueCoding": {"system": "urn:invented", "code": "a\#(points)", "display": "示例回答 \#(points)"}}
            """#
        }
        return #"""
            {"linkId": "\#(slug).\#(number)", "text": "示例题目 \#(number)（虚构）", "type": "choice", "required": true,
            "answerOption": [\#(options.joined(separator: ", "))]}
            """#
    }
}
