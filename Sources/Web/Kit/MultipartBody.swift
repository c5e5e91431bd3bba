import Files
import Foundation

/// Reads `multipart/form-data` (RFC 7578), the format of forms with a file.
enum MultipartBody {
    static let mostParts = 20

    struct Read {
        var values: [String: String] = [:]
        var uploads: [String: UploadedFile] = [:]
    }

    /// The line between parts; `nil` when the header names none that RFC 2046 allows.
    static func boundary(of contentType: String) -> String? {
        let pieces = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard pieces.first?.lowercased() == "multipart/form-data",
            let found = pieces.first(where: { $0.lowercased().hasPrefix("boundary=") })
        else { return nil }
        let boundary = found.dropFirst(9).trimmingCharacters(in: ["\""])
        let allowed = boundary.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "'()+_,-./:=?".utf8.contains(byte)
        }
        return allowed && (1...70).contains(boundary.utf8.count) ? boundary : nil
    }

    /// - Returns: `nil` when the parts are not well-formed or too many, a name comes twice, or a text holds a NUL.
    static func read(_ bytes: [UInt8], boundary: String) -> Read? {
        let (body, divider) = (Data(bytes), Data("\r\n--\(boundary)".utf8))
        // The first divider has no line end before it.
        guard body.starts(with: divider.dropFirst(2)) else { return nil }
        var read = Read()
        var start = divider.count - 2
        for _ in 0...mostParts {
            let rest = body[start...]
            if rest.starts(with: Data("--".utf8)) { return read }
            guard rest.starts(with: Data("\r\n".utf8)), let end = body.range(of: divider, in: start..<body.count),
                keep(body[(start + 2)..<max(start + 2, end.lowerBound)], in: &read)
            else { return nil }
            start = end.upperBound
        }
        return nil
    }

    private static func keep(_ part: Data, in read: inout Read) -> Bool {
        let blank = Data("\r\n\r\n".utf8)
        let head = part.prefix(4_096)
        guard let gap = head.range(of: blank), let text = String(validating: part[..<gap.lowerBound], as: UTF8.self),
            let disposition = disposition(of: text), let name = parameter("name", of: disposition), !name.isEmpty,
            !name.utf8.contains(0), read.values[name] == nil, read.uploads[name] == nil
        else { return false }
        let content = part[gap.upperBound...]
        guard let fileName = parameter("filename", of: disposition) else {
            guard let value = String(validating: content, as: UTF8.self), !value.utf8.contains(0) else { return false }
            read.values[name] = value
            return true
        }
        // A form that was sent without choosing a file brings one without name and content.
        if !fileName.isEmpty || !content.isEmpty {
            read.uploads[name] = UploadedFile(name: fileName, bytes: Array(content))
        }
        return true
    }

    private static func disposition(of head: String) -> String? {
        let lines = head.replacing("\r\n", with: "\n").split(separator: "\n")
        let name = "content-disposition:"
        guard let line = lines.first(where: { $0.lowercased().hasPrefix(name) }) else { return nil }
        let value = line.dropFirst(name.count).trimmingCharacters(in: .whitespaces)
        return value.lowercased().hasPrefix("form-data") ? value : nil
    }

    /// A quoted parameter. Browsers write a quotation mark within it as `%22`.
    private static func parameter(_ name: String, of disposition: String) -> String? {
        guard let start = disposition.range(of: "; \(name)=\"", options: .caseInsensitive)?.upperBound,
            let end = disposition[start...].firstIndex(of: "\"")
        else { return nil }
        return disposition[start..<end].replacingOccurrences(of: "%22", with: "\"")
    }
}
