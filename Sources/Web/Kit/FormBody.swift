import Foundation

/// Reads `application/x-www-form-urlencoded`, the one format in which forms are sent here.
enum FormBody {
    /// - Returns: `nil` when the text is not well-formed UTF-8, holds a NUL, or has more than 400 fields.
    static func read(_ text: String) -> [String: String]? {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = plain(parts[0]), let value = parts.count == 2 ? plain(parts[1]) : "" else { return nil }
            guard !name.utf8.contains(0), !value.utf8.contains(0) else { return nil }
            values[name] = value
            guard values.count <= 400 else { return nil }
        }
        return values
    }

    private static func plain(_ text: Substring) -> String? {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
    }
}
