import Care
import Foundation
import HouseKit
import ScreeningRules

@testable import App

/// A library of scales in a folder of the test's own.
struct OtherLibrary {
    let folder: String

    init(_ town: Town, name: String) throws {
        folder = "\(town.ground.folder)/\(name)"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/Instruments", withIntermediateDirectories: true)
    }

    func add(_ file: Data, as name: String) throws {
        try file.write(to: URL(fileURLWithPath: "\(folder)/Instruments/\(name).json"))
    }

    /// Everything that ships with words, or that needs none.
    func addAllThatShips(with town: Town) throws {
        for (name, file) in try Self.shipped(town) where !name.contains("templates/") {
            try add(file, as: name.replacing("/", with: "-"))
        }
    }

    /// Every template, filled with words that are plainly made up.
    func addAllTemplates(of town: Town) throws {
        for (name, file) in try Self.shipped(town) where name.contains("templates/") {
            let template = try Questionnaire.Template(fhir: file)
            let rows = template.places.map {
                WordingRow(place: $0.name, language: "zh-Hans", text: "示例 \($0.name)", line: nil)
            }
            try add(try template.fhir(with: rows), as: "filled-\(template.slug)")
        }
    }

    static func shipped(_ town: Town) throws -> [(String, Data)] {
        let folder = try town.house.resources.instruments
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try names.sorted().filter { $0.hasSuffix(".json") }.map {
            ($0, try Data(contentsOf: folder.appending(path: $0)))
        }
    }
}
