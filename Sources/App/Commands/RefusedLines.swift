import ArgumentParser
import Care
import Files
import Foundation
import Regions
import Web

/// The lines of a list that were not taken over: told on the error stream, and kept in a file to mend.
final class RefusedLines {
    private let file: FileHandle?
    private let words: Words
    private(set) var count = 0

    /// - Parameter path: where the refused lines go, with a column for the reason; `nil` to tell them only.
    init(path: String?) throws {
        words = try Words(folder: try Resources(setting: nil).words)
        guard let path else {
            file = nil
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let opened = FileHandle(forWritingAtPath: path)
        else { throw ValidationError("\(path): cannot be written") }
        file = opened
    }

    deinit { try? file?.close() }

    func begin(_ header: [String]) throws {
        try file?.write(contentsOf: Data(CSVWriter.bytes(header: header + ["reason"], rows: [])))
    }

    func take(_ line: ListFile.Line, _ problem: RegionListProblem) throws {
        count += 1
        let reason = words.text(problem.phrase, in: .en)
        // The beginning of the line stands beside its number: a spreadsheet counts lines in its own way.
        let shown = line.original.joined(separator: ",").prefix(40)
        FileHandle.standardError.write(Data("line \(line.number) (\(shown)): \(reason)\n".utf8))
        // Only the first line of a file bears the mark of its encoding.
        let bytes = CSVWriter.bytes(header: line.original + [reason], rows: []).dropFirst(3)
        try file?.write(contentsOf: Data(bytes))
    }
}
