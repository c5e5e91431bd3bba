import Foundation

/// Reads a PDF the way another program does: Poppler's tools, which `bin/setup tests` installs.
public enum Poppler {
    public static func text(_ pdf: [UInt8]) throws -> String { try run("pdftotext", ["-raw", "-", "-"], pdf) }

    /// - Parameter page: from 1.
    public static func text(_ pdf: [UInt8], page: Int) throws -> String {
        try run("pdftotext", ["-raw", "-f", "\(page)", "-l", "\(page)", "-", "-"], pdf)
    }

    public static func pages(_ pdf: [UInt8]) throws -> Int? {
        let line = try run("pdfinfo", ["-"], pdf).split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return line.flatMap { Int($0.dropFirst(6).filter(\.isNumber)) }
    }

    /// Whether every page is A4, 210 × 297 mm (ISO 216), by its own box and to a tenth of a millimetre.
    public static func isOnA4(_ pdf: [UInt8]) throws -> Bool {
        let lines = try run("pdfinfo", ["-box", "-f", "1", "-l", "9999", "-"], pdf).split(separator: "\n")
        let boxes = lines.filter { $0.contains("MediaBox:") }.map { line in
            line.split(separator: " ").suffix(4).compactMap { Double($0) }
        }
        let sheet = [0, 0, 210 / 25.4 * 72, 297 / 25.4 * 72]
        return try boxes.count == pages(pdf) && boxes.allSatisfy { box in
            box.count == 4 && zip(box, sheet).allSatisfy { abs($0 - $1) < 0.3 }
        }
    }

    /// One line for each font: its name, its kind, whether it is in the file.
    public static func fonts(_ pdf: [UInt8]) throws -> [String] {
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
