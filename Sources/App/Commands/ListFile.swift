import ArgumentParser
import Files
import Foundation

/// A list on the operator's disk, read line by line: 660,000 of them need no more memory than one slice.
struct ListFile {
    /// A line by the keys of its columns, and as it stands in the file.
    struct Line {
        let number: Int
        let cells: [String: String]
        let original: [String]
    }

    let path: String
    /// Key to the names under which lists know the column.
    let columns: [String: [String]]
    /// The keys without which nothing can be read.
    let needed: [String]

    private static let chunk = 1 << 18

    /// - Returns: the names of the columns as they stand in the file.
    /// - Throws: `ValidationError` when the file cannot be opened or lacks a column; `FileFault` when it is no list.
    @discardableResult
    func read(
        header: ([String]) throws -> Void, _ take: (Line) async throws -> Void
    ) async throws -> [String] {
        var finder = EncodingFinder()
        try each { finder.look(at: $0) }
        let decoder = try TextDecoder(try finder.found())
        var limits = TableLimits.standard
        limits.rows = 2_000_000
        let reader = CSVReader(limits: limits)
        var names: [String]?
        var places: [String: Int] = [:]
        func takeAll(_ records: [CSVRecord]) async throws {
            for record in records {
                guard names != nil else {
                    names = record.cells
                    places = try self.places(in: record.cells)
                    try header(record.cells)
                    continue
                }
                try await take(Self.line(record, places))
            }
        }
        let file = try open()
        defer { try? file.close() }
        while let bytes = try file.read(upToCount: Self.chunk), !bytes.isEmpty {
            try await takeAll(try reader.read(try decoder.decode([UInt8](bytes))))
        }
        try decoder.finish()
        try await takeAll(try reader.finish())
        guard let names else { throw ValidationError("\(path): the file is empty") }
        return names
    }

    private func open() throws -> FileHandle {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ValidationError("\(path): there is no such file")
        }
        guard !isFolder.boolValue else { throw ValidationError("\(path): this is a folder; name the file in it") }
        guard let file = FileHandle(forReadingAtPath: path) else { throw ValidationError("\(path): cannot be opened") }
        return file
    }

    private func each(_ look: ([UInt8]) -> Void) throws {
        let file = try open()
        defer { try? file.close() }
        while let bytes = try file.read(upToCount: Self.chunk), !bytes.isEmpty { look([UInt8](bytes)) }
    }

    private func places(in header: [String]) throws -> [String: Int] {
        let names = header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        let places = columns.compactMapValues { aliases in names.firstIndex { aliases.contains($0) } }
        for key in needed where places[key] == nil {
            throw ValidationError("\(path): no column \((columns[key] ?? [key]).joined(separator: " / "))")
        }
        return places
    }

    private static func line(_ record: CSVRecord, _ places: [String: Int]) -> Line {
        let cells = places.compactMapValues { place in
            place < record.cells.count ? record.cells[place].trimmingCharacters(in: .whitespaces) : nil
        }
        return Line(number: record.line, cells: cells, original: record.cells)
    }
}
