import Foundation

/// Whom a response is about, as far as it is kept: the reference and the identifier, never a name.
enum FHIRSubject {
    static let longest = 1_000

    /// - Returns: the text that is kept sealed; `nil` for what is no reference or too long.
    static func text(of json: Any) -> String? {
        guard let given = json as? [String: Any] else { return nil }
        var kept: [String: Any] = [:]
        for name in ["reference", "type"] {
            guard let value = given[name] else { continue }
            guard let text = value as? String, !text.isEmpty else { return nil }
            kept[name] = text
        }
        if let value = given["identifier"] {
            guard let identifier = value as? [String: Any] else { return nil }
            let parts = identifier.filter { ["system", "value"].contains($0.key) }.compactMapValues { $0 as? String }
            if !parts.isEmpty { kept["identifier"] = parts }
        }
        guard let data = try? JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys]),
            data.count <= longest
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    static func read(_ text: String) -> Any {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) ?? [String: Any]()
    }
}
