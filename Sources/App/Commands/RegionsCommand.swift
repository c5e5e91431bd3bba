import Access
import ArgumentParser
import Care
import Foundation
import Regions

/// `xinqiao regions`
struct RegionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions", abstract: "Read lists of places, of their populations and of their changes.",
        subcommands: [Import.self, PopulationCommand.self, Changes.self])

    /// What every list needs.
    struct ListOptions: ParsableArguments {
        @Argument(help: "A CSV file in UTF-8 or GB18030, with a line of column names.")
        var file: String

        @Flag(help: "Only say what would happen; keep nothing.")
        var dryRun = false

        @Option(help: "Put the refused lines into this file, with the reason.")
        var bad: String?

        func tell(_ figures: [(String, Int)], refused: Int) throws {
            let parts = figures.map { "\($0.1) \($0.0)" } + ["\(refused) refused"]
            print((dryRun ? "would be: " : "") + parts.joined(separator: ", "))
            if refused > 0 { throw ExitCode(2) }
        }

        /// Places that came or ended can leave the house without a home: better said now than at the next start.
        func tellHome(of house: House) async throws {
            guard !dryRun, let fault = try await house.homeFault() else { return }
            FileHandle.standardError.write(Data("before the next start: \(fault)\n".utf8))
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the national list of places, or a part of it.",
            discussion: """
                Columns: 统计用区划代码 or code, 名称 or name; and if there are, name_en, level or 级别, 城乡分类代码.
                A second run of the same list changes nothing.
                """)

        @OptionGroup var options: HouseOptions
        @OptionGroup var list: ListOptions

        @Option(help: "A place that needs none above it, such as the city of this house.")
        var top: [String] = []

        func run() async throws {
            let tops = try top.map { text in
                guard let region = RegionList.region(text) else {
                    throw ValidationError("--top \(text): write the code of a place, such as 990100")
                }
                return region
            }
            try await options.withHouse { house in
                let refused = try RefusedLines(path: list.bad)
                let reading = RegionReading(
                    office: house.office, tops: Set(tops), isTrial: list.dryRun, refused: refused)
                let file = ListFile(path: list.file, columns: RegionList.columns, needed: ["code", "name"])
                try await file.read(header: { try refused.begin($0) }) { try await reading.take($0) }
                try await reading.finish()
                try await list.tellHome(of: house)
                try list.tell(
                    [("added", reading.added), ("changed", reading.changed), ("unchanged", reading.unchanged)],
                    refused: refused.count)
            }
        }
    }

    struct PopulationCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "population", abstract: "Read resident populations by year, with their source.",
            discussion: "Columns: code or 代码, year or 年份, population or 常住人口, source or 来源.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var list: ListOptions

        func run() async throws {
            try await options.withHouse { house in
                let refused = try RefusedLines(path: list.bad)
                let reading = PopulationReading(office: house.office, isTrial: list.dryRun, refused: refused)
                let file = ListFile(
                    path: list.file, columns: ListedPopulation.columns,
                    needed: ["code", "year", "population", "source"])
                try await file.read(header: { try refused.begin($0) }) { try await reading.take($0) }
                try await reading.finish()
                try list.tell(
                    [("added", reading.added), ("changed", reading.changed), ("unchanged", reading.unchanged)],
                    refused: refused.count)
            }
        }
    }

    struct Changes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read which places were renamed, merged, split or moved.",
            discussion: """
                Columns: day or 日期, kind or 变更类型 (renamed 更名, merged 合并, split 拆分, moved 划转), old or 原代码,
                new or 新代码 (several with ; between them), name or 新名称, source or 来源.
                """)

        @OptionGroup var options: HouseOptions
        @OptionGroup var list: ListOptions

        func run() async throws {
            try await options.withHouse { house in
                let refused = try RefusedLines(path: list.bad)
                let reading = ChangeReading(office: house.office, isTrial: list.dryRun, refused: refused)
                let file = ListFile(
                    path: list.file, columns: ListedChange.columns, needed: ["day", "kind", "old", "source"])
                try await file.read(header: { try refused.begin($0) }) { try await reading.take($0) }
                try await reading.finish()
                try await list.tellHome(of: house)
                try list.tell(
                    [("recorded", reading.recorded), ("unchanged", reading.unchanged)], refused: refused.count)
            }
        }
    }
}
