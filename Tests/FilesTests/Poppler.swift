import Foundation

/// Reads a PDF the way another program does: Poppler's tools, which `bin/setup tests` installs.
enum Poppler {
    static func text(_ pdf: [UInt8]) throws -> String { try run("pdftotext", ["-raw", "-", "-"], pdf) }

    static func pages(_ pdf: [UInt8]) throws -> Int? {
        let line = try run("pdfinfo", ["-"], pdf).split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return line.flatMap { Int($0.dropFirst(6).filter(\.isNumber)) }
    }

    /// One line for each font: its name, its kind, whether it is in the file.
    static func fonts(_ pdf: [UInt8]) throws -> [String] {
        // `pdffonts` alone reads no standard input.
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try run("pdffonts", [file.path], []).split(separator: "\n").dropFirst(2).map(String.init)
    }

    private static func run(_ tool: String, _ arguments: [String], _ input: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
