import Foundation
import ScreeningRules

/// The scales as they lie in the repository.
enum Shipped {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Content/Instruments")

    static func bytes(_ file: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(file))
    }

    static func phq9() throws -> Questionnaire { try Questionnaire(fhir: bytes("core/phq-9.json")) }
    static func gad7() throws -> Questionnaire { try Questionnaire(fhir: bytes("core/gad-7.json")) }
    static func who5() throws -> Questionnaire { try Questionnaire(fhir: bytes("non-commercial/who-5.json")) }

    /// A scale of the shipped folders by its name.
    static func scale(_ slug: String) throws -> Questionnaire {
        for folder in folders {
            let file = "\(folder)/\(slug).json"
            if FileManager.default.fileExists(atPath: self.folder.appendingPathComponent(file).path) {
                return try Questionnaire(fhir: bytes(file))
            }
        }
        throw NothingToReplace(text: slug)
    }

    /// Every file with words that is shipped, as the platform reads them at start.
    static func files() throws -> [(name: String, data: Data)] {
        try folders.flatMap { part in
            try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)
                .filter { $0.hasSuffix(".json") }.sorted().map { ("\(part)/\($0)", try bytes("\(part)/\($0)")) }
        }
    }

    static func all() throws -> [Questionnaire] { try files().map { try Questionnaire(fhir: $0.data) } }

    private static let folders = ["core", "non-commercial"]
}

struct NothingToReplace: Error {
    let text: String
}

extension Shipped {
    /// A shipped file in which the first occurrence of each text was exchanged.
    static func bytes(_ file: String, changing changes: [(String, String)]) throws -> Data {
        var text = String(decoding: try bytes(file), as: UTF8.self)
        for (old, new) in changes {
            guard let range = text.range(of: old) else { throw NothingToReplace(text: old) }
            text.replaceSubrange(range, with: new)
        }
        return Data(text.utf8)
    }

    static func phq9(changing old: String, to new: String) throws -> Questionnaire {
        try Questionnaire(fhir: bytes("core/phq-9.json", changing: [(old, new)]))
    }
}

extension Questionnaire {
    /// A sheet from the weights of the scored items in order, `nil` for a missing answer.
    func sheet(_ weights: [Int?]) throws -> Answers {
        var answers = Answers()
        for (item, weight) in zip(items.filter(\.isScored), weights) {
            answers[item.linkId] = item.options.first { $0.weight == weight && weight != nil }?.code
        }
        return answers
    }
}
